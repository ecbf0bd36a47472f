import { buildRule, UnknownKeyword, type RuleMember, type RulePart } from "../build-rule.ts";
import type { DataSchema } from "../contract.ts";

export { UnknownKeyword } from "../build-rule.ts";

/** How the rules of one module are written. */
export interface RuleContext {
  /** The text that stands for a `$ref`. */
  readonly toReference: (reference: string) => string;
  /** What `additionalProperties: false` means: nothing to a reader of frames, a rule of its own to a writer of payloads. */
  readonly unnamed: "ignored" | "refused";
}

/** Under what name a module that holds rules imports them: one that no namespace, event or definition can have. */
export const RULES = "$";

function toEntryText(name: string, rule: string): string {
  if (name === rule) return name;
  return `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${rule}`;
}

function toMemberText({ name, isOptional, rule }: RuleMember<string>): string {
  // In the text of a record a question mark says that a member is optional, and `__proto__` is no member.
  if (name.includes("?") || name === "__proto__")
    throw new UnknownKeyword(`rules: the name ${JSON.stringify(name)} is not supported`);
  return toEntryText(isOptional ? `${name}?` : name, rule);
}

function toObjectText(entries: readonly string[]): string {
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function toPartText(part: RulePart<string>): string {
  switch (part.kind) {
    case "rule":
      return part.rule;
    case "pattern":
      return String(part.pattern);
    case "members":
      return toObjectText(part.members.map(toMemberText));
    case "types":
      return toObjectText(part.rules.map(([type, rule]) => toEntryText(type, rule)));
    case "value":
      // Of these only a text is written otherwise than it prints.
      return typeof part.value === "string" ? JSON.stringify(part.value) : String(part.value);
  }
}

function isGiven(part: RulePart<string>): boolean {
  return !(
    (part.kind === "value" && part.value === undefined) ||
    (part.kind === "pattern" && part.pattern === undefined)
  );
}

/**
 * The text of the rule (`rules.ts` of the SDK) that a schema stands for. Throws an {@link UnknownKeyword} for a schema
 * that rules cannot express.
 */
export function toRuleText(schema: DataSchema, { toReference, unnamed }: RuleContext): string {
  return buildRule<string>(schema, {
    unnamed,
    referred: toReference,
    named: (name) => `${RULES}.${name}`,
    made(factory, parts) {
      const written = parts.slice(0, parts.findLastIndex(isGiven) + 1).map(toPartText);
      return `/* @__PURE__ */ ${RULES}.${factory}(${written.join(", ")})`;
    },
  });
}
