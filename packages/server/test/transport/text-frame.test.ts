import { describe, expect, test } from "vitest";
import * as ws from "ws";
import { toAsciiFrame, toTextFrame } from "../../src/transport/text-frame.ts";

/** The part of `ws` that frames what a server sends; its types do not show it. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

function frameWithWs(text: string): Buffer {
  const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true };
  return Buffer.concat(Sender.frame(Buffer.from(text), options));
}

describe.each([0, 1, 125, 126, 127, 65_535, 65_536, 100_000])("a text of %d bytes", (length) => {
  const text = "x".repeat(length);

  test("has the bytes that ws would send", () => {
    expect(toTextFrame(text).equals(frameWithWs(text))).toBe(true);
  });

  test("has the same bytes when it comes as bytes", () => {
    expect(toTextFrame(Buffer.from(text)).equals(toTextFrame(text))).toBe(true);
  });
});

test("the length counts bytes, not characters", () => {
  const text = "😀ä".repeat(30);
  expect(toTextFrame(text).equals(frameWithWs(text))).toBe(true);
});

describe("an ASCII text as a string of bytes", () => {
  test.each([0, 1, 125, 126, 127, 255, 256, 65_535])("of %d characters is the frame of ws", (length) => {
    const text = "x".repeat(length);
    expect(Buffer.from(toAsciiFrame(text) ?? "", "latin1").equals(frameWithWs(text))).toBe(true);
  });

  test.each(["ä", `${"x".repeat(100)}😀`, "\u0080", "x".repeat(65_536)])(
    "is not made of another text",
    (text) => {
      expect(toAsciiFrame(text)).toBeUndefined();
    },
  );
});
