import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { loadFrames, readJson, SCHEMA_ROOT } from "../generate/load.ts";
import { toIssues } from "../toolkit/check-runtime.ts";
import { AJV_OPTIONS } from "../toolkit/payload-checks.ts";

interface InvalidExample {
  readonly breaks: string;
  readonly keyword: string;
  readonly at: string;
  readonly frame: unknown;
}

/** Names of the files follow the schemas: `client/hello.schema.json` has `examples/client/hello.valid.json`. */
function readExamples(file: string, kind: "valid" | "invalid"): unknown {
  const path = `${SCHEMA_ROOT}/examples/${file.replace(".schema.json", `.${kind}.json`)}`;
  return JSON.parse(readFileSync(path, "utf8")) as unknown;
}

for (const direction of ["client", "server"] as const) {
  for (const { file, written, resolved } of loadFrames(direction)) {
    describe(file, () => {
      const validate = new Ajv2020({ ...AJV_OPTIONS, strictTypes: false }).compile(resolved);

      test.each(readExamples(file, "valid") as readonly unknown[])("allows %j [FR-1]", (frame) => {
        expect(validate(frame), JSON.stringify(validate.errors)).toBe(true);
      });

      test.each(written["examples"] as readonly unknown[])("allows its own example %#", (frame) => {
        expect(validate(frame), JSON.stringify(validate.errors)).toBe(true);
      });

      test.each(readExamples(file, "invalid") as readonly InvalidExample[])(
        "refuses: $breaks [FR-1]",
        ({ frame, keyword, at }) => {
          expect(validate(frame)).toBe(false);
          expect(toIssues(validate.errors ?? [])).toContainEqual(expect.objectContaining({ keyword, at }));
        },
      );

      test("is closed and tells every member apart", () => {
        expect(written["additionalProperties"]).toBe(false);
        expect(written["required"]).toContain("type");
        expect(typeof written["description"]).toBe("string");
      });
    });
  }
}

describe("codes.json", () => {
  const codes = readJson("codes.json") as unknown as {
    advice: Record<string, { from: number; to: number }>;
    closes: { code: number; name: string; advice: string }[];
    errors: { code: string }[];
  };

  test("fits its schema", () => {
    const validate = new Ajv2020(AJV_OPTIONS).compile(readJson("codes.schema.json"));
    expect(validate(codes), JSON.stringify(validate.errors)).toBe(true);
  });

  test("gives each close code of 4000 and above the advice of its hundred", () => {
    for (const { code, advice } of codes.closes.filter((close) => close.code >= 4000)) {
      const range = codes.advice[advice];
      expect(range, `${code}`).toBeDefined();
      expect(code >= (range?.from ?? 0) && code <= (range?.to ?? 0), `${code} is outside ${advice}`).toBe(
        true,
      );
    }
  });

  test("names no code twice", () => {
    const names = [...codes.closes.map(({ code }) => `${code}`), ...codes.errors.map(({ code }) => code)];
    expect(new Set(names).size).toBe(names.length);
  });
});
