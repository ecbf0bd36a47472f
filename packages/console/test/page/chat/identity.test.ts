import { describe, expect, it } from "vitest";
import { createIdentity, NAME_LIMIT, openStorage, toName } from "../../../src/page/chat/identity.ts";

function forbid(): never {
  throw new Error("The operation is insecure.");
}

describe("an identity", () => {
  it("is remembered by its window, and suggested to the next one", () => {
    const device = openStorage(forbid);
    const first = createIdentity(device, openStorage(forbid));
    expect(first).toMatchObject({ name: undefined, suggestion: "" });
    first.rename("Ada");
    expect(first.name).toBe("Ada");
    expect(createIdentity(device, openStorage(forbid))).toMatchObject({ name: undefined, suggestion: "Ada" });
  });
});

describe("toName", () => {
  it("smooths white space and keeps to the limit of the contract", () => {
    expect(toName("  Grace \n Hopper ")).toBe("Grace Hopper");
    expect(Array.from(toName("𝒜".repeat(60)) ?? "")).toHaveLength(NAME_LIMIT);
  });

  it("is nothing when nothing is left", () => {
    expect(toName(" \t ")).toBeUndefined();
  });
});
