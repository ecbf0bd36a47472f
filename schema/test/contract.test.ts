import { describe, expect, test } from "vitest";
import { readJson } from "../generate/load.ts";
import {
  canonicalJson,
  compilePayloadChecks,
  hashContract,
  parseContract,
  type Contract,
} from "../toolkit/index.ts";

const chat = readJson("contracts/chat.contract.json") as unknown as Contract;

function withEvent(data: unknown, more: object = {}): unknown {
  return {
    name: "probe",
    version: "1.0.0",
    namespaces: { room: { events: { said: { kind: "message", data, ...more } } } },
  };
}

describe("parseContract", () => {
  test("takes the default contract", () => {
    expect(parseContract(chat)).toEqual({ ok: true, contract: chat });
  });

  test.each([
    ["a contract without namespaces", { name: "a", version: "1.0.0" }, "", "required"],
    ["a version of two numbers", { ...chat, version: "1.0" }, "/version", "pattern"],
    ["an unknown member", { ...chat, color: "red" }, "/color", "additionalProperties"],
    [
      "an event of no kind",
      { name: "a", version: "1.0.0", namespaces: { room: { events: { said: { data: {} } } } } },
      "/namespaces/room/events/said",
      "required",
    ],
    [
      "a namespace named like a member of every object",
      { name: "a", version: "1.0.0", namespaces: { constructor: { events: {} } } },
      "/namespaces/constructor",
      "propertyNames",
    ],
    [
      "an example that its schema refuses",
      withEvent(
        { type: "object", required: ["text"], properties: { text: true }, additionalProperties: false },
        { examples: [{}] },
      ),
      "/namespaces/room/events/said/examples/0",
      "required",
    ],
    [
      "a schema with an unknown keyword",
      withEvent({ type: "object", frobnicate: 1, maxProperties: 3 }),
      "/namespaces/room/events/said/data/frobnicate",
      "unknown-keyword",
    ],
  ])("refuses %s", (_name, value, at, keyword) => {
    const parsed = parseContract(value);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.issues).toContainEqual(expect.objectContaining({ at, keyword }));
  });
});

describe("limits of a contract", () => {
  test.each([
    ["one that nobody knows", { frames: 1 }, "/limits/frames"],
    ["frames too short to say anything", { frameBytes: 10 }, "/limits/frameBytes"],
    ["no subscription at all", { subscriptions: 0 }, "/limits/subscriptions"],
    ["half a request", { inFlight: 0.5 }, "/limits/inFlight"],
  ])("are refused: %s", (_name, limits, at) => {
    const parsed = parseContract({ ...(chat as object), limits });
    expect(parsed).toMatchObject({ ok: false, issues: [{ at }] });
  });

  test("are no part of the fingerprint", () => {
    expect(hashContract({ ...chat, limits: { inFlight: 3 } })).toBe(hashContract(chat));
  });
});

describe("hashContract", () => {
  test("does not depend on descriptions, examples, version or the order of members", () => {
    const { description: _, namespaces, ...rest } = chat;
    const reversed = Object.fromEntries(Object.entries(namespaces).toReversed());
    expect(hashContract({ ...rest, version: "9.9.9", namespaces: reversed })).toBe(hashContract(chat));
  });

  test("changes with a constraint, and with a member that is named like an annotation", () => {
    const plain = withEvent({ type: "object", properties: {} }) as Contract;
    const bounded = withEvent({ type: "object", properties: {}, maxProperties: 3 }) as Contract;
    const described = withEvent({ type: "object", properties: { description: true } }) as Contract;
    expect(new Set([plain, bounded, described].map(hashContract)).size).toBe(3);
  });

  test.each(["description", "title", "examples", "default"])("knows a method called %s", (method) => {
    const plain = withEvent({ type: "object", properties: {} }) as Contract;
    const withMethod = (described: string): string =>
      hashContract({
        ...plain,
        methods: {
          [method]: { params: { type: "object", properties: {}, description: described }, result: true },
        },
      });
    expect(withMethod("asks")).not.toBe(hashContract(plain));
    expect(withMethod("asks")).toBe(withMethod("tells"));
  });
});

describe("compilePayloadChecks", () => {
  const check = compilePayloadChecks(chat).events.get("room")?.get("chat.said");

  test("accepts what the schema allows", () => {
    expect(check?.({ text: "Tea?" })).toBeUndefined();
  });

  test.each([
    [{ text: "" }, "/text", "minLength"],
    [{}, "", "required"],
    [{ text: "x", "a/b": 1 }, "/a~1b", "additionalProperties"],
    ["text", "", "type"],
  ])("names place and rule for %j [ERR-2]", (data, at, keyword) => {
    expect(check?.(data)).toEqual([expect.objectContaining({ at, keyword })]);
  });

  test("finds $defs of the contract", () => {
    const contract = {
      ...(withEvent({ type: "object", properties: { who: { $ref: "#/$defs/name" } } }) as Contract),
      $defs: { name: { type: "string", maxLength: 3 } },
    };
    const probe = compilePayloadChecks(contract).events.get("room")?.get("said");
    expect(probe?.({ who: "Ada" })).toBeUndefined();
    expect(probe?.({ who: "Charles" })).toEqual([
      expect.objectContaining({ at: "/who", keyword: "maxLength" }),
    ]);
  });
});

test("canonicalJson sorts members and refuses what JSON cannot hold", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: 1e21 })).toBe(
    '{"a":1e+21,"b":[1,{"c":"é","d":null}]}',
  );
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});
