import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileStandalone, type View } from "../toolkit/generate/standalone.ts";
import { loadFrames, readJson, resolve, SCHEMA_ROOT, type FrameSource } from "./load.ts";
import { writeGenerated } from "./write.ts";

interface Room {
  /** The folder of its checks, below `packages`. */
  readonly folder: string;
  /** What they share, seen from that folder. */
  readonly runtime: string;
  readonly directions: readonly ("client" | "server")[];
  readonly view: View;
}

const RUNTIME = "./check-runtime.ts";

/**
 * Who judges what: the server and the independent judges with closed schemas, the SDK as a tolerant reader. The SDK has
 * rules instead, and only its tests hold them against these.
 */
const ROOMS: readonly Room[] = [
  { folder: "server/src/generated", runtime: RUNTIME, directions: ["client"], view: "closed" },
  {
    folder: "sdk/test/generated",
    runtime: "../../src/generated/check-runtime.ts",
    directions: ["server"],
    view: "open",
  },
  { folder: "conformance/src/generated", runtime: RUNTIME, directions: ["client", "server"], view: "closed" },
  { folder: "console/src/generated", runtime: RUNTIME, directions: ["client", "server"], view: "closed" },
];

/** Text of the module that all generated checks import. */
function readCheckRuntime(): string {
  return readFileSync(join(SCHEMA_ROOT, "toolkit/check-runtime.ts"), "utf8");
}

const TYPES = `import { codePoints, toIssues, type Issue } from "${RUNTIME}";
export type { Issue };

/** Judges a value: undefined when it is valid, else what is wrong, each with a JSON Pointer into it. */
export type Check = (value: unknown) => readonly Issue[] | undefined;
`;

/** The first lines of a module with validators: they are JavaScript, only what they export is typed. */
const NO_CHECK = "// @ts-nocheck\n";

/** Text of a module that exports one check for each schema, by its name. */
export function toModule(schemas: Readonly<Record<string, unknown>>, view: View): string {
  const { text, functions } = compileStandalone(schemas, view);
  const exported = Object.entries(functions).map(
    ([name, inner]) =>
      `export const check${name}: Check = (value) => (${inner}(value) ? undefined : toIssues(${inner}.errors));`,
  );
  const imports = text.includes("codePoints") ? TYPES : TYPES.replace("codePoints, ", "");
  return `${NO_CHECK}${imports}\n${exported.join("\n")}\n\n${text}`;
}

/** Writes `validators.ts` of each room: one check for each frame that the room judges. */
export function generateValidators(): void {
  for (const { folder, runtime, directions, view } of ROOMS) {
    const frames: readonly FrameSource[] = directions.flatMap(loadFrames);
    const schemas = Object.fromEntries(frames.map(({ title, resolved }) => [title, resolved]));
    const shared = join("packages", folder, runtime);
    writeGenerated(shared, "toolkit/check-runtime.ts", readCheckRuntime());
    writeGenerated(
      `packages/${folder}/validators.ts`,
      directions.length > 1 ? "{client,server}" : String(directions[0]),
      toModule(schemas, view).replaceAll(RUNTIME, runtime),
    );
  }
  const {
    $schema: _,
    $defs: __,
    ...contract
  } = resolve(readJson("contract.schema.json"), "contract.schema.json") as Record<string, unknown>;
  const text = toModule({ Contract: contract }, "closed").replaceAll(RUNTIME, "../toolkit/check-runtime.ts");
  writeGenerated("schema/generated/contract-check.ts", "contract.schema.json", text);
}

/** Writes the schemas of all frames, references filled in, as data for the conformance suite. */
export function generateSchemaData(): void {
  const lines = ["/** Schemas of the frames by `type`, closed, without references. */"];
  for (const direction of ["client", "server"] as const) {
    const schemas = Object.fromEntries(loadFrames(direction).map(({ type, resolved }) => [type, resolved]));
    lines.push(
      `export const ${direction}Schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = ${JSON.stringify(schemas, null, 2)};`,
    );
  }
  const contract = resolve(readJson("contract.schema.json"), "contract.schema.json") as Record<
    string,
    unknown
  >;
  const info = resolve(readJson("info.schema.json"), "info.schema.json");
  delete contract["$defs"];
  lines.push(
    `/** Schema of a contract. */\nexport const contractSchema: Readonly<Record<string, unknown>> = ${JSON.stringify(contract, null, 2)};`,
  );
  lines.push(
    `/** Schema of GET /v1/info. */\nexport const infoSchema: Readonly<Record<string, unknown>> = ${JSON.stringify(info, null, 2)};`,
  );
  writeGenerated("packages/conformance/src/generated/schemas.ts", "{client,server}", lines.join("\n\n"));
}
