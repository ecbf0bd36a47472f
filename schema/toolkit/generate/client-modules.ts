import type { Contract, DataSchema, NamespaceDeclaration } from "../contract.ts";
import { hashContract } from "../fingerprint.ts";
import { writeChecks, type Checks, type Schemas, type SdkModules } from "./checks-text.ts";
import { inlineDefinitions } from "./inline-definitions.ts";
import type { Declaration, Import, Module } from "./module-text.ts";
import { createNameBook, toConstName, toTypeName, type NameBook } from "./names.ts";
import { RULES } from "./rule-text.ts";
import { toDoc, toPayloadText } from "./type-text.ts";

/** Names that types of the SDK and of the language have in generated modules. */
const TYPES_IN_USE = [
  "ContractSpec",
  "EventSpec",
  "MethodSpec",
  "NamespaceSpec",
  "PayloadCheck",
  "PresenceSpec",
  "Readonly",
  "Record",
];

/** Names of modules that are no namespaces. */
const MODULES_IN_USE = ["index", "methods", "server"];

const NOTHING: DataSchema = { type: "object", properties: {}, additionalProperties: false };

function toTypeDeclaration(name: string, description: string | undefined, schema: DataSchema): Declaration {
  const text = toPayloadText(schema);
  const isInterface = text.startsWith("{") && text.indexOf("\n}") === text.length - 2;
  const declared = isInterface ? `export interface ${name} ${text}` : `export type ${name} = ${text};`;
  return { kind: "type", text: `${toDoc(description)}${declared}` };
}

/** A generated module with what its index says of it. */
interface Part {
  readonly modules: readonly Module[];
  readonly name: string;
  readonly constant: string;
  readonly types: readonly string[];
}

/** The module of compiled checks, where there are any. */
function toCompiledModules(name: string, { compiled }: Checks, sdk: SdkModules): readonly Module[] {
  if (compiled === undefined) return [];
  const { imports, code, checks } = compiled;
  const declarations = Object.entries(checks).map(([constant, value]): Declaration => ({
    kind: "constant",
    name: constant,
    type: "PayloadCheck",
    value,
  }));
  return [{ name, types: [{ names: ["PayloadCheck"], from: sdk.types }], imports, declarations, code }];
}

function toNamespacePart(
  contract: Contract,
  namespace: string,
  declaration: NamespaceDeclaration,
  { name, constant }: { readonly name: string; readonly constant: string },
  sdk: SdkModules,
): Part {
  const at = `/namespaces/${namespace}`;
  const names = createNameBook(TYPES_IN_USE);
  const events = Object.entries(declaration.events).map(([event, { kind, description, data }]) => ({
    event,
    kind,
    description: description ?? `Data of the event \`${event}\`.`,
    type: names.take(toTypeName(event), `${toTypeName(event)}Data`),
    schema: inlineDefinitions(contract, data, `${at}/events/${event}/data`),
  }));
  const member = declaration.presence && {
    description: `What a member of ${namespace} says of itself.`,
    type: names.take(`${toTypeName(namespace)}Member`, `${toTypeName(namespace)}MemberData`),
    schema: inlineDefinitions(contract, declaration.presence.data ?? NOTHING, `${at}/presence/data`),
  };
  const typed = [...events, ...(member === undefined ? [] : [member])];
  const schemas: Schemas = Object.fromEntries(typed.map(({ type, schema }) => [type, schema]));
  const written = writeChecks(schemas, sdk, `./${name}.checks`);
  const { checks } = written;
  const anyEvent = declaration.anyEvent === true;
  const specs = events.map(
    ({ event, kind, type }) => `  readonly ${JSON.stringify(event)}: EventSpec<"${kind}", ${type}>;\n`,
  );
  const values = events.map(
    ({ event, kind, type }) => `    ${JSON.stringify(event)}: { kind: "${kind}", check: ${checks[type]} },\n`,
  );
  const presence = member === undefined ? "" : `  presence: { check: ${checks[member.type]} },\n`;
  const module: Module = {
    name,
    types: [
      {
        names: [
          ...(events.length > 0 ? ["EventSpec"] : []),
          "NamespaceSpec",
          ...(member === undefined ? [] : ["PresenceSpec"]),
        ],
        from: sdk.types,
      },
    ],
    imports: written.imports,
    declarations: [
      ...typed.map(({ type, description, schema }) => toTypeDeclaration(type, description, schema)),
      {
        kind: "constant",
        name: constant,
        description: declaration.description ?? `Events of the namespace ${namespace}.`,
        type: `NamespaceSpec<{\n${specs.join("")}}, ${anyEvent}${member === undefined ? "" : `, PresenceSpec<${member.type}>`}>`,
        value: `{\n  events: {\n${values.join("")}  },\n  anyEvent: ${anyEvent},\n${presence}}`,
      },
    ],
  };
  const types = typed.map(({ type }) => type);
  return { modules: [...toCompiledModules(`${name}.checks`, written, sdk), module], name, constant, types };
}

/** A payload with what its type is called and what is said of it. */
interface TypedPart {
  readonly description: string;
  readonly type: string;
  readonly schema: DataSchema;
}

function toMethodsPart(contract: Contract, sdk: SdkModules): Part {
  const names = createNameBook(TYPES_IN_USE);
  const methods = Object.entries(contract.methods ?? {}).map(([method, declaration]) => {
    const one = (what: "params" | "result", suffix: string): TypedPart => ({
      description: `${what === "params" ? "Parameters" : "Result"} of the method \`${method}\`.`,
      type: names.take(`${toTypeName(method)}${suffix}`),
      schema: inlineDefinitions(contract, declaration[what], `/methods/${method}/${what}`),
    });
    return {
      method,
      description: declaration.description,
      params: one("params", "Params"),
      result: one("result", "Result"),
    };
  });
  const typed = methods.flatMap(({ params, result }) => [params, result]);
  const schemas: Schemas = Object.fromEntries(typed.map(({ type, schema }) => [type, schema]));
  const written = writeChecks(schemas, sdk, "./methods.checks");
  const { checks } = written;
  const specs = methods.map(
    ({ method, description, params, result }) =>
      `${toDoc(description, "  ")}  readonly ${JSON.stringify(method)}: MethodSpec<${params.type}, ${result.type}>;\n`,
  );
  const values = methods.map(
    ({ method, params, result }) =>
      `  ${JSON.stringify(method)}: { params: ${checks[params.type]}, result: ${checks[result.type]} },\n`,
  );
  const module: Module = {
    name: "methods",
    types: [{ names: ["MethodSpec"], from: sdk.types }],
    imports: written.imports,
    declarations: [
      ...typed.map(({ type, description, schema }) => toTypeDeclaration(type, description, schema)),
      {
        kind: "constant",
        name: "methods",
        description: "The methods of the contract.",
        type: `{\n${specs.join("")}}`,
        value: `{\n${values.join("")}}`,
      },
    ],
  };
  const types = typed.map(({ type }) => type);
  return {
    modules: [...toCompiledModules("methods.checks", written, sdk), module],
    name: "methods",
    constant: "methods",
    types,
  };
}

/** Exports of the index: types that several modules have get the name of their namespace before them. */
function toExports(parts: readonly Part[], book: NameBook): readonly Declaration[] {
  const counts = new Map<string, number>();
  for (const type of parts.flatMap(({ types }) => types)) counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const [type, count] of counts) if (count === 1) book.take(type);
  return parts.map(({ name, constant, types }) => ({
    kind: "export",
    from: `./${name}`,
    values: [constant],
    types: types.map((type) =>
      counts.get(type) === 1 ? type : `${type} as ${book.take(`${toTypeName(name)}${type}`)}`,
    ),
  }));
}

function toIndexModule(
  contract: Contract,
  constant: string,
  namespaces: readonly (readonly [string, Part])[],
  methods: Part | undefined,
  sdk: SdkModules,
): Module {
  const { name, version, description } = contract;
  const parts = [...namespaces.map(([, part]) => part), ...(methods === undefined ? [] : [methods])];
  const toKey = (namespace: string, value: string): string =>
    namespace === value ? namespace : `${JSON.stringify(namespace)}: ${value}`;
  const typeLines = namespaces.map(
    ([namespace, part]) =>
      `  readonly ${/^\w+$/.test(namespace) ? namespace : JSON.stringify(namespace)}: typeof ${part.constant};\n`,
  );
  const values = namespaces.map(([namespace, part]) => toKey(namespace, part.constant));
  const hash = JSON.stringify(hashContract(contract));
  return {
    name: "index",
    types: [{ names: ["ContractSpec"], from: sdk.types }],
    imports: parts.map((part): Import => ({ names: [part.constant], from: `./${part.name}`, isTyped: true })),
    declarations: [
      ...toExports(parts, createNameBook(TYPES_IN_USE)),
      {
        kind: "constant",
        name: `${constant}Identity`,
        description:
          "Name, version and fingerprint of the contract, for clients that take only some of its namespaces.",
        type: "{ readonly name: string; readonly version: string; readonly hash: string }",
        value: `{\n  name: ${JSON.stringify(name)},\n  version: ${JSON.stringify(version)},\n  hash: ${hash},\n}`,
      },
      {
        kind: "constant",
        name: constant,
        description: description ?? `The contract ${name}.`,
        type: `ContractSpec<{\n${typeLines.join("")}}${methods === undefined ? "" : ", typeof methods"}>`,
        value: `{ ...${constant}Identity, namespaces: { ${values.join(", ")} }${methods === undefined ? "" : ", methods"} }`,
      },
    ],
  };
}

/** Under which name generated code exports the contract: that of the contract, in camel case. */
export function toContractConstant({ name }: Contract): string {
  const constant = toConstName(name);
  return createNameBook([RULES, "methods"]).take(constant, `${constant}Contract`);
}

/**
 * The modules that a client of the contract loads: one for each namespace and one for the methods, so that what a client
 * does not use shakes away, and an index that joins them.
 */
export function toClientModules(contract: Contract, sdk: SdkModules): readonly Module[] {
  const constant = toContractConstant(contract);
  const constants = createNameBook([RULES, "methods", constant, `${constant}Identity`]);
  const files = createNameBook(MODULES_IN_USE);
  const namespaces = Object.entries(contract.namespaces).map(([namespace, declaration]) => {
    const wished = toConstName(namespace);
    const names = {
      name: files.take(namespace, `${namespace}-namespace`),
      constant: constants.take(wished, `${wished}Namespace`),
    };
    return [namespace, toNamespacePart(contract, namespace, declaration, names, sdk)] as const;
  });
  const methods = Object.keys(contract.methods ?? {}).length > 0 ? toMethodsPart(contract, sdk) : undefined;
  return [
    ...namespaces.flatMap(([, { modules }]) => modules),
    ...(methods?.modules ?? []),
    toIndexModule(contract, constant, namespaces, methods, sdk),
  ];
}
