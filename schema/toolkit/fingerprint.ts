import { createHash } from "node:crypto";
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

/**
 * Fingerprint of a contract: SHA-256 in hexadecimal over the canonical JSON of what matters on the wire
 * (PROTOCOL, Contracts). Descriptions, examples and the version do not change it.
 */
export function hashContract(contract: Contract): string {
  const { name, namespaces, methods = {}, $defs = {} } = contract;
  const wire = withoutAnnotations({ name, namespaces, methods, $defs });
  return createHash("sha256").update(canonicalJson(wire)).digest("hex");
}

/** The same schema without descriptions and examples: two schemas are alike on the wire when these are equal. */
export function toWireSchema(schema: unknown): unknown {
  return withoutAnnotations(schema);
}
