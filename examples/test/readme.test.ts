import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readBlocks, toPattern, type Block } from "./read-blocks.ts";
import { ROOT, runProgram, type Program } from "./run-program.ts";
import { startServer } from "./start-server.ts";

const BACKEND_SECRET = "whsec_b25seSBmb3IgdHJ5aW5nLCBvbmx5IGZvciB0cnlpbmc=";
const guides = readdirSync(join(ROOT, "docs/guides")).map((name) => `docs/guides/${name}`);

/** What the blocks of these documents say is tried as it stands there; only the port is another. */
const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CONTRACTS.md", ...guides];

/**
 * Commands that would run this test again, write what other tests read, take a minute that those of the suite take, or
 * need PHP, for which backend.test.ts looks.
 */
const NOT_RUN: readonly string[] = [
  "npm ci && npm start",
  "npm ci && npm test",
  "npx parlance-conformance server ws://localhost:8080/v1/connect",
  "npx vitest run --project schema",
  "npm run generate",
  `export BACKEND_SECRET=${BACKEND_SECRET}\nphp -S 127.0.0.1:9000 examples/backend-php/backend.php`,
];

/** What the documents say to put into the environment, for the blocks that use it. */
process.env["BACKEND_SECRET"] = BACKEND_SECRET;
process.env["PARLANCE_API_KEY"] = "only-for-trying-0123456789abcdef0123456789";

/** What is typed into a program that reads: a line, then an empty one. */
const TYPED = "Tea?\n\n";

mkdirSync(join(ROOT, "examples/dist"), { recursive: true });
const scratch = mkdtempSync(join(ROOT, "examples/dist/readme-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
}

/** The same text with other ports: that of a server that runs, and any free one for a server that the text starts. */
function withPorts(text: string, port: number | undefined): string {
  return text
    .replaceAll("localhost:8080", `localhost:${port}`)
    .replaceAll(/--port 808\d/g, "--port 0")
    .replaceAll(/port: 808\d/g, "port: 0");
}

async function expectOutput(program: Program, output: string | undefined): Promise<void> {
  program.write(TYPED);
  if (output !== undefined) await program.until(toPattern(output));
  else expect(await program.ended, program.output).toBe(0);
}

async function expectToRun({ place, language, text, output }: Block): Promise<void> {
  const flags = text.includes("/raw") ? ["--gateway", "raw"] : [];
  await using server = text.includes("localhost:8080") ? await startServer(...flags) : undefined;
  const source = withPorts(text, server?.port);
  await using program =
    language === "sh"
      ? runProgram("bash", ["-ec", `exec 2>&1\n${source}`])
      : runProgram(process.execPath, [write(`${place.replaceAll(/[:/]/g, "-")}.mjs`, source)]);
  await expectOutput(program, output);
}

async function expectFromCompiler({ text, output = "" }: Block): Promise<void> {
  write("block.ts", text);
  const config = { extends: "../../tsconfig.json", files: ["block.ts"], references: [] };
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  await using program = runProgram(process.execPath, [
    compiler,
    "--noEmit",
    "-p",
    write("tsconfig.json", JSON.stringify(config)),
  ]);
  await program.ended;
  const errors = [...program.output.matchAll(/error TS.*/g)].join("\n");
  expect(errors).toMatch(toPattern(output));
}

const blocks = DOCUMENTS.flatMap(readBlocks);

/** Blocks of these languages with their names; those that show a file are not among them. */
function written(...languages: readonly string[]): readonly (readonly [string, Block])[] {
  return blocks
    .filter(
      ({ language, file, text }) =>
        file === undefined && languages.includes(language) && !NOT_RUN.includes(text.trim()),
    )
    .map((block) => [block.place, block]);
}

test.for(written("sh", "js"))("%s does what it says", ([, block]) => expectToRun(block));

test.for(written("ts"))("%s: the compiler says what is shown", ([, block]) => expectFromCompiler(block));

test.for(written("json"))("%s is JSON", ([, { text }]) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test.for(
  blocks.flatMap(({ place, file, text }) => (file === undefined ? [] : [[place, file, text] as const])),
)("%s is all of %s", ([, file, text]) => {
  const withoutHeader = readFileSync(join(ROOT, file), "utf8").replace(/^(?:\/\/.*\n)+/, "");
  expect(text).toBe(withoutHeader);
});

test("each command that is not run is in a document", () => {
  const shown = new Set(blocks.map(({ text }) => text.trim()));
  expect(NOT_RUN.filter((command) => !shown.has(command))).toEqual([]);
});
