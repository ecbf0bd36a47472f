/** Throws the `TypeError` of a wrong use: names the call, the option, its value and the rule. */
export function refuse(call: string, option: string, value: unknown, rule: string): never {
  // oxlint-disable-next-line typescript/no-base-to-string -- objects have gone the other way
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
  throw new TypeError(`${call}: ${option} is ${shown}, but ${rule}`);
}
