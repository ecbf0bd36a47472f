import { describe, expect, test } from "vitest";
import { findGuardFault, MAX_DEPTH, MAX_VALUES } from "../../src/codec/guard.ts";

function findIn(text: string) {
  return findGuardFault(JSON.parse(text));
}

/** Arrays in each other: `depth` of them. */
function toNested(depth: number, innermost = ""): string {
  return `${"[".repeat(depth)}${innermost}${"]".repeat(depth)}`;
}

function toMany(count: number): string {
  return `[${Array.from({ length: count - 1 }, () => "0").join()}]`;
}

describe("size", () => {
  test("32 deep passes, 33 do not [FR-11] [FR-5]", () => {
    expect(findIn(toNested(MAX_DEPTH))).toBeUndefined();
    expect(findIn(toNested(MAX_DEPTH + 1))).toEqual({ kind: "size", message: "nested deeper than 32" });
  });

  test("a scalar does not count as depth [FR-11]", () => {
    expect(findIn(toNested(MAX_DEPTH, '"x"'))).toBeUndefined();
  });

  test("objects count as depth as arrays do [FR-11]", () => {
    const toObjects = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    expect(findIn(toObjects(MAX_DEPTH))).toBeUndefined();
    expect(findIn(toObjects(MAX_DEPTH + 1))).toMatchObject({ kind: "size" });
  });

  test("10 000 values pass, 10 001 do not [FR-11] [FR-5]", () => {
    expect(findIn(toMany(MAX_VALUES))).toBeUndefined();
    expect(findIn(toMany(MAX_VALUES + 1))).toEqual({ kind: "size", message: "more than 10000 values" });
  });

  test.each(["0", "null", "true", '""', "{}", "[]"])("%s counts as one value [FR-11]", (value) => {
    const items = (count: number): string => `[${Array.from({ length: count }, () => value).join()}]`;
    expect(findIn(items(MAX_VALUES - 1))).toBeUndefined();
    expect(findIn(items(MAX_VALUES))).toMatchObject({ kind: "size" });
  });

  test("5 000 deep is found without a stack overflow [FR-5]", () => {
    expect(findIn(toNested(5000))).toMatchObject({ kind: "size" });
  });

  test("is judged before what else is wrong, wherever that stands [FR-5]", () => {
    const deep = toNested(40);
    expect(findIn(`{"__proto__":{},"x":${deep}}`)).toMatchObject({ kind: "size" });
    expect(findIn(`{"__proto__":${deep}}`)).toMatchObject({ kind: "size" });
    expect(findIn(`["\\ud800",1e400,${deep}]`)).toMatchObject({ kind: "size" });
    expect(findIn(`{"a":1e400,"x":${deep}}`)).toMatchObject({ kind: "size" });
    expect(findIn(`{"\\ud800":1,"x":${toMany(MAX_VALUES)}}`)).toMatchObject({ kind: "size" });
  });
});

describe("values that no schema sees are refused at their place [FR-10]", () => {
  test.each<[string, string, string, string]>([
    ["a number that overflows", '{"data":{"n":1e400}}', "/data/n", "number"],
    ["a number that overflows below zero", '{"data":[0,-1e400]}', "/data/1", "number"],
    ["a lone high surrogate", '{"data":{"s":"a\\ud800"}}', "/data/s", "unicode"],
    ["a lone low surrogate", '{"data":{"s":"\\udc00a"}}', "/data/s", "unicode"],
    ["surrogates in the wrong order", '{"data":{"s":"\\udc00\\ud800"}}', "/data/s", "unicode"],
    ["a lone surrogate in a name", '{"data":{"a":{"\\ud800":1}}}', "/data/a", "unicode"],
    ["a member named __proto__", '{"data":{"__proto__":{"x":1}}}', "/data/__proto__", "propertyNames"],
    ["a member named __proto__ at the top", '{"__proto__":1}', "/__proto__", "propertyNames"],
    ["__proto__ written with an escape", '{"\\u005f_proto__":1}', "/__proto__", "propertyNames"],
    ["a name with a slash and a tilde", '{"a/b":{"c~d":1e400}}', "/a~1b/c~0d", "number"],
    ["the first of several", '{"a":1e400,"b":"\\ud800"}', "/a", "number"],
  ])("%s", (_, text, at, keyword) => {
    expect(findIn(text)).toMatchObject({ kind: "value", issue: { at, keyword } });
  });

  test("a pointer that would be too long names what holds the place", () => {
    const long = "x".repeat(600);
    expect(findIn(`{"data":{"${long}":{"${long}":1e400}}}`)).toMatchObject({ issue: { at: "/data" } });
    expect(findIn(`{"${long}":1e400}`)).toMatchObject({ issue: { at: `/${long}` } });
  });
});

test.each([
  ["pairs of surrogates", '{"s":"\\ud83d\\ude00","\\ud83d\\ude00":1}'],
  ["the largest integers", '{"n":9007199254740991,"m":-9007199254740991}'],
  ["fractions of any size", '{"n":1.5e-308,"m":0.1}'],
  ["names of Object.prototype", '{"constructor":1,"toString":2,"hasOwnProperty":3}'],
  ["names like __proto__", '{"__proto":1,"_proto__":2,"__PROTO__":3}'],
  ["__proto__ as a value", '{"a":"__proto__"}'],
  ["an escaped NUL", '{"a":"\\u0000"}'],
])("%s pass", (_, text) => {
  expect(findIn(text)).toBeUndefined();
});
