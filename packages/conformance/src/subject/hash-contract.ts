import { createHash } from "node:crypto";
import { isObject, type JsonObject } from "../schema/json-schema.ts";
import type { Contract } from "./contract.ts";

const ANNOTATIONS: ReadonlySet<string> = new Set(["description", "title", "examples", "$comment", "$schema"]);

/** Members whose names are chosen by the author, so that none of them is an annotation. */
const MAPS: ReadonlySet<string> = new Set(["properties", "$defs", "namespaces", "events", "methods"]);

/** Members that hold data, of which everything counts. */
const DATA: ReadonlySet<string> = new Set(["const", "enum", "default"]);

function stripMap(map: unknown): unknown {
  return isObject(map)
    ? Object.fromEntries(Object.entries(map).map(([name, each]) => [name, strip(each)]))
    : map;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !ANNOTATIONS.has(name));
  return Object.fromEntries(
    kept.map(([name, member]) => [
      name,
      DATA.has(name) ? member : MAPS.has(name) ? stripMap(member) : strip(member),
    ]),
  );
}

/** Canonical JSON (RFC 8785) of a value that came from JSON: members in order of their UTF-16 units. */
function toCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${members.map((name) => `${JSON.stringify(name)}:${toCanonical(value[name])}`).join(",")}}`;
}

function hash(wire: JsonObject): string {
  return createHash("sha256")
    .update(toCanonical(strip(wire)))
    .digest("hex");
}

/**
 * Fingerprints that a contract may have by PROTOCOL, Contracts. There are several when it has no `$defs` or no `methods`:
 * the text leaves open whether an absent one counts as empty.
 */
export function hashContract({ name, namespaces, $defs, methods }: Contract): readonly string[] {
  const definitions: readonly JsonObject[] = $defs === undefined ? [{ $defs: {} }, {}] : [{ $defs }];
  const calls: readonly JsonObject[] = methods === undefined ? [{ methods: {} }, {}] : [{ methods }];
  return definitions.flatMap((some) => calls.map((more) => hash({ name, namespaces, ...some, ...more })));
}
