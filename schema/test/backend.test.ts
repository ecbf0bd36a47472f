import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { loadDefinitions } from "../generate/backend.ts";
import { SCHEMA_ROOT } from "../generate/load.ts";
import { toIssues } from "../toolkit/check-runtime.ts";
import { AJV_OPTIONS } from "../toolkit/payload-checks.ts";

interface Example {
  /** Title of the schema that it is held against. */
  readonly schema: string;
  readonly value: unknown;
  readonly keyword?: string;
  readonly at?: string;
}

function readExamples(kind: "valid" | "invalid"): readonly Example[] {
  const text = readFileSync(`${SCHEMA_ROOT}/examples/backend.${kind}.json`, "utf8");
  return JSON.parse(text) as readonly Example[];
}

for (const file of ["backend.schema.json", "webhook.schema.json"]) {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, strictTypes: false, strictRequired: false });
  const definitions = loadDefinitions(file);
  describe.each([...definitions])(`${file}: %s`, (title, schema) => {
    const validate = ajv.compile(schema);

    test("says what it is, and is closed where it is an object", () => {
      expect(typeof schema["description"]).toBe("string");
      expect(schema["type"] === "object" ? schema["additionalProperties"] : false).toBe(false);
    });

    test.each((schema["examples"] ?? []) as readonly unknown[])("allows its own example %j", (value) => {
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    });

    const own = (kind: "valid" | "invalid"): readonly Example[] =>
      readExamples(kind).filter((example) => example.schema === title);

    test.each(own("valid"))("allows $value", ({ value }) => {
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    });

    test.each(own("invalid"))("refuses $value", ({ value, keyword, at }) => {
      expect(validate(value)).toBe(false);
      expect(toIssues(validate.errors ?? [])).toContainEqual(expect.objectContaining({ keyword, at }));
    });
  });
}

test("every example names a schema that there is", () => {
  const titles = [
    ...loadDefinitions("backend.schema.json").keys(),
    ...loadDefinitions("webhook.schema.json").keys(),
  ];
  const named = [...readExamples("valid"), ...readExamples("invalid")].map(({ schema }) => schema);
  expect(named.filter((schema) => !titles.includes(schema))).toEqual([]);
});
