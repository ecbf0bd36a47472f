import { Ajv2020 } from "ajv/dist/2020.js";
import { assert as assertProperty, integer, property, string } from "fast-check";
import { expect, test } from "vitest";
import { countQuickly } from "../toolkit/text-length.ts";

const MAX = 12;
const text = string({ unit: "binary", maxLength: MAX });
const limit = integer({ min: 0, max: MAX });

test.each(["maxLength", "minLength"])(
  "%s says what Ajv says, also of characters that take two",
  (keyword) => {
    const schemas = Array.from({ length: MAX + 1 }, (_, bound) => ({ type: "string", [keyword]: bound }));
    const ours = schemas.map((schema) => countQuickly(new Ajv2020()).compile(schema));
    const theirs = schemas.map((schema) => new Ajv2020().compile(schema));
    assertProperty(
      property(text, limit, (value, bound) => {
        expect(ours[bound]?.(value)).toBe(theirs[bound]?.(value));
        expect(ours[bound]?.errors).toEqual(theirs[bound]?.errors);
      }),
      { numRuns: 1000 },
    );
  },
);
