import type { Contract, DataSchema } from "../contract.ts";
import { hashContract } from "../fingerprint.ts";
import { toContractConstant } from "./client-modules.ts";
import { inlineDefinitions } from "./inline-definitions.ts";
import type { Declaration, Module } from "./module-text.ts";
import { RULES } from "./rule-text.ts";
import { compileStandalone, listRuntime } from "./standalone.ts";

/** Where generated code finds what it needs of the server. */
const SERVER_MODULE = "@parlance/server/compiled-contract";

/** Gives each schema of a contract a name, and the text by which generated code refers to its check. */
class CheckList {
  readonly schemas: Record<string, DataSchema> = {};
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  add(schema: DataSchema, place: string): string {
    const name = `check${Object.keys(this.schemas).length}`;
    this.schemas[name] = inlineDefinitions(this.#contract, schema, place);
    return `${RULES}.${name}`;
  }
}

function toMap(entries: readonly (readonly [string, string])[], indent: string): string {
  const lines = entries.map(([key, value]) => `${indent}  [${JSON.stringify(key)}, ${value}],\n`);
  return lines.length === 0 ? "new Map()" : `new Map([\n${lines.join("")}${indent}])`;
}

function toChecksText(contract: Contract, list: CheckList): string {
  const namespaces = Object.entries(contract.namespaces);
  const events = namespaces.map(([namespace, { events: declared }]) => {
    const checks = Object.entries(declared).map(
      ([event, { data }]) =>
        [event, list.add(data, `/namespaces/${namespace}/events/${event}/data`)] as const,
    );
    return [namespace, toMap(checks, "      ")] as const;
  });
  const presence = namespaces.flatMap(([namespace, { presence: declared }]) =>
    declared?.data === undefined
      ? []
      : [[namespace, list.add(declared.data, `/namespaces/${namespace}/presence/data`)] as const],
  );
  const methods = Object.entries(contract.methods ?? {}).map(([method, { params, result }]) => {
    const at = `/methods/${method}`;
    const text = `{ params: ${list.add(params, `${at}/params`)}, result: ${list.add(result, `${at}/result`)} }`;
    return [method, text] as const;
  });
  return `{
    events: ${toMap(events, "    ")},
    presence: ${toMap(presence, "    ")},
    methods: ${toMap(methods, "    ")},
  }`;
}

/**
 * The modules that a server of the contract loads in place of its document, so that it compiles nothing when it starts
 * and runs where code from strings is forbidden. They judge as the server does that compiles the document itself.
 */
export function toServerModules(contract: Contract): readonly Module[] {
  const list = new CheckList(contract);
  const checks = toChecksText(contract, list);
  const { text, functions } = compileStandalone(list.schemas, "closed");
  const { $schema: _, ...document } = contract;
  const constants = Object.entries(functions).map(([name, inner]): Declaration => ({
    kind: "constant",
    name,
    type: "PayloadCheck",
    value: `toCheck(${inner})`,
  }));
  return [
    {
      name: "server.checks",
      types: [{ names: ["PayloadCheck"], from: SERVER_MODULE }],
      imports: [{ names: [...listRuntime(text), "toCheck"], from: SERVER_MODULE }],
      declarations: constants,
      code: text,
    },
    {
      name: "server",
      types: [{ names: ["CompiledContract"], from: SERVER_MODULE }],
      imports: constants.length === 0 ? [] : [{ names: `* as ${RULES}`, from: "./server.checks" }],
      declarations: [
        {
          kind: "constant",
          name: toContractConstant(contract),
          description: "The contract with its checks, for `createServer({ contract })`.",
          type: "CompiledContract",
          value: `{\n  document: ${JSON.stringify(document)},\n  hash: ${JSON.stringify(hashContract(contract))},\n  checks: ${checks},\n}`,
        },
      ],
    },
  ];
}
