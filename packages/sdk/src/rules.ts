import type { Issue } from "./contract.ts";

/** Judges a value that stands at a place of a document; `undefined` means that it keeps the rule. */
export type Rule = (value: unknown, at: string) => Issue | undefined;

function fault(at: string, keyword: string, rule: unknown): Issue {
  return { at, keyword, message: `breaks ${keyword} ${String(rule)}` };
}

/** Exactly this value. */
export function constant(expected: unknown): Rule {
  return (value, at) => (value === expected ? undefined : fault(at, "const", expected));
}

/** One of these values. */
export function choice(...allowed: readonly unknown[]): Rule {
  return (value, at) => (allowed.includes(value) ? undefined : fault(at, "enum", allowed));
}

/** True or false. */
export const flag: Rule = (value: unknown, at: string) =>
  typeof value === "boolean" ? undefined : fault(at, "type", "boolean");

/** Whatever it is. */
export const anything: Rule = () => undefined;

/** Nothing at all: the member that has this rule must be absent. */
export const never: Rule = (_value: unknown, at: string) => fault(at, "false schema", "");

/** An integer between bounds. */
export function integer(minimum: number, maximum: number): Rule {
  return (value, at) => {
    if (!Number.isInteger(value)) return fault(at, "type", "integer");
    if ((value as number) > maximum) return fault(at, "maximum", maximum);
    return (value as number) < minimum ? fault(at, "minimum", minimum) : undefined;
  };
}

/** A string of a form and at most so many code points. */
export function text(pattern: RegExp | undefined, maxLength: number = Infinity): Rule {
  return (value, at) => {
    if (typeof value !== "string") return fault(at, "type", "string");
    // UTF-16 has at least as many units: code points are counted only where that says too little.
    if (value.length > maxLength && Array.from(value).length > maxLength)
      return fault(at, "maxLength", maxLength);
    return pattern?.test(value) === false ? fault(at, "pattern", pattern.source) : undefined;
  };
}

/** An array of a length, each item under a rule, no two of them equal where they must be `unique`. */
export function list(item: Rule, minItems: number, maxItems: number, unique = false): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return fault(at, "type", "array");
    if (value.length > maxItems) return fault(at, "maxItems", maxItems);
    if (value.length < minItems) return fault(at, "minItems", minItems);
    for (const [index, each] of value.entries()) {
      const issue = item(each, `${at}/${index}`);
      if (issue) return issue;
    }
    return unique && new Set(value).size < value.length ? fault(at, "uniqueItems", unique) : undefined;
  };
}

/**
 * An object with members under rules; a name that ends with `?` may be absent. Members that it does not name are no
 * business of a reader (PROTOCOL [CLI-1]).
 */
export function record(members: Readonly<Record<string, Rule>>): Rule {
  const rules = Object.entries(members);
  return (value: unknown, at: string) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return fault(at, "type", "object");
    for (const [key, rule] of rules) {
      const name = key.replace("?", "");
      const isPresent = Object.hasOwn(value, name);
      if (!isPresent && name === key) return fault(at, "required", name);
      const issue = isPresent
        ? rule((value as Readonly<Record<string, unknown>>)[name], `${at}/${name}`)
        : undefined;
      if (issue) return issue;
    }
    return undefined;
  };
}

/** All of several rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, at) => {
    for (const rule of rules) {
      const issue = rule(value, at);
      if (issue) return issue;
    }
    return undefined;
  };
}

/** Another rule for what keeps the first than for what breaks it. */
export function either(condition: Rule, kept: Rule, broken: Rule): Rule {
  return (value, at) => (condition(value, at) ? broken : kept)(value, at);
}
