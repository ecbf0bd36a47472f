import { describe, expect, test } from "vitest";
import { defaultContract } from "../../src/contract/default-contract.ts";
import { findDurabilityFault, findPayloadFault, loadContract } from "../../src/contract/loaded-contract.ts";
import { NOTED, toContract } from "../contracts.ts";

const LOADED = loadContract(defaultContract);

function judge(namespace: string, event: string, data: object) {
  const found = LOADED.namespace(namespace);
  if (found === undefined) throw new Error(`no ${namespace}`);
  return findPayloadFault(found, "message", event, data);
}

describe("the default contract", () => {
  test("has the namespaces room, lobby and open, and no others", () => {
    expect(["room", "lobby", "open"].map((name) => LOADED.namespace(name)?.name)).toEqual([
      "room",
      "lobby",
      "open",
    ]);
    for (const name of ["", "rooms", "constructor", "__proto__", "toString"])
      expect(LOADED.namespace(name)).toBeUndefined();
  });

  test("keeps a log where it says so", () => {
    expect(LOADED.namespace("room")?.retention).toEqual({ size: 10_000, ttlMs: 7 * 24 * 3_600_000 });
    expect(LOADED.namespace("open")?.retention).toBeUndefined();
  });

  test("has the fingerprint of its wire-relevant part", () => {
    expect(LOADED.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loadContract({ ...defaultContract, description: "other", version: "1.0.1" }).hash).toBe(
      LOADED.hash,
    );
    expect(loadContract({ ...defaultContract, name: "other" }).hash).not.toBe(LOADED.hash);
  });
});

describe("a payload", () => {
  test.each([
    ["room", "chat.said", { text: "a" }],
    ["room", "chat.said", { text: "😀".repeat(4000), name: "Ada" }],
    ["lobby", "message", { args: [1, "a", { b: [] }] }],
    ["open", "anything", { at: { all: [null] } }],
    ["open", "constructor", {}],
  ])("of %s %s passes when it fits: %#", (namespace, event, data) => {
    expect(judge(namespace, event, data)).toBeUndefined();
  });

  test.each([
    ["too short", { text: "" }, "/data/text", "minLength"],
    ["too long, counted in characters", { text: "😀".repeat(4001) }, "/data/text", "maxLength"],
    ["of the wrong type", { text: 1 }, "/data/text", "type"],
    ["with a member too few", {}, "/data", "required"],
    ["with a member too many", { text: "a", "x/y~z": 1 }, "/data/x~1y~0z", "additionalProperties"],
    [
      "with a member that only its prototype has",
      Object.create({ text: "a" }) as object,
      "/data",
      "required",
    ],
  ])("%s is refused at its place [PUB-8] [ERR-2]", (_, data, at, keyword) => {
    expect(judge("room", "chat.said", data)).toMatchObject({
      code: "invalid_payload",
      issues: [expect.objectContaining({ at, keyword })],
    });
  });

  test("is not looked at when its event is unknown or a signal", () => {
    expect(judge("room", "chat.sung", { text: 1 })).toMatchObject({ code: "unknown_event" });
    expect(judge("room", "toString", {})).toMatchObject({ code: "unknown_event" });
    expect(judge("room", "chat.typing", { text: 1 })).toMatchObject({ code: "wrong_kind" });
  });
});

describe("durability", () => {
  const toLoaded = (durability: "memory" | "disk" | "replicated" | "best") =>
    loadContract(
      toContract({
        open: { events: NOTED },
        note: { events: NOTED, log: { size: 1, ttlMs: 60_000, durability } },
      }),
    );

  test.each([
    ["memory", "memory"],
    ["memory", "disk"],
    ["disk", "disk"],
    ["best", "memory"],
  ] as const)("%s is had from %s", (asked, has) => {
    expect(findDurabilityFault(toLoaded(asked), has)).toBeUndefined();
  });

  test.each([
    ["disk", "memory"],
    ["replicated", "disk"],
  ] as const)("%s is more than %s, and the place is named", (asked, has) => {
    expect(findDurabilityFault(toLoaded(asked), has)).toBe(
      `contract: /namespaces/note/log/durability asks for ${asked}, and the engine has ${has}`,
    );
  });
});
