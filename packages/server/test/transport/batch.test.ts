import { describe, expect, test } from "vitest";
import { Batch, toBytes } from "../../src/transport/batch.ts";
import { toTextFrame } from "../../src/transport/text-frame.ts";

function toFrames(...texts: string[]): Buffer {
  return Buffer.concat(texts.map((text) => toTextFrame(text)));
}

function toBatch(...texts: string[]): Batch {
  const batch = new Batch();
  for (const text of texts) batch.push(Buffer.from(text));
  return batch;
}

describe("a batch", () => {
  test("frames its messages into one Buffer that all share [SUB-5]", () => {
    const texts = ["ab", "c", "d".repeat(200), "e".repeat(70_000)];
    const batch = toBatch(...texts);
    expect(toBytes(batch.whole)).toEqual(toFrames(...texts));
    expect(toBytes(batch.whole)).toBe(toBytes(batch.whole));
    expect(batch.byteLength).toBe(toFrames(...texts).length);
  });

  test("is sealed by the first reading", () => {
    const batch = toBatch("ab");
    expect(batch.isSealed).toBe(false);
    toBytes(batch.whole);
    expect(batch.isSealed).toBe(true);
  });

  test("gives the part that is asked for, without copying", () => {
    const batch = new Batch();
    const ends = ["ab", "c", "def"].map((text) => {
      batch.push(Buffer.from(text));
      return batch.byteLength;
    });
    const [one, two, three] = ends as [number, number, number];
    const slice = toBytes({ batch, fromByte: one, toByte: two });
    expect(slice).toEqual(toFrames("c"));
    expect(slice.buffer).toBe(toBytes(batch.whole).buffer);
    expect(toBytes({ batch, fromByte: two, toByte: undefined })).toEqual(toFrames("def"));
    expect(toBytes({ batch, fromByte: three, toByte: undefined })).toHaveLength(0);
  });
});
