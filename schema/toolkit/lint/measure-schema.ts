import type { DataSchema } from "../contract.ts";
import type { Definitions } from "../schema-form.ts";

/** How large a schema is, with every reference filled in. */
export interface Measure {
  /** Levels of objects and arrays that a value may have. */
  readonly depth: number;
  /** Number of schemas. */
  readonly size: number;
}

type Keywords = { readonly [keyword: string]: unknown };

const LEAF: Measure = { depth: 0, size: 1 };

function join(parts: readonly Measure[], level: 0 | 1): Measure {
  return {
    depth: level + Math.max(0, ...parts.map(({ depth }) => depth)),
    size: 1 + parts.reduce((sum, { size }) => sum + size, 0),
  };
}

function listInside(schema: Keywords): readonly DataSchema[] {
  const { properties = {}, additionalProperties, propertyNames, items } = schema;
  const named = typeof properties === "object" ? Object.values(properties as Definitions) : [];
  const others = [additionalProperties, propertyNames, items] as readonly (DataSchema | undefined)[];
  return [...named, ...others.filter((each) => each !== undefined)];
}

/**
 * Measures a schema without writing it out, so that a few definitions that each name another twice cost nothing.
 * Undefined when it contains itself. Not for schemas with references that lead nowhere.
 */
export function measureSchema(schema: DataSchema, definitions: Definitions): Measure | undefined {
  const known = new Map<string, Measure | undefined>();
  const measure = (each: DataSchema): Measure | undefined => {
    if (typeof each === "boolean") return LEAF;
    const { $ref, anyOf } = each;
    if (typeof $ref === "string") return follow($ref.replace(/^#\/\$defs\//, ""));
    const choices = Array.isArray(anyOf) ? (anyOf as readonly DataSchema[]) : undefined;
    const parts = (choices ?? listInside(each)).map(measure);
    if (parts.includes(undefined)) return undefined;
    const isLevel = choices === undefined && parts.length > 0;
    return join(parts as readonly Measure[], isLevel ? 1 : 0);
  };
  const follow = (name: string): Measure | undefined => {
    if (known.has(name)) return known.get(name);
    // Until it is known, whoever meets it again has come round in a circle.
    known.set(name, undefined);
    const found = measure(definitions[name] ?? true);
    known.set(name, found);
    return found;
  };
  return measure(schema);
}
