// Generated from schema/toolkit/build-rule.ts. Do not edit: run `npm run generate`.
import type { DataSchema } from "./contract.ts";
import { FORMATS } from "./formats.ts";

/** A member of an object and its rule. */
export interface RuleMember<Rule> {
  readonly name: string;
  readonly isOptional: boolean;
  readonly rule: Rule;
}

/** What is handed to whatever makes a rule: a value, a pattern, a rule, members of an object, or rules by type. */
export type RulePart<Rule> =
  | { readonly kind: "value"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "pattern"; readonly pattern: RegExp | undefined }
  | { readonly kind: "rule"; readonly rule: Rule }
  | { readonly kind: "members"; readonly members: readonly RuleMember<Rule>[] }
  | { readonly kind: "types"; readonly rules: readonly (readonly [type: string, rule: Rule])[] };

/**
 * What a schema becomes. Whoever generates code makes the text of a rule, whoever has a contract at run time makes the rule
 * itself: since both are built by {@link buildRule}, they mean the same.
 */
export interface RuleMaker<Rule> {
  /** A rule of the SDK that needs nothing, by its name in `rules.ts`. */
  named(name: string): Rule;
  /** A rule that a function of `rules.ts` makes of parts. */
  made(factory: string, parts: readonly RulePart<Rule>[]): Rule;
  /** The rule that stands for a `$ref`. */
  referred(reference: string): Rule;
  /** What `additionalProperties: false` means: nothing to a reader of frames, a rule of its own to a writer of payloads. */
  readonly unnamed: "ignored" | "refused";
}

/** A schema uses a keyword that rules do not know. It is refused rather than ignored. */
export class UnknownKeyword extends Error {}

type Schema = { readonly [keyword: string]: unknown };

const ANNOTATIONS: ReadonlySet<string> = new Set([
  "$schema",
  "$comment",
  "title",
  "description",
  "examples",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "x-sensitive",
]);

/** Keywords of numbers that are rules of their own. */
const MEASURES: Readonly<Record<string, string>> = {
  exclusiveMinimum: "above",
  exclusiveMaximum: "below",
  multipleOf: "multiple",
};

/** Which keywords speak of values of which type; those of no type are left out when a schema is taken apart by type. */
const KEYWORDS_OF: Readonly<Record<string, readonly string[]>> = {
  string: ["pattern", "minLength", "maxLength", "format"],
  number: ["minimum", "maximum", ...Object.keys(MEASURES)],
  integer: ["minimum", "maximum", ...Object.keys(MEASURES)],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: [
    "required",
    "properties",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "propertyNames",
  ],
  boolean: [],
  null: [],
};

/** Keywords that combine schemas, and the rule that does the same. */
const COMBINATIONS: Readonly<Record<string, string>> = { allOf: "all", anyOf: "any" };

function refuse(what: string, schema: Schema): never {
  throw new UnknownKeyword(`rules: ${what} is not supported in ${JSON.stringify(schema)}`);
}

/** The schema, if it has no keyword beyond the known ones. */
function take(schema: Schema, ...known: readonly string[]): Schema {
  const rest = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword) && !known.includes(keyword));
  return rest.length > 0 ? refuse(`keyword ${rest.join(", ")}`, schema) : schema;
}

function toPrimitive(value: unknown, schema: Schema): string | number | boolean | null {
  return value === null || typeof value !== "object"
    ? (value as string | number | boolean | null)
    : refuse("a constant that is no primitive", schema);
}

function toNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** Builds the rule of a schema in the notation of a maker, one keyword after the other. */
class RuleBuilder<Rule> {
  readonly #maker: RuleMaker<Rule>;

  constructor(maker: RuleMaker<Rule>) {
    this.#maker = maker;
  }

  build(schema: DataSchema): Rule {
    if (typeof schema === "boolean") return this.#maker.named(schema ? "anything" : "never");
    if (Object.keys(COMBINATIONS).some((keyword) => keyword in schema)) return this.#combination(schema);
    if ("$ref" in schema) return this.#maker.referred(String(take(schema, "$ref")["$ref"]));
    if ("const" in schema) return this.#values("constant", [take(schema, "type", "const")["const"]], schema);
    if ("enum" in schema)
      return this.#values("choice", take(schema, "type", "enum")["enum"] as readonly unknown[], schema);
    if (Array.isArray(schema["type"])) return this.#kinds(schema["type"] as readonly string[], schema);
    return this.#typed(schema);
  }

  #typed(schema: Schema): Rule {
    switch (schema["type"]) {
      case "null":
        take(schema, "type");
        return this.#maker.named("nothing");
      case "string":
        return this.#text(schema);
      case "integer":
      case "number":
        return this.#bounded(schema["type"], schema);
      case "boolean":
        take(schema, "type");
        return this.#maker.named("flag");
      case "array":
        return this.#list(schema);
      case "object":
        return this.#object(schema);
      case undefined:
        take(schema);
        return this.#maker.named("anything");
      default:
        return refuse(`type ${JSON.stringify(schema["type"])}`, schema);
    }
  }

  #made(factory: string, ...parts: readonly RulePart<Rule>[]): Rule {
    return this.#maker.made(factory, parts);
  }

  /** One rule as it is, of several their conjunction. */
  #all(rules: readonly Rule[]): Rule {
    const [first] = rules;
    return rules.length === 1 && first !== undefined ? first : this.#made("all", ...rules.map(toRulePart));
  }

  #values(factory: string, values: readonly unknown[], schema: Schema): Rule {
    return this.#made(factory, ...values.map((value) => toValuePart<Rule>(toPrimitive(value, schema))));
  }

  #text(schema: Schema): Rule {
    const known = ["type", "pattern", "minLength", "maxLength", "format"];
    const { pattern, minLength = 0, maxLength, format } = take(schema, ...known);
    const text = this.#made(
      "text",
      { kind: "pattern", pattern: typeof pattern === "string" ? new RegExp(pattern, "u") : undefined },
      toValuePart(toNumber(maxLength)),
      toValuePart(minLength === 0 ? undefined : toNumber(minLength)),
    );
    if (typeof format !== "string") return text;
    const form = FORMATS.get(format) ?? refuse(`format ${format}`, schema);
    return this.#all([text, this.#made("format", toValuePart(format), { kind: "pattern", pattern: form })]);
  }

  #bounded(type: string, schema: Schema): Rule {
    const measures = Object.keys(MEASURES).filter((keyword) => keyword in schema);
    const known = ["type", "minimum", "maximum", ...measures];
    const { minimum = -Infinity, maximum = Infinity } = take(schema, ...known);
    return this.#all([
      this.#made(type, toValuePart(toNumber(minimum)), toValuePart(toNumber(maximum))),
      ...measures.map((keyword) =>
        this.#made(String(MEASURES[keyword]), toValuePart(toNumber(schema[keyword]))),
      ),
    ]);
  }

  #list(schema: Schema): Rule {
    const known = ["type", "items", "minItems", "maxItems", "uniqueItems"];
    const { items = true, minItems = 0, maxItems = Infinity, uniqueItems } = take(schema, ...known);
    const isComparable =
      typeof items === "object" &&
      !["object", "array", undefined].includes((items as Schema)["type"] as string);
    const isReference = typeof items === "object" && "$ref" in (items as object);
    if (uniqueItems === true && !isComparable && !isReference) refuse("uniqueItems of objects", schema);
    return this.#made(
      "list",
      toRulePart(this.build(items as DataSchema)),
      toValuePart(toNumber(minItems)),
      toValuePart(toNumber(maxItems)),
      toValuePart(uniqueItems === true ? true : undefined),
    );
  }

  #object(schema: Schema): Rule {
    const bounds = ["minProperties", "maxProperties"].filter((keyword) => keyword in schema);
    const conditions = "if" in schema ? ["if", "then", "else"] : [];
    const members = ["type", "required", "properties", "additionalProperties", "propertyNames"];
    const { propertyNames } = take(schema, ...members, ...bounds, ...conditions);
    const rules = [this.#record(schema)];
    // Ajv judges names before members.
    if (propertyNames !== undefined)
      rules.unshift(
        this.#made("names", toRulePart(this.build({ type: "string", ...(propertyNames as Schema) }))),
      );
    if (bounds.length > 0) {
      const { minProperties = 0, maxProperties } = schema;
      rules.unshift(
        this.#made("sized", toValuePart(toNumber(minProperties)), toValuePart(toNumber(maxProperties))),
      );
    }
    if (conditions.length > 0)
      rules.push(
        this.#made("either", ...conditions.map((each) => toRulePart(this.#record(schema[each] as Schema)))),
      );
    return this.#all(rules);
  }

  #record(schema: Schema): Rule {
    const { required = [], properties = {} } = schema as {
      readonly required?: readonly string[];
      readonly properties?: Readonly<Record<string, DataSchema>>;
    };
    const rest = this.#rest(schema);
    const named = Object.entries(properties).map(([name, each]) => ({
      name,
      isOptional: !required.includes(name),
      rule: this.build(each),
    }));
    const unnamed = required
      .filter((name) => !Object.hasOwn(properties, name))
      .map((name) => ({ name, isOptional: false, rule: rest ?? this.#maker.named("anything") }));
    return this.#made(
      "record",
      { kind: "members", members: [...named, ...unnamed] },
      ...(rest === undefined ? [] : [toRulePart(rest)]),
    );
  }

  #rest(schema: Schema): Rule | undefined {
    const { additionalProperties = true } = schema;
    if (additionalProperties === true) return undefined;
    if (additionalProperties !== false) return this.build(additionalProperties as DataSchema);
    return this.#maker.unnamed === "ignored" ? undefined : this.#maker.named("stranger");
  }

  /** A rule for each of several types. */
  #kinds(types: readonly string[], schema: Schema): Rule {
    const known = types.flatMap((type) => KEYWORDS_OF[type] ?? refuse(`type ${type}`, schema));
    take(schema, "type", ...known);
    const rules = types.map((type) => {
      const own = Object.entries(schema).filter(([keyword]) => KEYWORDS_OF[type]?.includes(keyword));
      return [type, this.build({ type, ...Object.fromEntries(own) })] as const;
    });
    return this.#made("kinds", { kind: "types", rules });
  }

  /** What stands beside a combination holds as well, and is judged first, as Ajv does. */
  #combination(schema: Schema): Rule {
    const combined = Object.keys(COMBINATIONS).filter((keyword) => keyword in schema);
    const beside = Object.entries(schema).filter(([keyword]) => !combined.includes(keyword));
    const isMore = beside.some(([keyword]) => !ANNOTATIONS.has(keyword));
    return this.#all([
      ...(isMore ? [this.build(Object.fromEntries(beside))] : []),
      ...combined.map((keyword) =>
        this.#made(
          String(COMBINATIONS[keyword]),
          ...(schema[keyword] as readonly DataSchema[]).map((each) => toRulePart(this.build(each))),
        ),
      ),
    ]);
  }
}

function toRulePart<Rule>(rule: Rule): RulePart<Rule> {
  return { kind: "rule", rule };
}

function toValuePart<Rule>(value: string | number | boolean | null | undefined): RulePart<Rule> {
  return { kind: "value", value };
}

/**
 * The rule (`rules.ts` of the SDK) that a schema stands for, in the notation of a maker. Throws an {@link UnknownKeyword}
 * for a schema that rules cannot express.
 */
export function buildRule<Rule>(schema: DataSchema, maker: RuleMaker<Rule>): Rule {
  return new RuleBuilder(maker).build(schema);
}
