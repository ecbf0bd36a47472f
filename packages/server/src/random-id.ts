import { randomFillSync } from "node:crypto";

const POOL_BYTES = 4096;
const pool = Buffer.allocUnsafeSlow(POOL_BYTES);
let taken = POOL_BYTES;

/**
 * So many random bytes as text of `[A-Za-z0-9_-]`, from the system's generator. They are fetched in large pieces, since
 * each call to it costs as much as a good part of an upgrade; none is given out twice.
 */
export function toRandomId(bytes: number): string {
  if (taken + bytes > POOL_BYTES) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += bytes;
  return pool.toString("base64url", taken - bytes, taken);
}
