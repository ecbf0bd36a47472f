// Generated from schema/toolkit/wire-contract.ts. Do not edit: run `npm run generate`.
import { canonicalJson } from "./canonical-json.ts";
import type { Contract } from "./contract.ts";

/** Members of a schema that say nothing about which values are valid. */
const ANNOTATIONS: ReadonlySet<string> = new Set(["description", "title", "examples", "$comment", "$schema"]);

/** Members whose value maps names of the author's choice to schemas: there a name is never an annotation. */
const NAME_MAPS: ReadonlySet<string> = new Set([
  "properties",
  "$defs",
  "namespaces",
  "events",
  "methods",
  "dependentSchemas",
]);

/** Members whose value is data, in which nothing may be left out. */
const LITERALS: ReadonlySet<string> = new Set(["const", "enum", "default"]);

function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (value === null || typeof value !== "object") return value;
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (ANNOTATIONS.has(name)) continue;
    if (LITERALS.has(name)) kept.push([name, member]);
    else if (NAME_MAPS.has(name)) kept.push([name, eachMember(member)]);
    else kept.push([name, withoutAnnotations(member)]);
  }
  return Object.fromEntries(kept);
}

function eachMember(map: unknown): unknown {
  if (map === null || typeof map !== "object") return map;
  return Object.fromEntries(Object.entries(map).map(([name, member]) => [name, withoutAnnotations(member)]));
}

/** The text whose SHA-256 is the fingerprint of a contract: the canonical JSON of what matters on the wire. */
export function toWireText({ name, namespaces, methods = {}, $defs = {} }: Contract): string {
  return canonicalJson(withoutAnnotations({ name, namespaces, methods, $defs }));
}

/** The same schema without descriptions and examples: two schemas are alike on the wire when these are equal. */
export function toWireSchema(schema: unknown): unknown {
  return withoutAnnotations(schema);
}
