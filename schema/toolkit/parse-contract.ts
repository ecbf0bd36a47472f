import { checkContract } from "../generated/contract-check.ts";
import type { Issue } from "./check-runtime.ts";
import type { Contract } from "./contract.ts";
import { lintContract } from "./lint/lint-contract.ts";
import { compilePayloadChecks } from "./payload-checks.ts";

/** A contract, or everything that is wrong with what was given for one. */
export type ParsedContract =
  | { readonly ok: true; readonly contract: Contract }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Names that every JavaScript object has; as an event or namespace they would be found where nothing was declared. */
function isPrototypeName(name: string): boolean {
  return name in Object.prototype;
}

function findPrototypeNames(contract: Contract): readonly Issue[] {
  const issues: Issue[] = [];
  const refuse = (at: string): void => {
    issues.push({ at, keyword: "propertyNames", message: "must not be a name of Object.prototype" });
  };
  for (const [namespace, { events }] of Object.entries(contract.namespaces)) {
    if (isPrototypeName(namespace)) refuse(`/namespaces/${namespace}`);
    for (const event of Object.keys(events))
      if (isPrototypeName(event)) refuse(`/namespaces/${namespace}/events/${event}`);
  }
  for (const method of Object.keys(contract.methods ?? {}))
    if (isPrototypeName(method)) refuse(`/methods/${method}`);
  for (const name of Object.keys(contract.$defs ?? {})) if (isPrototypeName(name)) refuse(`/$defs/${name}`);
  return issues;
}

/** What the safe profile does not allow: the rule stands where a keyword would, the remedy in the message. */
function findLintErrors(contract: Contract): readonly Issue[] {
  return lintContract(contract)
    .filter(({ severity }) => severity === "error")
    .map(({ at, rule, reason, remedy }) => ({ at, keyword: rule, message: `${reason}; ${remedy}` }));
}

/** Each example of an event must be a payload that its schema allows. */
function findBadExamples(contract: Contract): readonly Issue[] {
  const checks = compilePayloadChecks(contract);
  const issues: Issue[] = [];
  for (const [namespace, { events }] of Object.entries(contract.namespaces)) {
    for (const [event, { examples = [] }] of Object.entries(events)) {
      for (const [index, example] of examples.entries()) {
        for (const issue of checks.events.get(namespace)?.get(event)?.(example) ?? []) {
          issues.push({
            ...issue,
            at: `/namespaces/${namespace}/events/${event}/examples/${index}${issue.at}`,
          });
        }
      }
    }
  }
  return issues;
}

/**
 * Takes any JSON value for a contract: checks it against the meta-schema and the safe profile ({@link lintContract}),
 * compiles each payload schema, and tries the examples. Every issue points into the document; later steps are taken only
 * when the earlier ones found nothing.
 */
export function parseContract(value: unknown): ParsedContract {
  const shape = checkContract(value);
  if (shape !== undefined) return { ok: false, issues: shape };
  const contract = value as Contract;
  const names = findPrototypeNames(contract);
  if (names.length > 0) return { ok: false, issues: names };
  const unsafe = findLintErrors(contract);
  if (unsafe.length > 0) return { ok: false, issues: unsafe };
  try {
    const examples = findBadExamples(contract);
    return examples.length > 0 ? { ok: false, issues: examples } : { ok: true, contract };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    const [at = "", ...rest] = text.split(": ");
    return { ok: false, issues: [{ at, keyword: "schema", message: rest.join(": ") }] };
  }
}
