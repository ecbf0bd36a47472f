import { expect, test } from "vitest";
import { toFields, toValue, type Field } from "../src/admin/payload-form.ts";

const field = (kind: Field["kind"], isRequired = false): Field => ({
  name: "a",
  isRequired,
  hint: "",
  kind,
  isInteger: true,
  choices: [],
});

test("a payload's members become fields by their types, through references", () => {
  const schema = {
    type: "object",
    properties: {
      text: { type: "string", minLength: 1, maxLength: 20 },
      count: { type: "integer", minimum: 0, maximum: 9 },
      size: { enum: ["small", 2] },
      isGift: { type: "boolean" },
      address: { $ref: "#/$defs/address" },
      lines: { type: "array" },
    },
    required: ["text"],
  };
  expect(toFields(schema, { address: { type: "object", properties: {} } })).toEqual([
    { name: "text", isRequired: true, hint: "1 to 20 characters", kind: "text" },
    { name: "count", isRequired: false, hint: "0 to 9", kind: "number", isInteger: true },
    { name: "size", isRequired: false, hint: "", kind: "choice", choices: ["small", 2] },
    { name: "isGift", isRequired: false, hint: "", kind: "choice", choices: [true, false] },
    { name: "address", isRequired: false, hint: "", kind: "json" },
    { name: "lines", isRequired: false, hint: "", kind: "json" },
  ]);
  expect(toFields(true)).toBeUndefined();
  expect(toFields({ type: "object" })).toBeUndefined();
});

test("what is entered becomes a value; what is empty is left out, but for a text that must be there", () => {
  expect(toValue(field("text"), "")).toBeUndefined();
  expect(toValue(field("text", true), "")).toBe("");
  expect(toValue(field("number"), "4")).toBe(4);
  expect(toValue(field("choice"), "true")).toBe(true);
  expect(toValue(field("json"), '{"a":1}')).toEqual({ a: 1 });
  expect(() => toValue(field("json"), "{")).toThrow("a: is not JSON");
});
