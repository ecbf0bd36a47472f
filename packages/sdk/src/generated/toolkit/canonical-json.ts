// Generated from schema/toolkit/canonical-json.ts. Do not edit: run `npm run generate`.
/**
 * Writes a JSON value in its one canonical form (RFC 8785): members sorted by UTF-16 code units, no white space,
 * numbers as ECMAScript prints them.
 *
 * Rejects what JSON cannot hold (undefined, functions, non-finite numbers) with a `TypeError`.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`canonicalJson: ${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`canonicalJson: ${typeof value} is not a JSON value`);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(",")}}`;
}
