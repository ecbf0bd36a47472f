import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBlocks } from "./read-blocks.ts";
import { ROOT, runProgram } from "./run-program.ts";
import { startServer } from "./start-server.ts";

const blocks = readBlocks("packages/conformance/README.md").filter(({ language }) => language === "js");

async function runBlock(module: string, words: (file: string) => readonly string[]): Promise<string> {
  const block = blocks.find(({ text }) => text.includes(`from "${module}"`));
  if (block === undefined) throw new Error(`the README has no block that imports ${module}`);
  await using server = await startServer();
  const folder = await mkdtemp(join(ROOT, "examples/readme-"));
  try {
    const file = join(folder, "readme.test.mjs");
    await writeFile(file, block.text);
    // What tells a test runner that it runs in another one is not for the block.
    const unset = ["-u", "NODE_TEST_CONTEXT"];
    const program = runProgram("env", [
      ...unset,
      `SERVER_URL=${server.connectUrl}`,
      process.execPath,
      ...words(file),
    ]);
    await using _ = program;
    expect(`${await program.ended} ${program.output}`).toMatch(/^0 /);
    return program.output;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("the README of the suite runs in node:test", { timeout: 120_000 }, async () => {
  expect(await runBlock("node:test", (file) => ["--test", "--test-reporter=tap", file])).toContain(
    "# pass 1",
  );
});
