import type { Contract, DataSchema } from "../contract.ts";
import { ANNOTATIONS } from "../lint/keywords.ts";

type Schema = { readonly [keyword: string]: unknown };

/** Parts that a schema may have with its `$defs` filled in; what has more would be a bundle that nobody wants to load. */
const MAX_PARTS = 20_000;

/** Keywords whose value is data and holds no schema. */
const LITERALS: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "required"]);
/** Keywords whose value maps names of the author's choice to schemas. */
const NAME_MAPS: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
]);

/** Fills in references to the contract's `$defs`; the profile allows no recursion, so this ends. */
class Inliner {
  readonly #definitions: Readonly<Record<string, DataSchema>>;
  readonly #place: string;
  #parts = 0;

  constructor(contract: Contract, place: string) {
    this.#definitions = contract.$defs ?? {};
    this.#place = place;
  }

  inline(value: unknown): unknown {
    if (++this.#parts > MAX_PARTS)
      throw new Error(
        `${this.#place}: has more than ${MAX_PARTS} parts with its $defs filled in; make it smaller, or use fewer references`,
      );
    if (Array.isArray(value)) return value.map((item) => this.inline(item));
    if (value === null || typeof value !== "object") return value;
    const { $ref, ...beside } = value as Schema;
    const members = Object.fromEntries(
      Object.entries(beside).map(([keyword, member]) => [keyword, this.#inlineKeyword(keyword, member)]),
    );
    return typeof $ref === "string" ? this.#join(this.#find($ref), members) : members;
  }

  #inlineKeyword(keyword: string, value: unknown): unknown {
    if (LITERALS.has(keyword)) return value;
    if (!NAME_MAPS.has(keyword)) return this.inline(value);
    return Object.fromEntries(
      Object.entries(value as Schema).map(([name, schema]) => [name, this.inline(schema)]),
    );
  }

  #find(reference: string): unknown {
    const name = reference.replace(/^#\/\$defs\//, "");
    if (!Object.hasOwn(this.#definitions, name))
      throw new Error(`${this.#place}: refers to ${reference}, which the contract does not define`);
    return this.inline(this.#definitions[name]);
  }

  /** What stands beside a reference holds as well; only words for people replace those of the definition. */
  #join(referred: unknown, members: Schema): unknown {
    const isWords = Object.keys(members).every((keyword) => ANNOTATIONS.has(keyword));
    if (isWords && typeof referred === "object") return { ...referred, ...members };
    if (isWords) return referred;
    return { allOf: [referred, members] };
  }
}

/**
 * A schema of a contract without references. Throws an `Error` that begins with `place` when a reference leads nowhere,
 * or when what it becomes is too large.
 */
export function inlineDefinitions(contract: Contract, schema: DataSchema, place: string): DataSchema {
  return new Inliner(contract, place).inline(schema) as DataSchema;
}
