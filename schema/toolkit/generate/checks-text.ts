import type { DataSchema } from "../contract.ts";
import { toOpenSchema } from "../open-view.ts";
import type { Import } from "./module-text.ts";
import { RULES, toRuleText, UnknownKeyword } from "./rule-text.ts";
import { compileStandalone, listRuntime } from "./standalone.ts";

/** What one module checks: a name for each schema. */
export type Schemas = Readonly<Record<string, DataSchema>>;

/** Where generated code finds what it needs of the SDK. */
export interface SdkModules {
  readonly types: string;
  readonly rules: string;
  readonly compiledChecks: string;
}

/** The checks of one module: an expression for each, what these import, and the compiled code that they need. */
export interface Checks {
  readonly imports: readonly Import[];
  readonly checks: Readonly<Record<string, string>>;
  /** JavaScript that belongs into a module of its own, which exports what `imports` take from it; often none. */
  readonly compiled?: CompiledChecks;
}

/** What a module of compiled checks consists of. */
interface CompiledChecks {
  readonly imports: readonly Import[];
  readonly code: string;
  /** An expression for each name that it exports. */
  readonly checks: Readonly<Record<string, string>>;
}

function toRule(schema: DataSchema): string | undefined {
  const toReference = (reference: string): never => {
    throw new UnknownKeyword(`rules: ${reference} was not filled in`);
  };
  try {
    return toRuleText(schema, { toReference, unnamed: "refused" });
  } catch (cause) {
    if (cause instanceof UnknownKeyword) return undefined;
    throw cause;
  }
}

/** Compiled by Ajv, once for the writer and once for the reader: many times the size of rules, and able to say all. */
function compile(schemas: Schemas, sdk: SdkModules): CompiledChecks {
  const views = Object.entries(schemas).flatMap(([name, schema]): [string, unknown][] => [
    [`${name}Writer`, schema],
    [`${name}Reader`, toOpenSchema(schema)],
  ]);
  const { text, functions } = compileStandalone(Object.fromEntries(views), "closed");
  return {
    imports: [{ names: [...listRuntime(text), "toCheck"], from: sdk.compiledChecks }],
    code: text,
    checks: Object.fromEntries(
      Object.keys(schemas).map((name) => [
        `$${name}`,
        `/* @__PURE__ */ toCheck(${functions[`${name}Writer`]}, ${functions[`${name}Reader`]})`,
      ]),
    ),
  };
}

/**
 * Writes the checks of schemas without references: rules, which are a fraction of the size of compiled ones, and for
 * what rules cannot say, compiled ones in a module that `compiledModule` names.
 */
export function writeChecks(schemas: Schemas, sdk: SdkModules, compiledModule: string): Checks {
  const entries = Object.entries(schemas).map(([name, schema]) => [name, schema, toRule(schema)] as const);
  const checks = Object.fromEntries(
    entries.map(([name, , rule]) => [
      name,
      rule === undefined ? `$${name}` : `/* @__PURE__ */ ${RULES}.toPayloadCheck(${rule})`,
    ]),
  );
  const hasRules = entries.some(([, , rule]) => rule !== undefined);
  const rest = entries
    .filter(([, , rule]) => rule === undefined)
    .map(([name, schema]) => [name, schema] as const);
  const rules: Import[] = hasRules ? [{ names: `* as ${RULES}`, from: sdk.rules }] : [];
  if (rest.length === 0) return { imports: rules, checks };
  const compiled = compile(Object.fromEntries(rest), sdk);
  return {
    imports: [...rules, { names: Object.keys(compiled.checks), from: compiledModule }],
    checks,
    compiled,
  };
}
