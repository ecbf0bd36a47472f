import type { Contract, DataSchema } from "../contract.ts";
import { listDataPlaces } from "../data-places.ts";
import type { Definitions } from "../schema-form.ts";
import type { LintIssue } from "./lint-issue.ts";
import { lintSchema } from "./lint-schema.ts";
import { measureSchema } from "./measure-schema.ts";

/** Levels of objects and arrays in a payload; a frame may have twice as many (PROTOCOL [FR-11]). */
const MAX_DEPTH = 16;
/** Schemas in a payload's schema, each reference filled in. */
const MAX_SIZE = 5000;

/** Schemas as they are written; where presence says nothing, there is none. */
function listWritten(contract: Contract): readonly { readonly at: string; readonly schema: DataSchema }[] {
  const { namespaces, $defs = {} } = contract;
  const silent = new Set(
    Object.keys(namespaces)
      .filter((name) => namespaces[name]?.presence?.data === undefined)
      .map((name) => `/namespaces/${name}/presence/data`),
  );
  return [
    ...listDataPlaces(contract).filter(({ at }) => !silent.has(at)),
    ...Object.entries($defs).map(([name, schema]) => ({ at: `/$defs/${name}`, schema })),
  ];
}

function findSizeFault(at: string, schema: DataSchema, definitions: Definitions): LintIssue | undefined {
  const measure = measureSchema(schema, definitions);
  const error = { severity: "error", at } as const;
  if (measure === undefined)
    return {
      ...error,
      rule: "recursion",
      reason: "it contains itself, so values may be of any depth",
      remedy: "keep a flat list in which items name others by id",
    };
  if (measure.depth > MAX_DEPTH)
    return {
      ...error,
      rule: "too-deep",
      reason: `values may be nested ${measure.depth} deep; at most ${MAX_DEPTH}`,
      remedy: "keep a flat list in which items name others by id",
    };
  if (measure.size > MAX_SIZE)
    return {
      ...error,
      rule: "too-large",
      reason: `with each reference filled in it holds ${measure.size} schemas; at most ${MAX_SIZE}`,
      remedy: "refer to each definition from fewer places, or say true where anything may stand",
    };
  return undefined;
}

/** Payloads are objects (`data` of a frame), so that they can grow. */
function isObjectSchema(schema: DataSchema, definitions: Definitions): boolean {
  if (typeof schema === "boolean") return false;
  const { $ref, anyOf, type } = schema;
  if (typeof $ref === "string")
    return isObjectSchema(definitions[$ref.replace(/^#\/\$defs\//, "")] ?? true, definitions);
  if (Array.isArray(anyOf))
    return (anyOf as readonly DataSchema[]).every((each) => isObjectSchema(each, definitions));
  return type === "object";
}

function listReferences(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  const { $ref } = value as { readonly $ref?: unknown };
  return [...(typeof $ref === "string" ? [$ref] : []), ...Object.values(value).flatMap(listReferences)];
}

function listWarnings(contract: Contract): readonly LintIssue[] {
  const used = new Set(listReferences(contract));
  const unused = Object.keys(contract.$defs ?? {}).filter((name) => !used.has(`#/$defs/${name}`));
  const silent = Object.entries(contract.namespaces).filter(
    ([, { inbox, log }]) => inbox === true && log === undefined,
  );
  return [
    ...unused.map((name): LintIssue => ({
      severity: "warning",
      at: `/$defs/${name}`,
      rule: "unused-definition",
      reason: "nothing refers to it",
      remedy: "remove it",
    })),
    ...silent.map(([name]): LintIssue => ({
      severity: "warning",
      at: `/namespaces/${name}`,
      rule: "inbox-without-log",
      reason: "what is said while its user is away is lost",
      remedy: "add a log",
    })),
  ];
}

/**
 * Judges a contract against the safe profile: everything bounded, nothing that a stranger's payload could make slow,
 * nothing that two versions could not be compared by. Errors first, in the order of the document.
 *
 * The contract must have the shape of `contract.schema.json`. The verdict is the same on every machine.
 */
export function lintContract(contract: Contract): readonly LintIssue[] {
  const { $defs = {} } = contract;
  const written = listWritten(contract).flatMap(({ at, schema }) => lintSchema(schema, $defs, at));
  // What is to be followed must lead somewhere.
  if (written.length > 0) return [...written, ...listWarnings(contract)];
  const whole = listWritten(contract).flatMap(({ at, schema }): readonly LintIssue[] => {
    const fault = findSizeFault(at, schema, $defs);
    if (fault !== undefined) return [fault];
    if (at.startsWith("/$defs/") || isObjectSchema(schema, $defs)) return [];
    return [
      {
        severity: "error",
        at,
        rule: "not-an-object",
        reason: "a payload is an object, so that it can grow",
        remedy: "use type object, with the value as a member",
      },
    ];
  });
  return [...whole, ...listWarnings(contract)];
}
