import { describe, expect, it, vi } from "vitest";
import { chat } from "../src/generated/chat/index.ts";
import { toSettings } from "../src/options.ts";
import { nodeTransport } from "../src/transport/node.ts";
import { createChatClient, setUp } from "./open-client.ts";

describe("wrong use", () => {
  it.each([
    [{ url: "nonsense" }, "createClient: url is nonsense, but must be a URL"],
    [
      { url: "ftp://localhost/" },
      "createClient: url is ftp://localhost/, but must begin with ws:, wss:, http: or https:",
    ],
    [{ guest: "short" }, "createClient: guest is a string, but must be 22 to 128 of A-Z, a-z, 0-9, _ and -"],
    [
      { connectTimeoutMs: 0 },
      "createClient: connectTimeoutMs is 0, but must be a whole number from 1 to 2147483647",
    ],
    [
      { backoff: { maxMs: 2 ** 31 } },
      "createClient: backoff.maxMs is 2147483648, but must be a whole number from 1 to 2147483647",
    ],
    [
      { pending: { maxCount: 1.5 } },
      "createClient: pending.maxCount is 1.5, but must be a whole number from 1 to 2147483647",
    ],
  ])("of options throws a TypeError that names option, value and rule: %j", (options, words) => {
    expect(() => createChatClient({ url: "ws://localhost/", ...options })).toThrow(new TypeError(words));
  });

  it("of channel names throws a TypeError", async () => {
    const { client } = await setUp();
    const open = (name: string): unknown => client.channel(name as "room");
    expect(() => open("nowhere:else")).toThrow(
      /^channel: the name is nowhere:else, but must begin with a namespace of the contract: room, lobby, open$/,
    );
    for (const name of [
      "",
      "Room",
      "room:",
      "room:a b",
      `room:${"x".repeat(65)}`,
      "room:a:b:c:d:e:f",
      "constructor",
    ]) {
      expect(() => open(name), name).toThrow(TypeError);
    }
  });

  it("of listeners throws a TypeError", async () => {
    const { client } = await setUp();
    expect(() => client.on("state", undefined as unknown as () => void)).toThrow(
      new TypeError('on("state"): the listener is undefined, but must be a function'),
    );
  });
});

describe("an address", () => {
  it.each([
    ["ws://localhost:8080/v1/connect", "ws://localhost:8080/v1/connect"],
    ["http://localhost:8080/v1/connect", "ws://localhost:8080/v1/connect"],
    ["https://example.org/v1/connect?region=eu", "wss://example.org/v1/connect?region=eu"],
    ["HTTPS://EXAMPLE.ORG", "wss://example.org/"],
  ])("%s leads to %s", (url, expected) => {
    expect(toSettings({ url, contract: chat }, nodeTransport).url).toBe(expected);
  });

  it("may be relative to the page", () => {
    vi.stubGlobal("location", { href: "https://example.org/app/" });
    expect(toSettings({ url: "/v1/connect", contract: chat }, nodeTransport).url).toBe(
      "wss://example.org/v1/connect",
    );
    vi.unstubAllGlobals();
  });
});
