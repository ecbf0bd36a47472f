import type { Form } from "../schema-form.ts";

/** A form in a few words, for people: `objects with kind, text`. */
export function describeForm(form: Form): string {
  switch (form.kind) {
    case "any":
      return "anything";
    case "null":
      return "null";
    case "boolean":
      return "true and false";
    case "values":
      return form.values.map((value) => JSON.stringify(value)).join(", ");
    case "string":
      return form.maxLength === Infinity ? "strings" : `strings of up to ${form.maxLength} characters`;
    case "number":
      return form.step === undefined ? "numbers" : "integers";
    case "array":
      return "arrays";
    case "object": {
      const names = Object.keys(form.properties);
      return names.length === 0 ? "objects" : `objects with ${names.join(", ")}`;
    }
    case "opaque":
      return "a schema beyond the profile";
  }
}
