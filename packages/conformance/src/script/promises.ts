import { hasFeature, type Subject } from "../subject/subject.ts";
import type { Promises } from "./model.ts";

/** What a server promises of a namespace, by its features, its contract and its windows. */
export function promisesOf(subject: Subject, namespace: string): Promises {
  const { contract, info } = subject;
  const log = contract.ok ? contract.value.namespaces[namespace]?.log : undefined;
  const keeps = hasFeature(subject, "recovery") || hasFeature(subject, "history");
  const window = (info.ok ? info.value.windows.recoveryMessages : undefined) ?? 0;
  const size = log === undefined || !keeps ? 0 : log.size;
  return {
    recovers: hasFeature(subject, "recovery") && log !== undefined,
    hasHistory: hasFeature(subject, "history") && log !== undefined,
    keepsKeys: hasFeature(subject, "idempotency"),
    kept: hasFeature(subject, "recovery") ? Math.min(size, window) : size,
  };
}
