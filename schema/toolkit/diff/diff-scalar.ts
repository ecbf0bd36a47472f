import type { Form } from "../schema-form.ts";

/** How the values that a keyword allows have changed. `other`: some went and some came, or it cannot be told. */
export type Effect = "narrower" | "wider" | "other";

/** A keyword whose value has changed. */
export interface KeywordDifference {
  readonly keyword: string;
  readonly what: string;
  readonly effect: Effect;
}

function show(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}

function toWhat(keyword: string, old: unknown, now: unknown): string {
  const isAbsent = (value: unknown): boolean =>
    value === undefined || value === Infinity || value === -Infinity;
  if (isAbsent(old)) return `${keyword} ${show(now)} is new`;
  return isAbsent(now) ? `${keyword} ${show(old)} is gone` : `${keyword} ${show(old)} → ${show(now)}`;
}

/** A bound: of a `lower` one, more is narrower. */
function compareBound(
  keyword: string,
  old: number,
  now: number,
  side: "lower" | "upper",
): readonly KeywordDifference[] {
  if (old === now) return [];
  const isNarrower = side === "lower" ? now > old : now < old;
  return [{ keyword, what: toWhat(keyword, old, now), effect: isNarrower ? "narrower" : "wider" }];
}

/** A form that a value must have, such as a pattern: two different ones cannot be compared. */
function compareForm(
  keyword: string,
  old: string | undefined,
  now: string | undefined,
): readonly KeywordDifference[] {
  if (old === now) return [];
  const effect = old === undefined ? "narrower" : now === undefined ? "wider" : "other";
  return [{ keyword, what: toWhat(keyword, old, now), effect }];
}

function compareExcluded(keyword: string, old: boolean, now: boolean): readonly KeywordDifference[] {
  if (old === now) return [];
  const what = now ? "its bound itself is refused now" : "its bound itself is allowed now";
  return [{ keyword, what: `${keyword}: ${what}`, effect: now ? "narrower" : "wider" }];
}

function compareStep(old: number | undefined, now: number | undefined): readonly KeywordDifference[] {
  if (old === now) return [];
  const isNarrower = now !== undefined && (old === undefined || now % old === 0);
  const isWider = old !== undefined && (now === undefined || old % now === 0);
  const effect = isNarrower ? "narrower" : isWider ? "wider" : "other";
  const name = (step: number | undefined): string =>
    step === undefined ? "any number" : step === 1 ? "integers" : `multiples of ${step}`;
  const keyword = old === undefined || now === undefined ? "type" : "multipleOf";
  return [{ keyword, what: `${name(old)} → ${name(now)}`, effect }];
}

function compareValues(old: readonly unknown[], now: readonly unknown[]): readonly KeywordDifference[] {
  const gone = old.filter((value) => !now.includes(value));
  const come = now.filter((value) => !old.includes(value));
  const list = (values: readonly unknown[]): string => values.map(show).join(", ");
  return [
    ...(gone.length > 0
      ? [{ keyword: "enum", what: `no longer ${list(gone)}`, effect: "narrower" } as const]
      : []),
    ...(come.length > 0 ? [{ keyword: "enum", what: `also ${list(come)}`, effect: "wider" } as const] : []),
  ];
}

/** The keywords with a plain value in which two forms of one kind differ; of objects and arrays, those that count. */
export function listScalarDifferences(old: Form, now: Form): readonly KeywordDifference[] {
  if (old.kind === "string" && now.kind === "string")
    return [
      ...compareBound("minLength", old.minLength, now.minLength, "lower"),
      ...compareBound("maxLength", old.maxLength, now.maxLength, "upper"),
      ...compareForm("pattern", old.pattern, now.pattern),
      ...compareForm("format", old.format, now.format),
    ];
  if (old.kind === "number" && now.kind === "number")
    return [
      ...compareStep(old.step, now.step),
      ...compareBound("minimum", old.minimum, now.minimum, "lower"),
      ...compareExcluded("exclusiveMinimum", old.isMinimumExcluded, now.isMinimumExcluded),
      ...compareBound("maximum", old.maximum, now.maximum, "upper"),
      ...compareExcluded("exclusiveMaximum", old.isMaximumExcluded, now.isMaximumExcluded),
    ];
  if (old.kind === "array" && now.kind === "array")
    return [
      ...compareBound("minItems", old.minItems, now.minItems, "lower"),
      ...compareBound("maxItems", old.maxItems, now.maxItems, "upper"),
      ...compareExcludedItems(old.areItemsUnique, now.areItemsUnique),
    ];
  if (old.kind === "object" && now.kind === "object")
    return [
      ...compareBound("minProperties", old.minProperties, now.minProperties, "lower"),
      ...compareBound("maxProperties", old.maxProperties, now.maxProperties, "upper"),
    ];
  if (old.kind === "values" && now.kind === "values") return compareValues(old.values, now.values);
  if (old.kind === "opaque" && now.kind === "opaque" && old.text !== now.text)
    return [{ keyword: "", what: "a schema beyond the profile is another now", effect: "other" }];
  return [];
}

function compareExcludedItems(old: boolean, now: boolean): readonly KeywordDifference[] {
  if (old === now) return [];
  const what = now ? "repeated items are refused now" : "repeated items are allowed now";
  return [{ keyword: "uniqueItems", what, effect: now ? "narrower" : "wider" }];
}
