import type {
  Contract,
  DataSchema,
  EventDeclaration,
  MethodDeclaration,
  NamespaceDeclaration,
} from "../toolkit/contract.ts";
import { hashContract } from "../toolkit/fingerprint.ts";
import { RULES, toRuleText, UnknownKeyword } from "./rule-text.ts";
import { compileStandalone } from "./standalone.ts";
import { toTypeText } from "./type-text.ts";
import { NO_CHECK, readCheckRuntime } from "./validators.ts";
import { writeGenerated } from "./write.ts";

/** `chat.said` → `ChatSaid`. */
function toTypeName(event: string): string {
  return event.replace(/(?:^|[._])([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

/** `order-line` → `orderLine`. */
function toConstName(namespace: string): string {
  return namespace.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

/** Fills in references to the contract's `$defs`; the profile allows no recursion, so this ends. */
function inlineDefinitions(contract: Contract, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inlineDefinitions(contract, item));
  if (value === null || typeof value !== "object") return value;
  const { $ref, ...beside } = value as Record<string, unknown>;
  const members = Object.fromEntries(
    Object.entries(beside).map(([name, member]) => [name, inlineDefinitions(contract, member)]),
  );
  if (typeof $ref !== "string") return members;
  const referred = contract.$defs?.[$ref.replace(/^#\/\$defs\//, "")];
  return { ...(inlineDefinitions(contract, referred) as object), ...members };
}

function toTypeDeclaration(event: string, { description, data }: EventDeclaration): string {
  const doc = description === undefined ? "" : `/** ${description} */\n`;
  const text = toTypeText(data);
  return text.startsWith("{")
    ? `${doc}export interface ${toTypeName(event)} ${text}`
    : `${doc}export type ${toTypeName(event)} = ${text};`;
}

/** What one module checks: the name of each TypeScript type with its schema. */
type Schemas = Readonly<Record<string, DataSchema>>;

/** The checks of one module: an expression for each, and the lines before and behind them that they need. */
interface Checks {
  readonly head: string;
  readonly tail: string;
  readonly checks: Readonly<Record<string, string>>;
}

function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

/** Checks made of rules: a fraction of the size of compiled ones. Throws an `UnknownKeyword` for what rules cannot say. */
function writeRules(schemas: Schemas): Checks {
  const toReference = (reference: string): never => {
    throw new UnknownKeyword(`rules: ${reference} was not filled in`);
  };
  const checks = mapValues(
    schemas,
    (schema) =>
      `/* @__PURE__ */ ${RULES}.toPayloadCheck(${toRuleText(schema, { toReference, unnamed: "refused" })})`,
  );
  return { head: `import * as ${RULES} from "../../rules.ts";\n`, tail: "", checks };
}

/** Checks compiled by Ajv, for everything that the profile allows. */
function compileChecks(schemas: Schemas): Checks {
  const { text, functions } = compileStandalone(schemas, "switched");
  const names = text.includes("codePoints") ? "codePoints, toPayloadCheck" : "toPayloadCheck";
  return {
    head: `import { ${names} as toCheck } from "./check-runtime.ts";\n`,
    tail: text,
    checks: mapValues(functions, (inner) => `/* @__PURE__ */ toCheck(${inner})`),
  };
}

/** The checks of schemas, by rules if these can express all of them. */
export function writeChecks(schemas: Schemas): Checks {
  if (Object.keys(schemas).length === 0) return { head: "", tail: "", checks: {} };
  try {
    return writeRules(schemas);
  } catch (cause) {
    if (cause instanceof UnknownKeyword) return compileChecks(schemas);
    throw cause;
  }
}

function inlineAll(contract: Contract, schemas: Schemas): Schemas {
  return mapValues(schemas, (schema) => inlineDefinitions(contract, schema) as DataSchema);
}

/** First lines of a module with checks. */
function toHead({ head, tail }: Checks, types: readonly string[]): string {
  return `${tail === "" ? "" : NO_CHECK}import type { ${types.join(", ")} } from "../../contract.ts";\n${head}`;
}

const NOTHING: DataSchema = { type: "object", properties: {}, additionalProperties: false };

function toNamespaceModule(contract: Contract, namespace: string, declaration: NamespaceDeclaration): string {
  const events = Object.entries(declaration.events);
  const memberType = `${toTypeName(toConstName(namespace))}Member`;
  const member = declaration.presence && {
    kind: "message" as const,
    description: `What a member of ${namespace} says of itself.`,
    data: declaration.presence.data ?? NOTHING,
  };
  const schemas = Object.fromEntries(events.map(([event, { data }]) => [toTypeName(event), data]));
  const written = writeChecks(
    inlineAll(contract, member === undefined ? schemas : { ...schemas, [memberType]: member.data }),
  );
  const { checks, tail } = written;
  const anyEvent = declaration.anyEvent === true;
  const specs = events.map(
    ([event, { kind }]) => `  ${JSON.stringify(event)}: EventSpec<"${kind}", ${toTypeName(event)}>;`,
  );
  const values = events.map(
    ([event, { kind }]) =>
      `    ${JSON.stringify(event)}: { kind: "${kind}", check: ${checks[toTypeName(event)]} },`,
  );
  const types = [
    ...(events.length > 0 ? ["EventSpec"] : []),
    "NamespaceSpec",
    ...(member === undefined ? [] : ["PresenceSpec"]),
  ];
  return [
    toHead(written, types),
    ...events.map(([event, each]) => toTypeDeclaration(event, each)),
    ...(member === undefined ? [] : [toTypeDeclaration(memberType, member)]),
    "",
    `/** ${declaration.description ?? `Events of the namespace ${namespace}.`} */`,
    `export const ${toConstName(namespace)}: NamespaceSpec<{`,
    ...specs,
    `}, ${anyEvent}${member === undefined ? "" : `, PresenceSpec<${memberType}>`}> = {`,
    "  events: {",
    ...values,
    "  },",
    `  anyEvent: ${anyEvent},`,
    ...(member === undefined ? [] : [`  presence: { check: ${checks[memberType]} },`]),
    "};",
    "",
    tail,
  ].join("\n");
}

function toMethodsModule(
  contract: Contract,
  methods: readonly (readonly [string, MethodDeclaration])[],
): string {
  const names = (method: string): readonly [string, string] => [
    `${toTypeName(method)}Params`,
    `${toTypeName(method)}Result`,
  ];
  const schemas = Object.fromEntries(
    methods.flatMap(
      ([method, { params, result }]) =>
        [
          [names(method)[0], params],
          [names(method)[1], result],
        ] as const,
    ),
  );
  const written = writeChecks(inlineAll(contract, schemas));
  const { checks, tail } = written;
  const declared = Object.entries(schemas).map(([name, data]) =>
    toTypeDeclaration(name, { kind: "message", data }),
  );
  const specs = methods.map(
    ([method]) => `  readonly ${JSON.stringify(method)}: MethodSpec<${names(method).join(", ")}>;`,
  );
  const values = methods.map(([method]) => {
    const [params, result] = names(method);
    return `  ${JSON.stringify(method)}: { params: ${checks[params]}, result: ${checks[result]} },`;
  });
  return [
    toHead(written, ["MethodSpec"]),
    ...declared,
    "",
    "/** The methods of the contract. */",
    "export const methods: {",
    ...specs,
    "} = {",
    ...values,
    "};",
    "",
    tail,
  ].join("\n");
}

function toIndexModule(contract: Contract): string {
  const names = Object.keys(contract.namespaces);
  const { name, version } = contract;
  const constant = toConstName(name);
  const hasMethods = Object.keys(contract.methods ?? {}).length > 0;
  const modules = [...names, ...(hasMethods ? ["methods"] : [])];
  const imports = modules.map((each) => `import { ${toConstName(each)} } from "./${each}.ts";`);
  const exports = modules.map((each) => `export * from "./${each}.ts";`);
  const values = names.map((each) =>
    each === toConstName(each) ? each : `${JSON.stringify(each)}: ${toConstName(each)}`,
  );
  return `import type { ContractSpec } from "../../contract.ts";
${imports.join("\n")}

${exports.join("\n")}

/** Name, version and fingerprint of the contract, for clients that take only some of its namespaces. */
export const ${constant}Identity: { readonly name: string; readonly version: string; readonly hash: string } = {
  name: ${JSON.stringify(name)},
  version: ${JSON.stringify(version)},
  hash: ${JSON.stringify(hashContract(contract))},
};

/** ${contract.description ?? `The contract ${name}.`} */
export const ${constant}: ContractSpec<{
${names.map((each) => `  readonly ${each === toConstName(each) ? each : JSON.stringify(each)}: typeof ${toConstName(each)};`).join("\n")}
}${hasMethods ? ", typeof methods" : ""}> = { ...${constant}Identity, namespaces: { ${values.join(", ")} }${hasMethods ? ", methods" : ""} };`;
}

/** Appended to the runtime that frames use: how the check of a payload chooses its view. */
const PAYLOAD_CHECK = `
/** A compiled schema; \`this\` chooses the view. */
interface Validate {
  (this: { readonly open: true } | undefined, data: unknown): boolean;
  errors?: readonly SchemaFault[] | null;
}

const OPEN = { open: true } as const;

/** Judges a payload: as its writer must send it, or as a reader takes it, who ignores members that it does not know. */
export function toPayloadCheck(validate: Validate): (data: unknown, view: "writer" | "reader") => readonly Issue[] | undefined {
  return (data, view) => (validate.call(view === "reader" ? OPEN : undefined, data) ? undefined : toIssues(validate.errors ?? []));
}
`;

/** Writes the modules of a contract into a folder: one for each namespace, an index, and what their checks share. */
export function generateContractModule(contract: Contract, folder: string): void {
  const source = `schema/contracts/${contract.name}.contract.json`;
  const methods = Object.entries(contract.methods ?? {});
  const modules = [
    ...Object.entries(contract.namespaces).map(
      ([namespace, declaration]) => [namespace, toNamespaceModule(contract, namespace, declaration)] as const,
    ),
    ...(methods.length > 0 ? [["methods", toMethodsModule(contract, methods)] as const] : []),
    ["index", toIndexModule(contract)] as const,
  ];
  for (const [name, text] of modules) writeGenerated(`${folder}/${name}.ts`, source, text);
  if (modules.some(([, text]) => text.includes("./check-runtime.ts")))
    writeGenerated(`${folder}/check-runtime.ts`, source, readCheckRuntime() + PAYLOAD_CHECK);
}
