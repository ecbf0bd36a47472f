import { toInvalid } from "./problem.ts";

/** What a parameter of the address may be. */
export type QueryRule =
  | { readonly kind: "integer"; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "text"; readonly maxLength: number };

/** A whole number. */
export function integer(minimum: number, maximum: number): QueryRule {
  return { kind: "integer", minimum, maximum };
}

/** One of some words. */
export function choice(...of: readonly string[]): QueryRule {
  return { kind: "choice", of };
}

/** A text. */
export function text(maxLength: number): QueryRule {
  return { kind: "text", maxLength };
}

function findFault(rule: QueryRule, value: string): string | undefined {
  switch (rule.kind) {
    case "integer": {
      const isFine =
        /^\d{1,16}$/.test(value) && Number(value) >= rule.minimum && Number(value) <= rule.maximum;
      return isFine ? undefined : `must be an integer from ${rule.minimum} to ${rule.maximum}`;
    }
    case "choice":
      return rule.of.includes(value) ? undefined : `must be one of ${rule.of.join(", ")}`;
    case "text":
      return value.length <= rule.maxLength
        ? undefined
        : `must NOT have more than ${rule.maxLength} characters`;
  }
}

/** Judges one value; `at` says where it stands. Throws what is wrong with it. */
export function assertFits(at: string, rule: QueryRule, value: string): void {
  const fault = findFault(rule, value);
  if (fault !== undefined) throw toInvalid([{ at, keyword: rule.kind, message: fault }]);
}

/** The parameters behind the `?` of an address. Throws what is wrong with one, also one that is unknown or given twice. */
export function readQuery<Name extends string>(
  query: URLSearchParams,
  rules: Readonly<Record<Name, QueryRule>>,
): Readonly<Partial<Record<Name, string>>> {
  const values: Partial<Record<Name, string>> = {};
  for (const [name, value] of query) {
    const at = `/query/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!Object.hasOwn(rules, name))
      throw toInvalid([{ at, keyword: "additionalProperties", message: "is not known" }]);
    if (query.getAll(name).length > 1)
      throw toInvalid([{ at, keyword: "uniqueItems", message: "is given more than once" }]);
    assertFits(at, rules[name as Name], value);
    values[name as Name] = value;
  }
  return values;
}
