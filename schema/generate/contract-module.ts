import type {
  Contract,
  DataSchema,
  EventDeclaration,
  MethodDeclaration,
  NamespaceDeclaration,
} from "../toolkit/contract.ts";
import { hashContract } from "../toolkit/fingerprint.ts";
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

/** A text of TypeScript for each check, and the text that they all need. */
function compileChecks(
  contract: Contract,
  schemas: Schemas,
): { readonly text: string; readonly checks: Readonly<Record<string, string>> } {
  const inlined = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, inlineDefinitions(contract, schema)]),
  );
  const { text, functions } = compileStandalone(inlined, "switched");
  const checks = Object.fromEntries(
    Object.entries(functions).map(([name, inner]) => [name, `/* @__PURE__ */ toCheck(${inner})`]),
  );
  return { text, checks };
}

/** First lines of a module with checks. */
function toHead(text: string, types: readonly string[]): string {
  const used = text.includes("codePoints")
    ? "codePoints, toPayloadCheck as toCheck"
    : "toPayloadCheck as toCheck";
  const imports = text === "" ? "" : `\nimport { ${used} } from "./check-runtime.ts";`;
  return `${text === "" ? "" : NO_CHECK}import type { ${types.join(", ")} } from "../../contract.ts";${imports}\n`;
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
  const { text, checks } = compileChecks(
    contract,
    member === undefined ? schemas : { ...schemas, [memberType]: member.data },
  );
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
    toHead(text, types),
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
    text,
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
  const { text, checks } = compileChecks(contract, schemas);
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
    toHead(text, ["MethodSpec"]),
    ...declared,
    "",
    "/** The methods of the contract. */",
    "export const methods: {",
    ...specs,
    "} = {",
    ...values,
    "};",
    "",
    text,
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
  for (const [namespace, declaration] of Object.entries(contract.namespaces)) {
    writeGenerated(`${folder}/${namespace}.ts`, source, toNamespaceModule(contract, namespace, declaration));
  }
  const methods = Object.entries(contract.methods ?? {});
  if (methods.length > 0) writeGenerated(`${folder}/methods.ts`, source, toMethodsModule(contract, methods));
  writeGenerated(`${folder}/index.ts`, source, toIndexModule(contract));
  writeGenerated(`${folder}/check-runtime.ts`, source, readCheckRuntime() + PAYLOAD_CHECK);
}
