// Generated from schema/toolkit/formats.ts. Do not edit: run `npm run generate`.
const DATE =
  "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))" +
  "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
const TIME =
  "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
const OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

/**
 * The formats that a contract may name, each as the regular expression that is the whole of its check.
 *
 * They are anchored and never look at a character more than a few times, so that the longest text costs no more than
 * it is long. What they allow is a part of what RFC 3339, 3986, 4122 and 5321 allow, the same in every language:
 * `date` knows leap years; `date-time` and `time` need a zone and know no leap second; `email` is what a browser's
 * field takes; `uri` is absolute.
 */
export const FORMATS: ReadonlyMap<string, RegExp> = new Map([
  ["date", new RegExp(`^${DATE}$`, "u")],
  ["time", new RegExp(`^${TIME}$`, "u")],
  ["date-time", new RegExp(`^${DATE}T${TIME}$`, "u")],
  ["uuid", /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/u],
  ["email", new RegExp(`^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${LABEL}(?:\\.${LABEL})*$`, "u")],
  ["hostname", new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, "u")],
  ["ipv4", new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`, "u")],
  ["uri", /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/u],
]);
