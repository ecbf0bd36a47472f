import type { Anomaly, Violation } from "../verdict.ts";

/** The rule that each kind of damage breaks. */
const REQUIREMENTS: Readonly<Record<Anomaly, string>> = {
  "offset-reused": "SUB-4",
  "offset-hole": "SUB-3",
  "publisher-order": "PUB-2",
  "real-time-order": "PUB-1",
  lost: "SUB-3",
  duplicate: "SUB-3",
  "out-of-order": "SUB-3",
  "not-a-member": "SUB-1",
  "wrong-data": "PUB-9",
  "from-nowhere": "PUB-6",
  "no-ack": "FR-7",
  "acked-then-lost": "PUB-11",
  "recovery-gap": "REC-3",
  "recovery-duplicate": "REC-4",
};

/** A violation of the rule that this kind of damage breaks. */
export function damage(anomaly: Anomaly, expected: string, actual: string): Violation {
  return { requirement: REQUIREMENTS[anomaly], anomaly, expected, actual };
}
