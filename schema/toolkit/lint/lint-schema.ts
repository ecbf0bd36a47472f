import type { DataSchema } from "../contract.ts";
import { FORMATS } from "../formats.ts";
import type { Definitions } from "../schema-form.ts";
import { findPatternFault } from "./find-pattern-fault.ts";
import { ALONE, ANNOTATIONS, KEYWORDS_OF_TYPE, REFUSED } from "./keywords.ts";
import type { LintIssue, LintRule } from "./lint-issue.ts";

type Keywords = { readonly [keyword: string]: unknown };

/** Most items of an array whose items must differ: where types are mixed, each is compared with each. */
const MAX_UNIQUE = 1000;

const TYPES = Object.keys(KEYWORDS_OF_TYPE);
const REFERENCE = /^#\/\$defs\/([A-Za-z][A-Za-z0-9_]{0,63})$/;

function isObject(value: unknown): value is Keywords {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function escape(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Judges schemas against the profile, one keyword after the other; references are not followed. */
class SchemaLint {
  readonly #definitions: Definitions;
  readonly issues: LintIssue[] = [];

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  #refuse(at: string, rule: LintRule, reason: string, remedy: string): void {
    this.issues.push({ severity: "error", at, rule, reason, remedy });
  }

  schema(schema: unknown, at: string): void {
    if (schema === true) return;
    if (schema === false)
      return this.#refuse(
        at,
        "impossible",
        "nothing fits false",
        "leave the member out: a closed object refuses it",
      );
    if (!isObject(schema))
      return this.#refuse(at, "bad-keyword", "a schema is an object or true", "write one");
    const keywords = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
    if (keywords.length === 0)
      return this.#refuse(
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
      const place = `${at}/${escape(keyword)}`;
      const refused = Object.hasOwn(REFUSED, keyword) ? REFUSED[keyword] : undefined;
      if (refused !== undefined)
        this.#refuse(
          place,
          "unknown-keyword",
          `${keyword} is no part of the profile: ${refused[0]}`,
          refused[1],
        );
      else if (keyword === alone || (keyword === "type" && alone === undefined) || allowed.includes(keyword))
        continue;
      else if (!isKnown(keyword))
        this.#refuse(
          place,
          "unknown-keyword",
          `${keyword} is no keyword of the profile, so it would not be checked`,
          "correct or remove it",
        );
      else if (types.length > 0 || alone !== undefined) {
        const beside = alone ?? `type ${types.join(" or ")}`;
        this.#refuse(
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
      return this.#refuse(
        place,
        "foreign-reference",
        "a contract refers only to its own definitions",
        "copy the schema to /$defs/NAME and write #/$defs/NAME",
      );
    if (!Object.hasOwn(this.#definitions, name))
      this.#refuse(
        place,
        "missing-reference",
        `there is no /$defs/${name}`,
        "define it, or correct the name",
      );
  }

  #choice(choice: unknown, at: string): void {
    if (!Array.isArray(choice) || choice.length === 0)
      return this.#refuse(`${at}/anyOf`, "bad-keyword", "anyOf is a list of schemas", "name at least one");
    for (const [index, each] of choice.entries()) this.schema(each, `${at}/anyOf/${index}`);
  }

  #values(values: unknown, type: unknown, at: string): void {
    if (!Array.isArray(values) || values.length === 0)
      return this.#refuse(at, "bad-keyword", "enum is a list of values", "name at least one");
    const types = listTypes(type);
    for (const value of values as readonly unknown[]) {
      if (value !== null && typeof value === "object")
        return this.#refuse(
          at,
          "non-scalar-value",
          "objects and arrays are slow to compare",
          "describe it by properties or items",
        );
      if (types.length > 0 && !types.some((each) => isOfType(value, each)))
        return this.#refuse(
          at,
          "impossible",
          `${JSON.stringify(value)} is not of type ${types.join(" or ")}`,
          "correct the value or the type",
        );
    }
    if (new Set(values).size < values.length)
      this.#refuse(at, "bad-keyword", "a value is there twice", "name each value once");
  }

  #typed(schema: Keywords, at: string): void {
    const types = listTypes(schema["type"]);
    const unknown = types.find((type) => !TYPES.includes(type));
    if (unknown !== undefined)
      return this.#refuse(`${at}/type`, "bad-keyword", `${unknown} is no type`, `use ${TYPES.join(", ")}`);
    if (types.length === 0)
      return this.#refuse(
        at,
        "no-type",
        "without type, other types pass unchecked",
        "add type, or use anyOf",
      );
    if (types.includes("string")) this.#string(schema, at);
    if (types.includes("number") || types.includes("integer")) this.#number(schema, at);
    if (types.includes("array")) this.#array(schema, at);
    if (types.includes("object")) this.#object(schema, at);
  }

  #order(schema: Keywords, low: string, high: string, at: string): void {
    const [least, most] = [schema[low], schema[high]];
    if (typeof least === "number" && typeof most === "number" && least > most)
      this.#refuse(`${at}/${high}`, "impossible", `${low} is greater than ${high}`, "correct one of them");
  }

  #counts(schema: Keywords, names: readonly string[], at: string): void {
    for (const name of names) {
      if (schema[name] !== undefined && !isCount(schema[name]))
        this.#refuse(`${at}/${name}`, "bad-keyword", `${name} is a whole number, at least 0`, "correct it");
    }
  }

  #string(schema: Keywords, at: string): void {
    this.#counts(schema, ["minLength", "maxLength"], at);
    this.#order(schema, "minLength", "maxLength", at);
    const { maxLength, pattern, format } = schema;
    if (maxLength === undefined) {
      const why =
        pattern === undefined
          ? "a text may be as long as a frame"
          : "the pattern is tried on a text of any length";
      this.#refuse(at, "unbounded-string", why, "add maxLength");
    }
    if (pattern !== undefined) {
      const fault =
        typeof pattern === "string"
          ? findPatternFault(pattern)
          : { reason: "it is no text", remedy: "correct it" };
      if (fault !== undefined) this.#refuse(`${at}/pattern`, "unsafe-pattern", fault.reason, fault.remedy);
    }
    if (format !== undefined && !(typeof format === "string" && FORMATS.has(format)))
      this.#refuse(
        `${at}/format`,
        "unknown-format",
        "an unknown format would not be checked",
        `use one of ${[...FORMATS.keys()].join(", ")}, or a pattern`,
      );
  }

  #number(schema: Keywords, at: string): void {
    for (const name of KEYWORDS_OF_TYPE["number"] ?? []) {
      if (schema[name] !== undefined && !Number.isFinite(schema[name]))
        this.#refuse(`${at}/${name}`, "bad-keyword", `${name} is a number`, "correct it");
    }
    this.#order(schema, "minimum", "maximum", at);
    const { multipleOf } = schema;
    if (typeof multipleOf === "number" && !(Number.isSafeInteger(multipleOf) && multipleOf > 0))
      this.#refuse(
        `${at}/multipleOf`,
        "unsafe-multiple",
        "languages round fractions differently",
        "count a smaller unit in integers",
      );
  }

  #array(schema: Keywords, at: string): void {
    this.#counts(schema, ["minItems", "maxItems"], at);
    this.#order(schema, "minItems", "maxItems", at);
    const { items, maxItems, uniqueItems } = schema;
    if (maxItems === undefined)
      this.#refuse(at, "unbounded-array", "an array may have any number of items", "add maxItems");
    if (items === undefined)
      this.#refuse(at, "empty-schema", "items may be anything without saying so", "add items");
    else this.schema(items, `${at}/items`);
    if (uniqueItems !== true) return;
    if (!this.#isScalar(items))
      this.#refuse(
        `${at}/uniqueItems`,
        "unique-objects",
        "each item would be compared with each, member by member",
        "let items be strings, numbers or booleans",
      );
    else if (Number(maxItems) > MAX_UNIQUE)
      this.#refuse(
        `${at}/maxItems`,
        "unique-objects",
        "each item may be compared with each",
        `with uniqueItems, allow at most ${MAX_UNIQUE}`,
      );
  }

  /** Whether values of a schema are neither objects nor arrays. */
  #isScalar(schema: unknown, depth = 0): boolean {
    if (!isObject(schema) || depth > 16) return false;
    const { $ref, anyOf, type } = schema;
    if (typeof $ref === "string") {
      const name = REFERENCE.exec($ref)?.[1] ?? "";
      return Object.hasOwn(this.#definitions, name) && this.#isScalar(this.#definitions[name], depth + 1);
    }
    if (Array.isArray(anyOf)) return anyOf.every((each) => this.#isScalar(each, depth + 1));
    if ("const" in schema || "enum" in schema) return true;
    const types = listTypes(type);
    return types.length > 0 && types.every((each) => each !== "object" && each !== "array");
  }

  #object(schema: Keywords, at: string): void {
    this.#counts(schema, ["minProperties", "maxProperties"], at);
    this.#order(schema, "minProperties", "maxProperties", at);
    const { properties = {}, required = [], additionalProperties, maxProperties, propertyNames } = schema;
    if (!isObject(properties) || !Array.isArray(required))
      return this.#refuse(
        at,
        "bad-keyword",
        "properties is an object, required a list of names",
        "correct it",
      );
    if (additionalProperties !== false && maxProperties === undefined)
      this.#refuse(
        at,
        "unbounded-object",
        "an object may have any number of members",
        "add additionalProperties: false, or maxProperties",
      );
    if (typeof maxProperties === "number" && required.length > maxProperties)
      this.#refuse(
        `${at}/maxProperties`,
        "impossible",
        "more members are required than there may be",
        "correct one of them",
      );
    for (const [name, member] of Object.entries(properties)) {
      const place = `${at}/properties/${escape(name)}`;
      this.#name(name, place);
      this.schema(member, place);
    }
    for (const name of required as readonly unknown[])
      this.#required(name, properties, additionalProperties, `${at}/required`);
    if (additionalProperties !== undefined && additionalProperties !== false)
      this.schema(additionalProperties, `${at}/additionalProperties`);
    if (propertyNames !== undefined) this.#names(propertyNames, additionalProperties, `${at}/propertyNames`);
  }

  #name(name: string, at: string): void {
    if (name in Object.prototype)
      this.#refuse(at, "prototype-name", `every object of JavaScript has ${name}`, "choose another name");
  }

  #required(name: unknown, properties: Keywords, rest: unknown, at: string): void {
    if (typeof name !== "string")
      return this.#refuse(at, "bad-keyword", "required is a list of names", "correct it");
    this.#name(name, at);
    if (rest === false && !Object.hasOwn(properties, name))
      this.#refuse(
        at,
        "impossible",
        `${name} is required and not among the properties`,
        "add it there, or leave it out here",
      );
  }

  #names(names: unknown, rest: unknown, at: string): void {
    if (rest === false)
      return this.#refuse(at, "misplaced-keyword", "a closed object names all its members", "remove it");
    if (!isObject(names))
      return this.#refuse(at, "bad-keyword", "it judges texts", "write a schema of strings");
    // A name is a text, so the type may be left out; what may stand there is otherwise as for every string.
    const schema =
      "type" in names || Object.keys(names).some((keyword) => keyword in ALONE)
        ? names
        : { type: "string", ...names };
    this.schema(schema, at);
    if ("type" in schema && schema["type"] !== "string")
      this.#refuse(`${at}/type`, "impossible", "names are texts", "use type string");
  }
}

function isKnown(keyword: string): boolean {
  return (
    keyword === "type" ||
    keyword in ALONE ||
    Object.values(KEYWORDS_OF_TYPE).some((each) => each.includes(keyword))
  );
}

function listTypes(type: unknown): readonly string[] {
  const types: readonly unknown[] = Array.isArray(type) ? type : type === undefined ? [] : [type];
  return types.map(String);
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
