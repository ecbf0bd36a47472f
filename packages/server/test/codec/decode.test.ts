import { describe, expect, test } from "vitest";
import { decode } from "../../src/codec/decode.ts";
import { readInvalidExamples, readValidExamples, type InvalidExample } from "../server-schema.ts";

const WITHOUT_ID = new Set(["hello", "pong"]);

/** Whether the fault can be answered: by the examples' own words, not by the code under test. */
function hasUsableId({ frame, at }: InvalidExample): boolean {
  const { type, id } = frame as { type?: unknown; id?: unknown };
  return !WITHOUT_ID.has(String(type)) && typeof id === "number" && at !== "/id";
}

describe("schema/examples", () => {
  test.each(readValidExamples())("%j is a frame [FR-1]", (frame) => {
    expect(decode(JSON.stringify(frame))).toEqual({ kind: "frame", frame });
  });

  test.each(readInvalidExamples().filter(hasUsableId))(
    "refused with keyword and place: $breaks [FR-4]",
    ({ frame, keyword, at }) => {
      expect(decode(JSON.stringify(frame))).toMatchObject({
        kind: "refused",
        id: (frame as { id: number }).id,
        refusal: { code: "invalid_frame", issues: [expect.objectContaining({ keyword, at })] },
      });
    },
  );

  test.each(readInvalidExamples().filter((example) => !hasUsableId(example)))(
    "beyond an answer: $breaks [FR-3] [FR-4]",
    ({ frame }) => {
      expect(decode(JSON.stringify(frame))).toMatchObject({ kind: "fatal", closure: { name: "bad_frame" } });
    },
  );
});

describe("beyond an answer [FR-3]", () => {
  test.each([
    ["an empty text", ""],
    ["not JSON", "hello"],
    ["JSON with more behind it", '{"type":"pong"} {}'],
    ["a comment", '{"type":"pong"}//'],
    ["a byte order mark", '\ufeff{"type":"pong"}'],
    ["NaN", '{"type":"ping","id":NaN}'],
    ["null", "null"],
    ["a number", "1"],
    ["a string", '"hello"'],
    ["an array", "[]"],
    ["an array of frames", '[{"type":"pong"}]'],
    ["no type", "{}"],
    ["a type that is no string", '{"type":1}'],
    ["an unknown type", '{"type":"shout","id":1}'],
    ["a type of the other direction", '{"type":"welcome"}'],
    ["a name of Object.prototype as type", '{"type":"constructor","id":1}'],
    ["__proto__ as type", '{"type":"__proto__","id":1}'],
    ["a type inside __proto__", '{"__proto__":{"type":"pong"}}'],
  ])("%s", (_, text) => {
    expect(decode(text)).toMatchObject({ kind: "fatal", closure: { name: "bad_frame" } });
  });

  test("says what is wrong in words without the text [ERR-3]", () => {
    const decoded = decode('{"type":"SECRET"}');
    expect(decoded).toMatchObject({ kind: "fatal" });
    expect(JSON.stringify(decoded)).not.toContain("SECRET");
  });
});

describe("the id decides whether a fault can be answered [FR-4]", () => {
  const toText = (id: string): string => `{"type":"ping","id":${id},"extra":1}`;

  test.each(["1", "2147483647", "1.0", "1e0", "10e-1"])("usable: %s", (id) => {
    expect(decode(toText(id))).toMatchObject({ kind: "refused", id: Number(id) });
  });

  test.each(["0", "-1", "1.5", "2147483648", '"1"', "null", "true", "{}", "[1]", "1e400"])(
    "not: %s",
    (id) => {
      expect(decode(toText(id))).toMatchObject({ kind: "fatal" });
    },
  );

  test("an id on a frame that has none does not help", () => {
    expect(decode('{"type":"pong","id":1}')).toMatchObject({ kind: "fatal" });
    expect(decode('{"type":"hello","id":1}')).toMatchObject({ kind: "fatal" });
  });

  test.each([
    [
      "__proto__",
      '{"type":"publish","id":7,"channel":"open:x","event":"e","data":{"__proto__":1}}',
      "/data/__proto__",
    ],
    ["1e400", '{"type":"publish","id":7,"channel":"open:x","event":"e","data":{"n":1e400}}', "/data/n"],
    [
      "a lone surrogate",
      '{"type":"publish","id":7,"channel":"open:x","event":"e","data":{"s":"\\ud800"}}',
      "/data/s",
    ],
  ])("%s is refused where the id is usable [FR-10]", (_, text, at) => {
    expect(decode(text)).toMatchObject({
      kind: "refused",
      id: 7,
      refusal: { code: "invalid_frame", issues: [expect.objectContaining({ at })] },
    });
  });

  test("a frame beyond its size is closed, whatever its id [FR-5]", () => {
    const deep = "[".repeat(5000) + "]".repeat(5000);
    expect(
      decode(`{"type":"publish","id":7,"channel":"open:x","event":"e","data":{"a":${deep}}}`),
    ).toMatchObject({
      kind: "fatal",
    });
  });
});

describe("a repeated member name [FR-9]", () => {
  test("counts as if only its last value had been sent", () => {
    expect(decode('{"type":"ping","id":1,"id":2}')).toEqual({
      kind: "frame",
      frame: { type: "ping", id: 2 },
    });
  });

  test("hides nothing from the schema", () => {
    expect(decode('{"type":"ping","id":1,"id":"2"}')).toMatchObject({ kind: "fatal" });
  });
});

test("a message of an error is cut between characters [FR-8]", () => {
  const decoded = decode(`{"type":"ping","id":1,"${"😀".repeat(400)}":1}`);
  expect(decoded).toMatchObject({ kind: "refused" });
  const { message } = (decoded as { refusal: { message: string } }).refusal;
  expect(message.isWellFormed()).toBe(true);
  expect(message.length).toBeLessThanOrEqual(500);
});
