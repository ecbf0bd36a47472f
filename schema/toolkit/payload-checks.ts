import { Ajv2020, type Options } from "ajv/dist/2020.js";
import { toIssues, type Issue } from "./check-runtime.ts";
import type { Contract, DataSchema } from "./contract.ts";

/** Judges a payload: undefined when it is valid, else what is wrong, pointers beginning at the payload. */
export type PayloadCheck = (data: unknown) => readonly Issue[] | undefined;

/** Options under which contracts are compiled, here and ahead of time: strict, first fault only, own members only. */
export const AJV_OPTIONS: Options = {
  strict: true,
  strictRequired: false,
  strictNumbers: true,
  allowUnionTypes: true,
  ownProperties: true,
  allErrors: false,
  $data: false,
  validateFormats: false,
  addUsedSchema: false,
  unicodeRegExp: true,
};

/** The `data` schema of one event as a document of its own, with the contract's `$defs`. */
function toEventSchema(contract: Contract, data: DataSchema): DataSchema {
  if (typeof data === "boolean" || contract.$defs === undefined) return data;
  return { ...data, $defs: contract.$defs };
}

/**
 * Compiles one check for each event of a contract, by namespace and event name.
 *
 * Uses Ajv at run time, so it needs `eval`; the SDK has checks that were generated ahead.
 * Throws an `Error` naming namespace and event when a schema cannot be compiled.
 */
export function compilePayloadChecks(
  contract: Contract,
): ReadonlyMap<string, ReadonlyMap<string, PayloadCheck>> {
  const checks = new Map<string, ReadonlyMap<string, PayloadCheck>>();
  for (const [namespace, { events }] of Object.entries(contract.namespaces)) {
    const byEvent = new Map<string, PayloadCheck>();
    for (const [event, { data }] of Object.entries(events)) {
      byEvent.set(event, compileCheck(contract, data, `/namespaces/${namespace}/events/${event}/data`));
    }
    checks.set(namespace, byEvent);
  }
  return checks;
}

function compileCheck(contract: Contract, data: DataSchema, at: string): PayloadCheck {
  // One Ajv for each event: schemas with their own $defs would collide by reference otherwise.
  const ajv = new Ajv2020(AJV_OPTIONS);
  try {
    const validate = ajv.compile(toEventSchema(contract, data));
    return (value) => (validate(value) ? undefined : toIssues(validate.errors ?? []));
  } catch (cause) {
    throw new Error(`${at}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
