import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toContractGround } from "../../../src/page/hand/contract-ground.ts";

describe("toContractGround", () => {
  it("finds the first message event and its first example", () => {
    const path = new URL("../../../../../schema/contracts/chat.contract.json", import.meta.url);
    const contract: unknown = JSON.parse(readFileSync(path, "utf8"));
    expect(toContractGround(contract)).toEqual({
      channel: "room:sample",
      event: "chat.said",
      data: { text: "Hello" },
    });
  });

  it("does without examples", () => {
    const events = { "order.typing": { kind: "signal" }, "order.placed": { kind: "message" } };
    expect(toContractGround({ namespaces: { order: { events } } })).toEqual({
      channel: "order:sample",
      event: "order.placed",
      data: {},
    });
  });

  it.each([undefined, null, [], {}, { namespaces: 1 }, { namespaces: { a: { events: null } } }])(
    "finds nothing in %j",
    (contract) => {
      expect(toContractGround(contract)).toBeUndefined();
    },
  );
});
