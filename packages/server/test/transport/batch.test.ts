import { describe, expect, test } from "vitest";
import { Batch, toBytes } from "../../src/transport/batch.ts";

describe("a batch", () => {
  test("merges its frames into one Buffer that all share [SUB-5]", () => {
    const batch = new Batch();
    batch.push(Buffer.from("ab"));
    batch.push(Buffer.from("c"));
    expect(toBytes(batch.whole).toString()).toBe("abc");
    expect(toBytes(batch.whole)).toBe(toBytes(batch.whole));
  });

  test("copies nothing when it holds one frame", () => {
    const batch = new Batch();
    const only = Buffer.from("ab");
    batch.push(only);
    expect(toBytes(batch.whole)).toBe(only);
  });

  test("is sealed by the first reading", () => {
    const batch = new Batch();
    batch.push(Buffer.from("ab"));
    expect(batch.isSealed).toBe(false);
    toBytes(batch.whole);
    expect(batch.isSealed).toBe(true);
  });

  test("gives the part that is asked for, without copying", () => {
    const batch = new Batch();
    for (const frame of ["ab", "c", "def"]) batch.push(Buffer.from(frame));
    const slice = toBytes({ batch, fromByte: 2, toByte: 3 });
    expect(slice.toString()).toBe("c");
    expect(slice.buffer).toBe(toBytes(batch.whole).buffer);
    expect(toBytes({ batch, fromByte: 3, toByte: undefined }).toString()).toBe("def");
    expect(toBytes({ batch, fromByte: 6, toByte: undefined })).toHaveLength(0);
  });
});
