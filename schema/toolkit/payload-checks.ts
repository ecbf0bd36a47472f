import { Ajv2020, type Options } from "ajv/dist/2020.js";
import { toIssues, type Issue } from "./check-runtime.ts";
import type { Contract, DataSchema } from "./contract.ts";
import { FORMATS } from "./formats.ts";
import { countQuickly } from "./text-length.ts";

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
  keywords: ["x-sensitive"],
  formats: Object.fromEntries(FORMATS),
  addUsedSchema: false,
  unicodeRegExp: true,
};

/** The `data` schema of one event as a document of its own, with the contract's `$defs`. */
function toEventSchema(contract: Contract, data: DataSchema): DataSchema {
  if (typeof data === "boolean" || contract.$defs === undefined) return data;
  return { ...data, $defs: contract.$defs };
}

/** The checks of a contract, for everything that an application may say under it. */
export interface ContractChecks {
  /** By namespace and event. */
  readonly events: ReadonlyMap<string, ReadonlyMap<string, PayloadCheck>>;
  /** What members may say of themselves, by namespace; none where they may say nothing. */
  readonly presence: ReadonlyMap<string, PayloadCheck>;
  /** By method. */
  readonly methods: ReadonlyMap<string, { readonly params: PayloadCheck; readonly result: PayloadCheck }>;
}

/**
 * Compiles the checks of a contract.
 *
 * Uses Ajv at run time, so it needs `eval`; the SDK has checks that were generated ahead.
 * Throws an `Error` that begins with the place when a schema cannot be compiled.
 */
export function compilePayloadChecks(contract: Contract): ContractChecks {
  const events = new Map<string, ReadonlyMap<string, PayloadCheck>>();
  const presence = new Map<string, PayloadCheck>();
  const methods = new Map<string, { params: PayloadCheck; result: PayloadCheck }>();
  for (const [name, namespace] of Object.entries(contract.namespaces)) {
    const at = `/namespaces/${name}`;
    const byEvent = Object.entries(namespace.events).map(
      ([event, { data }]) => [event, compileCheck(contract, data, `${at}/events/${event}/data`)] as const,
    );
    events.set(name, new Map(byEvent));
    const said = namespace.presence?.data;
    if (said !== undefined) presence.set(name, compileCheck(contract, said, `${at}/presence/data`));
  }
  for (const [name, { params, result }] of Object.entries(contract.methods ?? {})) {
    const at = `/methods/${name}`;
    methods.set(name, {
      params: compileCheck(contract, params, `${at}/params`),
      result: compileCheck(contract, result, `${at}/result`),
    });
  }
  return { events, presence, methods };
}

function compileCheck(contract: Contract, data: DataSchema, at: string): PayloadCheck {
  // One Ajv for each event: schemas with their own $defs would collide by reference otherwise.
  // The profile has judged the schema before; to compile the meta-schema for each costs more than all else.
  const ajv = countQuickly(new Ajv2020({ ...AJV_OPTIONS, validateSchema: false, meta: false }));
  try {
    const validate = ajv.compile(toEventSchema(contract, data));
    return (value) => (validate(value) ? undefined : toIssues(validate.errors ?? []));
  } catch (cause) {
    throw new Error(`${at}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
