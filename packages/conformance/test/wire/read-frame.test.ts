import { describe, expect, test } from "vitest";
import { serverSchemas } from "../../src/generated/schemas.ts";
import { findClientFault, readFrame } from "../../src/wire/read-frame.ts";

const OK = '{"type":"ok","id":1}';

describe("readFrame", () => {
  test("takes every example of the schemas of server frames", () => {
    for (const { examples } of Object.values(serverSchemas)) {
      for (const example of examples as readonly unknown[])
        expect(readFrame(JSON.stringify(example)).ok).toBe(true);
    }
  });

  test.for([
    ["not JSON", "hello", "FR-1"],
    ["not an object", "[]", "FR-1"],
    ["a type of clients", '{"type":"publish","id":1}', "FR-1"],
    ["a name of Object.prototype as type", '{"type":"constructor"}', "FR-1"],
    ["a member too many", '{"type":"ok","id":1,"extra":true}', "FR-1"],
    ["a member too few", '{"type":"ok"}', "FR-1"],
    ["a value out of range", '{"type":"ok","id":0}', "FR-1"],
    ["a member name twice", '{"type":"ok","id":1,"id":1}', "FR-8"],
    ["an escaped member name twice", String.raw`{"type":"ok","id":1,"\u0069d":1}`, "FR-8"],
    [
      "a lone surrogate",
      String.raw`{"type":"error","code":"x","retryable":false,"message":"\ud800"}`,
      "FR-8",
    ],
    [
      "an integer that loses digits",
      '{"type":"message","channel":"a","offset":1,"event":"e","time":1,"data":{"n":[{"x":9007199254740993}]}}',
      "FR-8",
    ],
  ])("refuses %s", ([, text = "", requirement]) => {
    const read = readFrame(text);
    expect(read.ok ? undefined : read.violation.requirement).toBe(requirement);
  });

  test.for([
    [
      "the same name in two objects",
      '{"type":"message","channel":"a","offset":1,"event":"e","time":1,"data":{"a":{"x":1},"b":{"x":1}}}',
    ],
    [
      "the same text as name and value",
      '{"type":"message","channel":"a","offset":1,"event":"e","time":1,"data":{"a":"a","b":["a","a"]}}',
    ],
    ["white space and escapes", ` {"type" : "ok",\n"id":1 } `],
    [
      "punctuation inside texts",
      String.raw`{"type":"message","channel":"a","offset":1,"event":"e","time":1,"data":{"a":"{\"a\":1,","b":"\\"}}`,
    ],
    ["the plain thing", OK],
  ])("takes %s", ([, text = ""]) => {
    expect(readFrame(text)).toMatchObject({ ok: true });
  });
});

describe("findClientFault", () => {
  test("lets nothing through that the suite does not mean to send", () => {
    expect(findClientFault({ type: "ping", id: 1 })).toBeUndefined();
    expect(findClientFault({ type: "ping", id: 0 })).toMatchObject({ at: "/id" });
    expect(findClientFault({ type: "welcome" })).toMatchObject({ at: "/type" });
  });
});
