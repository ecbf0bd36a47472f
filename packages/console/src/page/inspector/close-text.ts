import { closeCodes } from "../../generated/codes.ts";

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(closeCodes).map(([name, code]) => [code, name]),
);
const MALFORMED: readonly number[] = [
  closeCodes.unsupported_data,
  closeCodes.invalid_utf8,
  closeCodes.too_large,
];

/** Writes a close as its code and the reason that came with it, or else the name that the code has in the table. */
export function formatClose(code: number, reason: string): string {
  const words = reason === "" ? (NAMES.get(code) ?? "") : reason;
  return words === "" ? String(code) : `${code} ${words}`;
}

/** Whether a close says that the client did wrong: by a malformed message, or by one of the codes that say stop. */
export function isBlame(code: number): boolean {
  return MALFORMED.includes(code) || (code >= 4400 && code < 4500);
}
