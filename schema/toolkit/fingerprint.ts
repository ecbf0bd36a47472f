import { createHash } from "node:crypto";
import type { Contract } from "./contract.ts";
import { toWireText } from "./wire-contract.ts";

/**
 * Fingerprint of a contract: SHA-256 in hexadecimal over the canonical JSON of what matters on the wire
 * (PROTOCOL, Contracts). Descriptions, examples and the version do not change it.
 */
export function hashContract(contract: Contract): string {
  return createHash("sha256").update(toWireText(contract)).digest("hex");
}
