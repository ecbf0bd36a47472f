import type { DataSchema } from "../contract.ts";
import type { Definitions } from "../schema-form.ts";
import { ALONE, ANNOTATIONS, KEYWORDS_OF_TYPE, REFUSED } from "./keywords.ts";
import type { LintIssue, LintRule } from "./lint-issue.ts";
import { lintTyped, type Judge } from "./lint-typed.ts";
import { escapeName, isObject, listTypes, REFERENCE, type Keywords } from "./read-schema.ts";

const TYPES = Object.keys(KEYWORDS_OF_TYPE);

/** Judges schemas against the profile, one keyword after the other; references are not followed. */
class SchemaLint implements Judge {
  readonly definitions: Definitions;
  readonly issues: LintIssue[] = [];

  constructor(definitions: Definitions) {
    this.definitions = definitions;
  }

  refuse(at: string, rule: LintRule, reason: string, remedy: string): void {
    this.issues.push({ severity: "error", at, rule, reason, remedy });
  }

  schema(schema: unknown, at: string): void {
    if (schema === true) return;
    if (schema === false)
      return this.refuse(
        at,
        "impossible",
        "nothing fits false",
        "leave the member out: a closed object refuses it",
      );
    if (!isObject(schema))
      return this.refuse(at, "bad-keyword", "a schema is an object or true", "write one");
    const keywords = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
    if (keywords.length === 0)
      return this.refuse(
        at,
        "empty-schema",
        "it allows anything without saying so",
        "write true where anything may stand",
      );
    const alone = keywords.find((keyword) => keyword in ALONE);
    this.#keywords(schema, keywords, alone, at);
    switch (alone) {
      case "$ref":
        return this.#reference(schema["$ref"], at);
      case "anyOf":
        return this.#choice(schema["anyOf"], at);
      case "const":
        return this.#values([schema["const"]], schema["type"], `${at}/const`);
      case "enum":
        return this.#values(schema["enum"], schema["type"], `${at}/enum`);
      default:
        return this.#typed(schema, at);
    }
  }

  #keywords(schema: Keywords, keywords: readonly string[], alone: string | undefined, at: string): void {
    const types = listTypes(schema["type"]);
    const allowed =
      alone === undefined ? types.flatMap((type) => KEYWORDS_OF_TYPE[type] ?? []) : (ALONE[alone] ?? []);
    for (const keyword of keywords) {
      const place = `${at}/${escapeName(keyword)}`;
      const refused = Object.hasOwn(REFUSED, keyword) ? REFUSED[keyword] : undefined;
      if (refused !== undefined)
        this.refuse(
          place,
          "unknown-keyword",
          `${keyword} is no part of the profile: ${refused[0]}`,
          refused[1],
        );
      else if (keyword === alone || (keyword === "type" && alone === undefined) || allowed.includes(keyword))
        continue;
      else if (!isKnown(keyword))
        this.refuse(
          place,
          "unknown-keyword",
          `${keyword} is no keyword of the profile, so it would not be checked`,
          "correct or remove it",
        );
      else if (types.length > 0 || alone !== undefined) {
        const beside = alone ?? `type ${types.join(" or ")}`;
        this.refuse(
          place,
          "misplaced-keyword",
          `${keyword} does nothing beside ${beside}`,
          "remove it, or use anyOf",
        );
      }
    }
  }

  #reference(reference: unknown, at: string): void {
    const name = typeof reference === "string" ? REFERENCE.exec(reference)?.[1] : undefined;
    const place = `${at}/$ref`;
    if (name === undefined)
      return this.refuse(
        place,
        "foreign-reference",
        "a contract refers only to its own definitions",
        "copy the schema to /$defs/NAME and write #/$defs/NAME",
      );
    if (!Object.hasOwn(this.definitions, name))
      this.refuse(place, "missing-reference", `there is no /$defs/${name}`, "define it, or correct the name");
  }

  #choice(choice: unknown, at: string): void {
    if (!Array.isArray(choice) || choice.length === 0)
      return this.refuse(`${at}/anyOf`, "bad-keyword", "anyOf is a list of schemas", "name at least one");
    for (const [index, each] of choice.entries()) this.schema(each, `${at}/anyOf/${index}`);
  }

  #values(values: unknown, type: unknown, at: string): void {
    if (!Array.isArray(values) || values.length === 0)
      return this.refuse(at, "bad-keyword", "enum is a list of values", "name at least one");
    const types = listTypes(type);
    for (const value of values as readonly unknown[]) {
      if (value !== null && typeof value === "object")
        return this.refuse(
          at,
          "non-scalar-value",
          "objects and arrays are slow to compare",
          "describe it by properties or items",
        );
      if (types.length > 0 && !types.some((each) => isOfType(value, each)))
        return this.refuse(
          at,
          "impossible",
          `${JSON.stringify(value)} is not of type ${types.join(" or ")}`,
          "correct the value or the type",
        );
    }
    if (new Set(values).size < values.length)
      this.refuse(at, "bad-keyword", "a value is there twice", "name each value once");
  }

  #typed(schema: Keywords, at: string): void {
    const types = listTypes(schema["type"]);
    const unknown = types.find((type) => !TYPES.includes(type));
    if (unknown !== undefined)
      return this.refuse(`${at}/type`, "bad-keyword", `${unknown} is no type`, `use ${TYPES.join(", ")}`);
    if (types.length === 0)
      return this.refuse(at, "no-type", "without type, other types pass unchecked", "add type, or use anyOf");
    lintTyped(this, schema, types, at);
  }
}

function isKnown(keyword: string): boolean {
  return (
    keyword === "type" ||
    keyword in ALONE ||
    Object.values(KEYWORDS_OF_TYPE).some((each) => each.includes(keyword))
  );
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  return type === "null" ? value === null : typeof value === type;
}

/** What in one schema is outside the profile; `at` is where it stands. References are not followed. */
export function lintSchema(schema: DataSchema, definitions: Definitions, at: string): readonly LintIssue[] {
  const lint = new SchemaLint(definitions);
  lint.schema(schema, at);
  return lint.issues;
}
