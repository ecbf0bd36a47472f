import { describe, expect, it } from "vitest";
import { createLexicon, decode as decodeWith, type Decoded } from "../src/decode.ts";

const decode = (data: unknown): Decoded => decodeWith(data, createLexicon());

describe("decode", () => {
  it("[CLI-1] knows frames of another type to be none of its business", () => {
    expect(decode('{"type":"presence","channel":"room:a"}')).toEqual({ status: "unknown" });
    expect(decode('{"type":"constructor"}')).toEqual({ status: "unknown" });
  });

  it.each(["", "nope", "null", "1", "[]", "{}", '{"type":1}', new ArrayBuffer(8), undefined])(
    "finds %j malformed",
    (data) => {
      expect(decode(data)).toMatchObject({ status: "malformed", type: "unknown" });
    },
  );

  it("tells which request a malformed reply answers", () => {
    expect(decode('{"type":"ok","id":7,"position":{"epoch":"e"}}')).toMatchObject({
      status: "malformed",
      type: "ok",
      id: 7,
      issue: { at: "/position", keyword: "required" },
    });
  });
});
