import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { toContract } from "../../packages/sdk/src/define/to-contract.ts";
import { atDepth } from "../../test-depth.ts";
import { readJson, SCHEMA_ROOT } from "../generate/load.ts";
import { generateContract } from "../toolkit/generate/index.ts";
import { compilePayloadChecks, parseContract, type Contract, type DataSchema } from "../toolkit/index.ts";
import { anyCandidate, anyContract } from "./any-contract.ts";

type Issues = readonly { readonly at: string; readonly keyword: string }[] | undefined;
type ViewedCheck = (data: unknown, view: "writer" | "reader") => Issues;
type Check = (data: unknown) => Issues;

/** A namespace or the methods as generated code has them for a client. */
interface ClientSpec {
  readonly namespaces: Readonly<
    Record<
      string,
      {
        readonly events: Readonly<Record<string, { readonly check: ViewedCheck }>>;
        readonly presence?: { readonly check: ViewedCheck };
      }
    >
  >;
  readonly methods?: Readonly<Record<string, { readonly params: ViewedCheck; readonly result: ViewedCheck }>>;
}

const execute = promisify(execFile);

mkdirSync(join(SCHEMA_ROOT, "dist"), { recursive: true });
const scratch = mkdtempSync(join(SCHEMA_ROOT, "dist/generated-"));
afterAll(() => rmSync(scratch, { recursive: true }));

let folders = 0;

function writeFolder(files: ReadonlyMap<string, string>): string {
  const folder = join(scratch, `contract-${folders++}`);
  mkdirSync(folder);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

async function load(folder: string, module: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(join(folder, module)).href)) as Readonly<Record<string, unknown>>;
}

/** A contract with everything that is hard on a generator, written by hand so that its code can be read. */
const awkward = {
  name: "shop",
  version: "2.1.0",
  description: "Sells */ things.",
  namespaces: {
    shop: {
      description: "Has the name of its contract.",
      events: {
        "item.added": { kind: "message", description: "One\nmore.", data: { $ref: "#/$defs/item" } },
        record: { kind: "signal", data: { type: "object", maxProperties: 3, additionalProperties: true } },
      },
      presence: { data: { type: "object", properties: {}, additionalProperties: false } },
    },
    index: {
      events: {
        "item.added": {
          kind: "message",
          data: {
            type: "object",
            properties: {
              "why?": { type: "string", maxLength: 3 },
              tags: { anyOf: [{ type: "string", maxLength: 9 }, { type: "null" }] },
              price: { type: ["number", "null"], minimum: 0, exclusiveMaximum: 100 },
            },
            required: ["tags"],
            additionalProperties: { type: "integer", minimum: 0, maximum: 9 },
            maxProperties: 6,
          },
        },
      },
    },
    new: { events: {}, anyEvent: true },
  },
  methods: {
    "stock.count": {
      description: "How many there are.",
      params: { type: "object", properties: { item: { $ref: "#/$defs/item" } }, additionalProperties: false },
      result: {
        type: "object",
        properties: { count: { type: "integer", minimum: 0, maximum: 9999 } },
        required: ["count"],
        additionalProperties: false,
      },
    },
  },
  $defs: {
    item: {
      type: "object",
      properties: {
        id: { description: "Such as A-17.", type: "string", pattern: "^[A-Z]-\\d{1,4}$", maxLength: 6 },
        size: { enum: ["s", "m", "l"] },
      },
      required: ["id"],
      additionalProperties: false,
    },
  },
} as const satisfies Contract;

describe("the code of a contract", () => {
  test.each(["js", "ts"] as const)("in %s is what it was", async (format) => {
    const files = generateContract(awkward, { source: "shop.contract.json", format, server: true });
    for (const [name, text] of files)
      await expect(text).toMatchFileSnapshot(`generated/shop-${format}/${name}.txt`);
  });

  test("does not depend on what was generated before, nor on when", () => {
    const options = { source: "chat.contract.json", server: true } as const;
    const chat = readJson("contracts/chat.contract.json") as unknown as Contract;
    const first = generateContract(chat, options);
    generateContract(awkward, options);
    expect([...generateContract(chat, options)]).toEqual([...first]);
  });

  test("holds no code from strings", () => {
    for (const text of generateContract(awkward, { source: "x", server: true }).values())
      expect(text).not.toMatch(/\beval\b|\bFunction\(/);
  });

  test("is refused where the definitions would multiply beyond use", () => {
    const parts = (name: string): DataSchema => ({
      type: "object",
      properties: Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`p${index}`, { $ref: `#/$defs/${name}` }]),
      ),
    });
    const contract: Contract = {
      name: "bomb",
      version: "1.0.0",
      namespaces: { room: { events: { said: { kind: "message", data: parts("a") } } } },
      $defs: {
        a: parts("b"),
        b: parts("c"),
        c: parts("d"),
        d: parts("e"),
        e: { type: "string", maxLength: 1 },
      },
    };
    expect(() => generateContract(contract, { source: "x" })).toThrow(
      "/namespaces/room/events/said/data: has more than 20000 parts with its $defs filled in",
    );
  });
});

/** Every check of a contract under a name, as the server compiles it, with the schema that it is of. */
function listChecks(contract: Contract): readonly (readonly [string, Check | undefined, DataSchema])[] {
  const compiled = compilePayloadChecks(contract);
  const namespaces = Object.entries(contract.namespaces);
  return [
    ...namespaces.flatMap(([name, { events }]) =>
      Object.entries(events).map(
        ([event, { data }]) => [`${name}/${event}`, compiled.events.get(name)?.get(event), data] as const,
      ),
    ),
    ...namespaces.flatMap(([name, { presence }]) =>
      presence?.data === undefined ? [] : [[name, compiled.presence.get(name), presence.data] as const],
    ),
    ...Object.entries(contract.methods ?? {}).flatMap(([name, { params, result }]) => [
      [`params ${name}`, compiled.methods.get(name)?.params, params] as const,
      [`result ${name}`, compiled.methods.get(name)?.result, result] as const,
    ]),
  ];
}

/** The same checks as generated code has them. */
function findClientCheck({ namespaces, methods }: ClientSpec, name: string): ViewedCheck | undefined {
  if (name.startsWith("params ")) return methods?.[name.slice(7)]?.params;
  if (name.startsWith("result ")) return methods?.[name.slice(7)]?.result;
  const [namespace = "", event] = name.split("/");
  const found = namespaces[namespace];
  return event === undefined ? found?.presence?.check : found?.events[event]?.check;
}

function findServerCheck(
  { events, presence, methods }: ReturnType<typeof compilePayloadChecks>,
  name: string,
): Check | undefined {
  if (name.startsWith("params ")) return methods.get(name.slice(7))?.params;
  if (name.startsWith("result ")) return methods.get(name.slice(7))?.result;
  const [namespace = "", event] = name.split("/");
  return event === undefined ? presence.get(namespace) : events.get(namespace)?.get(event);
}

/** The one export that holds the contract. */
function findExport(module: Readonly<Record<string, unknown>>, member: string): unknown {
  return Object.values(module).find(
    (value) => typeof value === "object" && value !== null && member in value && "hash" in value,
  );
}

describe("for random contracts of the profile", () => {
  test("generated checks agree with Ajv, those of the server in every issue; and so do those of a client without code", async () => {
    const property = fc.asyncProperty(anyContract, fc.infiniteStream(fc.nat()), async (contract, seeds) => {
      expect(parseContract(contract)).toEqual({ ok: true, contract });
      const folder = writeFolder(generateContract(contract, { source: "x", server: true }));
      const client = findExport(await load(folder, "index.js"), "namespaces") as ClientSpec;
      const defined = toContract(contract);
      expect(defined.hash).toBe((client as ClientSpec & { readonly hash: string }).hash);
      const server = findExport(await load(folder, "server.js"), "checks") as {
        checks: ReturnType<typeof compilePayloadChecks>;
      };
      for (const [name, known, schema] of listChecks(contract)) {
        const seed = Number(seeds.next().value);
        for (const value of fc.sample(anyCandidate(schema, contract), { seed, numRuns: 20 })) {
          const expected = known?.(value);
          const label = `${name}: ${JSON.stringify(value)} under ${JSON.stringify(schema)}`;
          expect(findServerCheck(server.checks, name)?.(value), label).toEqual(expected);
          const judged = findClientCheck(client, name);
          expect(judged?.(value, "writer") === undefined, label).toBe(expected === undefined);
          // A reader takes what a writer may send.
          expect(expected === undefined && judged?.(value, "reader"), label).toBeFalsy();
          const interpreted = findClientCheck(defined, name);
          expect(interpreted?.(value, "writer") === undefined, label).toBe(expected === undefined);
          for (const view of ["writer", "reader"] as const) {
            const [ours, theirs] = [interpreted?.(value, view), judged?.(value, view)];
            // What rules cannot be written for, generated code has of Ajv, which may name another of several faults.
            const isCompiled = JSON.stringify([schema, contract.$defs]).includes("?");
            expect(isCompiled ? ours === undefined : ours, label).toEqual(
              isCompiled ? theirs === undefined : theirs,
            );
          }
        }
      }
    });
    await fc.assert(property, { numRuns: atDepth({ sample: 3, more: 30, full: 1000 }) });
  }, 600_000);

  test("generated types compile, and admit every value that its check admits", async () => {
    const numRuns = atDepth({ sample: 4, more: 25, full: 300 });
    const contracts = fc.sample(anyContract, { numRuns });
    for (const [index, contract] of contracts.entries()) {
      const format = index % 2 === 0 ? "js" : "ts";
      const folder = writeFolder(generateContract(contract, { source: "x", format, server: true }));
      writeFileSync(join(folder, "use.ts"), toUse(contract, format));
    }
    const options = {
      target: "es2023",
      module: "nodenext",
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      types: [],
    };
    writeFileSync(
      join(scratch, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, include: ["*/use.ts"] }),
    );
    const compiler = join(SCHEMA_ROOT, "../node_modules/typescript/bin/tsc");
    const { stdout } = await execute(process.execPath, [compiler, "-p", scratch]).catch(
      (fault: unknown) => fault as { readonly stdout: string },
    );
    expect(stdout).toBe("");
  }, 600_000);
});

/** A program that gives values to the types of a contract. */
function toUse(contract: Contract, format: "js" | "ts"): string {
  const values = listChecks(contract).flatMap(([name, check, schema]) => {
    const [namespace = "", event] = name.split("/");
    if (event === undefined) return [];
    const type = `DataOf<Spaces[${JSON.stringify(namespace)}], ${JSON.stringify(event)}>`;
    return fc
      .sample(anyCandidate(schema, contract), 5)
      .filter((value) => check?.(value) === undefined)
      .map((value) => `take<${type}>(${JSON.stringify(value)});`);
  });
  const index = String(generateContract(contract, { source: "x" }).get("index.d.ts"));
  const constant = /^export declare const (\w+): ContractSpec</m.exec(index)?.[1] ?? "";
  return `import { createClient, type DataOf } from "@parlance/sdk";
import { ${constant} as contract } from "./index.${format}";
import { ${constant} as compiled } from "./server.${format}";
createClient({ url: "ws://localhost/v1/connect", contract });
export { compiled };
type Spaces = (typeof contract)["namespaces"];
function take<Data>(_data: Data): void {}
${values.join("\n")}
`;
}
