import { describe, expect, test } from "vitest";
import { resolveSettings, type ServerOptions } from "../src/options.ts";

describe("settings", () => {
  test("have the defaults that PROTOCOL.md names", () => {
    expect(resolveSettings({})).toEqual({
      port: 8080,
      address: "127.0.0.1",
      unsafePublic: false,
      trustedProxies: [],
      tls: {},
      metrics: { enabled: false, address: "127.0.0.1" },
      allowedOrigins: [],
      publishContract: true,
      acceptedContracts: [],
      strictContract: false,
      dropBrokenHistory: false,
      limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 64, framesPerSecond: 50 },
      frameBurst: 100,
      heartbeat: { intervalMs: 25_000, graceMs: 10_000 },
      helloMs: 10_000,
      payloadErrorsPerMinute: 60,
      presenceGraceMs: 30_000,
      waitingPerAddress: 20,
      connectionsPerUser: 10,
      maxTokenLifeMs: 2_592_000_000,
      maxQueuedBytes: 1_048_576,
      memoryBytes: 268_435_456,
    });
  });

  test("keep the defaults of what stands beside a setting that is given", () => {
    expect(resolveSettings({ limits: { inFlight: 2 } }).limits).toEqual({
      frameBytes: 65_536,
      subscriptions: 128,
      inFlight: 2,
      framesPerSecond: 50,
    });
  });

  test("take undefined for not given", () => {
    expect(resolveSettings({ port: undefined } as unknown as ServerOptions).port).toBe(8080);
  });

  test("do not change with the options afterwards", () => {
    const allowedOrigins = ["https://a.example"];
    const settings = resolveSettings({ allowedOrigins });
    allowedOrigins.push("https://b.example");
    expect(settings.allowedOrigins).toEqual(["https://a.example"]);
  });
});

describe("a wrong setting is refused with its name, its rule and what was given", () => {
  test.each<[string, object, RegExp]>([
    ["a negative port", { port: -1 }, /^port: .*0.*-1/],
    ["a port beyond 65535", { port: 65_536 }, /^port: .*65535.*65536/],
    ["a port as text", { port: "80" }, /^port: expected integer, got string 80/],
    ["an empty address", { address: "" }, /^address: /],
    [
      "an origin with a path",
      { allowedOrigins: ["https://a.example/x"] },
      /^allowedOrigins\.0: .*https:\/\/a\.example\/x/,
    ],
    ["a limit of none", { limits: { inFlight: 0 } }, /^limits\.inFlight: .*1.*number 0/],
    ["a misspelt limit", { limits: { frameByte: 2000 } }, /^limits\.frameByte: /],
    ["limits that are a number", { limits: 3 }, /^limits: expected object, got number 3/],
    ["limits that are null", { limits: null }, /^limits: expected object, got null/],
    [
      "origins that are one text",
      { allowedOrigins: "https://a.example" },
      /^allowedOrigins: expected array, got string/,
    ],
    ["an interval that is no integer", { heartbeat: { intervalMs: 1000.5 } }, /^heartbeat\.intervalMs: /],
    ["hello later than the protocol allows [HS-3]", { helloMs: 15_001 }, /^helloMs: .*15000/],
  ])("%s", (_, options, message) => {
    expect(() => resolveSettings(options)).toThrow(TypeError);
    expect(() => resolveSettings(options)).toThrow(message);
  });
});
