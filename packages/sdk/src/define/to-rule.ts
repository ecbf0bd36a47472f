import {
  buildRule,
  type RuleMaker,
  type RuleMember,
  type RulePart,
} from "../generated/toolkit/build-rule.ts";
import type { DataSchema } from "../generated/toolkit/contract.ts";
import * as rules from "../rules.ts";
import { fault, isObject, toPlace, typeFault, type Rule } from "../rules.ts";

/** Makes the rules of schemas that may refer to the definitions of their contract. */
export type ToRule = (schema: DataSchema) => Rule;

/** What `rules.ts` has under a name; what each takes is settled by `buildRule`. */
const NAMED = rules as unknown as Readonly<Record<string, Rule>>;
const FACTORIES = {
  ...rules,
  record: toRecord,
} as unknown as Readonly<Record<string, (...parts: readonly unknown[]) => Rule>>;

/** `record` of the rules, whose names may have the question mark that says there that a member is optional. */
function toRecord(members: readonly RuleMember<Rule>[], rest?: Rule): Rule {
  const known = new Set(members.map(({ name }) => name));
  return (value, at, view) => {
    if (!isObject(value)) return typeFault(at, "object");
    for (const { name, rule, isOptional } of members) {
      const isPresent = Object.hasOwn(value, name);
      if (!isPresent && !isOptional) return fault(at, "required", `have required property '${name}'`);
      const issue = isPresent ? rule(value[name], toPlace(at, name), view) : undefined;
      if (issue) return issue;
    }
    for (const name of rest ? Object.keys(value) : []) {
      const issue = known.has(name) ? undefined : rest?.(value[name], toPlace(at, name), view);
      if (issue) return issue;
    }
    return undefined;
  };
}

const REFERENCE = "#/$defs/";

function toPart(part: RulePart<Rule>): unknown {
  switch (part.kind) {
    case "rule":
      return part.rule;
    case "pattern":
      return part.pattern;
    case "value":
      return part.value;
    case "types":
      return Object.fromEntries(part.rules);
    case "members":
      return part.members;
  }
}

/**
 * Makes the rules of the schemas of one contract, which are those that its generated code would have. Throws an `Error`
 * for a keyword that no rule expresses, a reference that leads nowhere, or a definition that refers to itself.
 */
export function createToRule(definitions: Readonly<Record<string, DataSchema>>): ToRule {
  const known = new Map<string, Rule | "making">();
  const maker: RuleMaker<Rule> = {
    unnamed: "refused",
    named: (name) => NAMED[name] as Rule,
    made: (factory, parts) => (FACTORIES[factory] as (typeof FACTORIES)[string])(...parts.map(toPart)),
    referred(reference) {
      const name = reference.replace(REFERENCE, "");
      const found = known.get(name);
      if (found === "making") throw new Error(`${reference} refers to itself`);
      if (found !== undefined) return found;
      const schema = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
      if (schema === undefined) throw new Error(`${reference} is not defined by the contract`);
      known.set(name, "making");
      const rule = buildRule(schema, maker);
      known.set(name, rule);
      return rule;
    },
  };
  return (schema) => buildRule(schema, maker);
}
