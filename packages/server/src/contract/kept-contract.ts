import { findLogBreaks, parseContract, type Contract, type ContractChange } from "@parlance/schema";
import type { KeptContract } from "../engine/engine.ts";

/**
 * What the contract in force means for what is kept. same: nothing. changed: everything may be replayed under it, and it
 * is to be remembered. broken: some of it may not, for the reasons in `faults`, each with its place.
 */
export type Verdict =
  | { readonly kind: "same" }
  | { readonly kind: "changed" }
  | { readonly kind: "broken"; readonly under: string; readonly faults: readonly string[] };

function isAbout({ at }: ContractChange, namespaces: ReadonlySet<string>): boolean {
  const [, , namespace = ""] = at.split("/");
  return namespaces.has(namespace);
}

/** Judges a contract by the one that is remembered, for the namespaces in which messages are kept. */
export function judgeKept(
  kept: KeptContract | undefined,
  now: { readonly document: Contract; readonly hash: string },
  namespaces: ReadonlySet<string>,
): Verdict {
  if (kept?.hash === now.hash) return { kind: "same" };
  if (kept === undefined || namespaces.size === 0) return { kind: "changed" };
  const parsed = parseContract(kept.document);
  if (!parsed.ok) {
    const faults = parsed.issues.map(({ at, message }) => `${at} of the remembered contract: ${message}`);
    return { kind: "broken", under: `contract ${kept.hash}, which this server cannot read`, faults };
  }
  const { name, version } = parsed.contract;
  const breaks = findLogBreaks(parsed.contract, now.document).filter((each) => isAbout(each, namespaces));
  if (breaks.length === 0) return { kind: "changed" };
  const faults = breaks.map(({ at, subject, what }) => `${at} ${subject}: ${what}`);
  return { kind: "broken", under: `${name} ${version}`, faults };
}
