import { describe, expect, it } from "vitest";
import { toContractNotice } from "../../../src/page/chat/contract-notice.ts";

const chat = { name: "chat", version: "1.1.0", hash: "0".repeat(64) };

describe("toContractNotice", () => {
  it.each(["exact", "older"] as const)("says nothing when the match is %s [CON-1]", (match) => {
    expect(toContractNotice({ ...chat, match })).toBeUndefined();
  });

  it("warns of another version of the same contract", () => {
    expect(toContractNotice({ ...chat, match: "none" })).toMatchObject({ severity: "different" });
  });

  it("says which contract the server speaks when it is not that of the chat", () => {
    expect(toContractNotice({ ...chat, name: "orders", match: "none" })).toMatchObject({
      severity: "foreign",
      title: "This server speaks orders 1.1.0",
    });
  });
});
