import type { Issue, PayloadCheck, View } from "./contract.ts";

/** Judges a value that stands at a place of a document; `undefined` means that it keeps the rule. */
export type Rule = (value: unknown, at: string, view?: View) => Issue | undefined;

/** A broken rule. */
export function fault(at: string, keyword: string, message: string): Issue {
  return { at, keyword, message: `must ${message}` };
}

/** The fault of a value that is of another type. */
export function typeFault(at: string, type: string): Issue {
  return fault(at, "type", `be ${type}`);
}

/** Judges how many there are of what. */
function countFault(
  at: string,
  count: number,
  minimum: number,
  maximum: number,
  what: string,
): Issue | undefined {
  const [limit, words, bound] = count > maximum ? ["max", "more", maximum] : ["min", "fewer", minimum];
  if (count <= maximum && count >= minimum) return undefined;
  const unit = what === "Length" ? "characters" : what.toLowerCase();
  return fault(at, limit + what, `NOT have ${words} than ${bound} ${unit}`);
}

/** The place of a member (RFC 6901). */
export function toPlace(at: string, name: string): string {
  return `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Exactly this value. */
export function constant(expected: unknown): Rule {
  return (value, at) => (value === expected ? undefined : fault(at, "const", `be ${String(expected)}`));
}

/** One of these values. */
export function choice(...allowed: readonly unknown[]): Rule {
  return (value, at) =>
    allowed.includes(value) ? undefined : fault(at, "enum", `be one of ${allowed.join()}`);
}

/** True or false. */
export const flag: Rule = (value: unknown, at: string) =>
  typeof value === "boolean" ? undefined : typeFault(at, "boolean");

/**
 * Null.
 * @public of generated code
 */
export const nothing: Rule = (value: unknown, at: string) =>
  value === null ? undefined : typeFault(at, "null");

/** Whatever it is. */
export const anything: Rule = () => undefined;

/** Nothing at all: the member that has this rule must be absent. */
export const never: Rule = (_value: unknown, at: string) => fault(at, "false schema", "be absent");

/** A member that its object does not name: refused where a writer is judged, no business of a reader. */
export const stranger: Rule = (_value: unknown, at: string, view?: View) =>
  view === "writer" ? fault(at, "additionalProperties", "NOT have additional properties") : undefined;

/**
 * A number between bounds.
 * @public of generated code
 */
export function number(minimum: number, maximum: number): Rule {
  return (value, at) => {
    if (typeof value !== "number") return typeFault(at, "number");
    if (value > maximum) return fault(at, "maximum", `be <= ${maximum}`);
    return value < minimum ? fault(at, "minimum", `be >= ${minimum}`) : undefined;
  };
}

/**
 * A number above a bound; what is no number is not judged.
 * @public of generated code
 */
export function above(bound: number): Rule {
  return (value, at) => (Number(value) > bound ? undefined : fault(at, "exclusiveMinimum", `be > ${bound}`));
}

/**
 * A number below a bound.
 * @public of generated code
 */
export function below(bound: number): Rule {
  return (value, at) => (Number(value) < bound ? undefined : fault(at, "exclusiveMaximum", `be < ${bound}`));
}

/**
 * A whole multiple of a number, by the division of IEEE 754, as Ajv has it.
 * @public of generated code
 */
export function multiple(of: number): Rule {
  return (value, at) => {
    const quotient = Number(value) / of;
    return quotient === Number.parseInt(String(quotient), 10)
      ? undefined
      : fault(at, "multipleOf", `be multiple of ${of}`);
  };
}

/** An integer between bounds. */
export function integer(minimum: number, maximum: number): Rule {
  const bounded = number(minimum, maximum);
  return (value, at) => (Number.isInteger(value) ? bounded(value, at) : typeFault(at, "integer"));
}

/** A string of a form, and of a length in code points. */
export function text(pattern?: RegExp, maxLength: number = Infinity, minLength: number = 0): Rule {
  return (value, at) => {
    if (typeof value !== "string") return typeFault(at, "string");
    // UTF-16 has at least as many units: code points are counted only where that says too little.
    const isPlain = value.length <= maxLength && value.length >= 2 * minLength;
    const issue = isPlain
      ? undefined
      : countFault(at, Array.from(value).length, minLength, maxLength, "Length");
    if (issue) return issue;
    return pattern?.test(value) === false
      ? fault(at, "pattern", `match pattern "${pattern.source}"`)
      : undefined;
  };
}

/**
 * A string of a format that has a name.
 * @public of generated code
 */
export function format(name: string, form: RegExp): Rule {
  return (value, at) =>
    form.test(String(value)) ? undefined : fault(at, "format", `match format "${name}"`);
}

/** An array of a length, each item under a rule, no two of them equal where they must be `unique`. */
export function list(item: Rule, minItems: number, maxItems: number, unique = false): Rule {
  return (value, at, view) => {
    if (!Array.isArray(value)) return typeFault(at, "array");
    let issue = countFault(at, value.length, minItems, maxItems, "Items");
    for (const [index, each] of value.entries()) issue ??= item(each, `${at}/${index}`, view);
    if (issue) return issue;
    return unique && new Set(value).size < value.length
      ? fault(at, "uniqueItems", "NOT have duplicate items")
      : undefined;
  };
}

/**
 * An object with members under rules; a name that ends with `?` may be absent. Members that it does not name are under
 * the rule `rest`; without one they are no business of a reader (PROTOCOL [CLI-1]).
 */
export function record(members: Readonly<Record<string, Rule>>, rest?: Rule): Rule {
  const rules = Object.entries(members);
  return (value, at, view) => {
    if (!isObject(value)) return typeFault(at, "object");
    for (const [key, rule] of rules) {
      const name = key.replace("?", "");
      const isPresent = Object.hasOwn(value, name);
      if (!isPresent && name === key) return fault(at, "required", `have required property '${name}'`);
      const issue = isPresent ? rule(value[name], toPlace(at, name), view) : undefined;
      if (issue) return issue;
    }
    if (rest === undefined) return undefined;
    for (const name of Object.keys(value)) {
      const isNamed = Object.hasOwn(members, name) || Object.hasOwn(members, `${name}?`);
      const issue = isNamed ? undefined : rest(value[name], toPlace(at, name), view);
      if (issue) return issue;
    }
    return undefined;
  };
}

/**
 * An object whose members have names of a form.
 * @public of generated code
 */
export function names(rule: Rule): Rule {
  return (value, at) => {
    if (!isObject(value)) return typeFault(at, "object");
    const name = Object.keys(value).find((each) => rule(each, ""));
    if (name === undefined) return undefined;
    return { at: toPlace(at, name), keyword: "propertyNames", message: "property name must be valid" };
  };
}

/** An object with a number of members. */
export function sized(minProperties: number, maxProperties: number = Infinity): Rule {
  return (value, at) =>
    isObject(value)
      ? countFault(at, Object.keys(value).length, minProperties, maxProperties, "Properties")
      : typeFault(at, "object");
}

/** All of several rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, at, view) => {
    for (const rule of rules) {
      const issue = rule(value, at, view);
      if (issue) return issue;
    }
    return undefined;
  };
}

/**
 * A rule for each of several types, by the names that JSON Schema has for them.
 * @public of generated code
 */
export function kinds(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, at, view) => {
    const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
    const rule = rules[kind] ?? (Number.isInteger(value) ? rules["integer"] : undefined);
    return rule ? rule(value, at, view) : typeFault(at, Object.keys(rules).join());
  };
}

/**
 * At least one of several rules.
 * @public of generated code
 */
export function any(...rules: readonly Rule[]): Rule {
  return (value, at, view) =>
    rules.some((rule) => !rule(value, at, view)) ? undefined : fault(at, "anyOf", "match a schema in anyOf");
}

/** Another rule for what keeps the first than for what breaks it. */
export function either(condition: Rule, kept: Rule, broken: Rule): Rule {
  return (value, at, view) => (condition(value, at, view) ? broken : kept)(value, at, view);
}

/** Judges a payload by a rule. */
export function toPayloadCheck(rule: Rule): PayloadCheck {
  return (data, view) => {
    const issue = rule(data, "", view);
    return issue && [issue];
  };
}
