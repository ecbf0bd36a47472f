import type { Contract, DataSchema, EventDeclaration, NamespaceDeclaration } from "../toolkit/contract.ts";
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

function toNamespaceModule(contract: Contract, namespace: string, declaration: NamespaceDeclaration): string {
  const events = Object.entries(declaration.events);
  const schemas = Object.fromEntries(
    events.map(([event, { data }]) => [toTypeName(event), inlineDefinitions(contract, data) as DataSchema]),
  );
  const { text, functions } = compileStandalone(schemas, "switched");
  const anyEvent = declaration.anyEvent === true;
  const specs = events.map(
    ([event, { kind }]) => `  ${JSON.stringify(event)}: EventSpec<"${kind}", ${toTypeName(event)}>;`,
  );
  const values = events.map(
    ([event, { kind }]) =>
      `    ${JSON.stringify(event)}: { kind: "${kind}", check: /* @__PURE__ */ toCheck(${functions[toTypeName(event)]}) },`,
  );
  const used = [
    ...(text.includes("codePoints") ? ["codePoints"] : []),
    ...(events.length > 0 ? ["toPayloadCheck as toCheck"] : []),
  ];
  const types = events.length > 0 ? "EventSpec, NamespaceSpec" : "NamespaceSpec";
  const lines = [
    `import type { ${types} } from "../../contract.ts";`,
    ...(used.length > 0 ? [`import { ${used.join(", ")} } from "./check-runtime.ts";`] : []),
    "",
    ...events.map(([event, each]) => toTypeDeclaration(event, each)),
    "",
    `/** ${declaration.description ?? `Events of the namespace ${namespace}.`} */`,
    `export const ${toConstName(namespace)}: NamespaceSpec<{`,
    ...specs,
    `}, ${anyEvent}> = {`,
    "  events: {",
    ...values,
    "  },",
    `  anyEvent: ${anyEvent},`,
    "};",
    "",
    text,
  ];
  return (events.length > 0 ? NO_CHECK : "") + lines.join("\n");
}

function toIndexModule(contract: Contract): string {
  const names = Object.keys(contract.namespaces);
  const { name, version } = contract;
  const constant = toConstName(name);
  const imports = names.map((each) => `import { ${toConstName(each)} } from "./${each}.ts";`);
  const exports = names.map((each) => `export * from "./${each}.ts";`);
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
}> = { ...${constant}Identity, namespaces: { ${names.map((each) => (each === toConstName(each) ? each : `${JSON.stringify(each)}: ${toConstName(each)}`)).join(", ")} } };`;
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
  writeGenerated(`${folder}/index.ts`, source, toIndexModule(contract));
  writeGenerated(`${folder}/check-runtime.ts`, source, readCheckRuntime() + PAYLOAD_CHECK);
}
