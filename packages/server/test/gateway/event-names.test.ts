import { describe, expect, test } from "vitest";
import { NameTable } from "../../src/gateway/event-names.ts";

describe("names of events", () => {
  test("are the same on both sides, unless the table says otherwise", () => {
    const table = new NameTable({ "chat message": "chat.said" });
    expect([table.toEvent("chat message"), table.toEvent("note")]).toEqual(["chat.said", "note"]);
    expect([table.toName("chat.said"), table.toName("note")]).toEqual(["chat message", "note"]);
  });

  test("what Socket.IO takes for its own arrives under another name", () => {
    expect(new NameTable({}).toName("disconnect")).toBe("event:disconnect");
  });

  test.each([
    [{ a: "x", b: "x" }, /two names stand for the same event/],
    [{ connect: "x" }, /"connect" has a meaning of its own/],
  ])("%o is refused", (names, message) => {
    expect(() => new NameTable(names)).toThrow(message);
  });
});
