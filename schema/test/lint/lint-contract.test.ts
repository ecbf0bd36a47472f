import { describe, expect, test } from "vitest";
import { readJson } from "../../generate/load.ts";
import { FORMATS, lintContract, parseContract, type Contract, type DataSchema } from "../../toolkit/index.ts";

interface Dangerous {
  readonly name: string;
  readonly rule: string;
  readonly schema?: DataSchema;
  readonly pattern?: string;
  readonly $defs?: Readonly<Record<string, DataSchema>>;
}

const dangerous = readJson("examples/contracts/dangerous.json") as unknown as readonly Dangerous[];
const chat = readJson("contracts/chat.contract.json") as unknown as Contract;

function withMember(schema: DataSchema, $defs: Readonly<Record<string, DataSchema>> = {}): Contract {
  const data = { type: "object", properties: { it: schema }, additionalProperties: false };
  return {
    name: "probe",
    version: "1.0.0",
    namespaces: { room: { events: { said: { kind: "message", data } } } },
    $defs,
  };
}

const AT = "/namespaces/room/events/said/data/properties/it";

describe("the safe profile refuses", { timeout: 120_000 }, () => {
  test.each(dangerous.map((each) => [each.name, each] as const))(
    "%s",
    (_name, { rule, schema, pattern, $defs }) => {
      const contract = withMember(
        schema ?? { type: "string", maxLength: 64, pattern: String(pattern) },
        $defs,
      );
      const errors = lintContract(contract).filter(({ severity }) => severity === "error");
      expect(errors.map((each) => each.rule)).toContain(rule);
      for (const { at, reason, remedy } of errors) {
        expect(
          at.startsWith(AT) || at.startsWith("/$defs/") || at === "/namespaces/room/events/said/data",
        ).toBe(true);
        expect(reason).not.toBe("");
        expect(remedy).not.toBe("");
      }
      expect(parseContract(contract)).toMatchObject({ ok: false });
    },
  );

  test("values that are nested too deep, also through references", () => {
    const nest = (levels: number): DataSchema =>
      levels === 0 ? { type: "null" } : { type: "array", items: nest(levels - 1), maxItems: 1 };
    const $defs = { seven: nest(7) };
    expect(lintContract(withMember(nest(15)))).toEqual([]);
    expect(lintContract(withMember(nest(16)))).toMatchObject([
      { rule: "too-deep", at: "/namespaces/room/events/said/data" },
    ]);
    const outer = (levels: number): DataSchema =>
      levels === 0 ? { $ref: "#/$defs/seven" } : { type: "array", items: outer(levels - 1), maxItems: 1 };
    expect(lintContract(withMember(outer(8), $defs))).toEqual([]);
    expect(lintContract(withMember(outer(9), $defs))).toMatchObject([{ rule: "too-deep" }]);
  });

  test.each<[string, DataSchema]>([
    ["a text", { type: "string", maxLength: 3 }],
    ["anything", true],
    ["an object or a text", { anyOf: [{ type: "object", maxProperties: 1 }, { type: "null" }] }],
  ])("%s as a whole payload", (_name, data) => {
    const contract = {
      ...chat,
      namespaces: { room: { events: { said: { kind: "message", data } as const } } },
    };
    expect(lintContract(contract)).toMatchObject([{ rule: "not-an-object" }]);
  });
});

describe("the safe profile takes", () => {
  test.each<[string, DataSchema]>([
    ["anything, when it says so", true],
    [
      "a bounded map",
      {
        type: "object",
        additionalProperties: { type: "null" },
        maxProperties: 9,
        propertyNames: { pattern: "^[a-z]+$", maxLength: 20 },
      },
    ],
    ["several types, each bounded", { type: ["string", "integer", "null"], maxLength: 3, minimum: 1 }],
    ["alternatives", { anyOf: [{ type: "null" }, { const: 3 }] }],
    [
      "scalars that must differ",
      { type: "array", items: { $ref: "#/$defs/word" }, maxItems: 9, uniqueItems: true },
    ],
    [
      "words about a schema",
      {
        title: "A",
        description: "B",
        deprecated: true,
        default: 1,
        type: "integer",
        examples: [1],
        $comment: "C",
      },
    ],
    ...[...FORMATS.keys()].map((format): [string, DataSchema] => [
      `the format ${format}`,
      { type: "string", format, maxLength: 99 },
    ]),
  ])("%s", (_name, schema) => {
    const contract = withMember(schema, { word: { type: "string", maxLength: 3 } });
    expect(lintContract(contract).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(parseContract(contract)).toMatchObject({ ok: true });
  });

  test("the default contract, without a word", () => {
    expect(lintContract(chat)).toEqual([]);
  });
});

test("what is safe and strange is a warning, and no reason to refuse", () => {
  const contract: Contract = {
    ...withMember({ type: "null" }, { unused: { type: "null" } }),
    namespaces: { mail: { events: {}, inbox: true } },
  };
  expect(lintContract(contract)).toMatchObject([
    { severity: "warning", at: "/$defs/unused", rule: "unused-definition" },
    { severity: "warning", at: "/namespaces/mail", rule: "inbox-without-log" },
  ]);
  expect(parseContract(contract)).toMatchObject({ ok: true });
});

describe("a format is checked", () => {
  test.each([
    [
      "date",
      ["2024-02-29", "2000-02-29", "1999-12-31"],
      ["2023-02-29", "1900-02-29", "2024-02-30", "2024-2-1", "2024-04-31", "2024-01-01\n"],
    ],
    ["time", ["23:59:59Z", "00:00:00.5+01:00"], ["24:00:00Z", "12:00:00", "12:60:00Z"]],
    [
      "date-time",
      ["2024-02-29T12:00:00Z", "1970-01-01T00:00:00.000-08:00"],
      ["2023-02-29T12:00:00Z", "2024-01-01 12:00:00Z", "2024-01-01T12:00:00"],
    ],
    [
      "uuid",
      ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
      ["f81d4fae7dec11d0a76500a0c91e6bf6", "g81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
    ],
    ["email", ["a@b", "ada.lovelace+x@example.org"], ["a", "a@", "a@-b", "a b@c", "a@b..c"]],
    ["hostname", ["a", "example.org"], ["-a", "a..b", "a_b", `${"a".repeat(64)}.org`]],
    ["ipv4", ["0.0.0.0", "255.255.255.255"], ["256.0.0.1", "1.2.3", "01.2.3.4"]],
    ["uri", ["https://example.org/p?q=%20#f", "urn:a"], ["example.org", "a: b", "https://%zz"]],
  ])("%s", (format, valid, invalid) => {
    const toExamples = (texts: readonly string[]): Contract => {
      const contract = withMember({ type: "string", format, maxLength: 99 });
      const said = contract.namespaces["room"]!.events["said"]!;
      const examples = texts.map((it) => ({ it }));
      return { ...contract, namespaces: { room: { events: { said: { ...said, examples } } } } };
    };
    expect(parseContract(toExamples(valid))).toMatchObject({ ok: true });
    for (const text of invalid)
      expect(parseContract(toExamples([text])), text).toMatchObject({
        ok: false,
        issues: [{ keyword: "format" }],
      });
  });
});
