import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { readJson } from "../../generate/load.ts";
import { toAsyncApi } from "../../toolkit/docs/index.ts";
import type { Contract } from "../../toolkit/index.ts";

/**
 * The official parser brings 165 packages along, more than everything else here together needs to be built. So it is no
 * dependency: a deep run installs this version of it into a folder of its own.
 */
const PARSER = "@asyncapi/parser@3.6.6";

const execute = promisify(execFile);

/** Reads documents on its command line and prints what the parser has against each; severity 0 is an error. */
const PROGRAM = `
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const judged = [];
for (const file of process.argv.slice(2)) {
  const { document, diagnostics } = await new Parser().parse(readFileSync(file, "utf8"));
  const errors = diagnostics.filter(({ severity }) => severity === 0);
  const channels = document?.allChannels().all().map((channel) => channel.id()) ?? [];
  judged.push({ errors: errors.map(({ path, message }) => path.join("/") + " " + message), channels });
}
console.log(JSON.stringify(judged));
`;

interface Judged {
  readonly errors: readonly string[];
  readonly channels: readonly string[];
}

describe.runIf(atDepth({ sample: false, more: true, full: true }))("the official parser of AsyncAPI", () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parlance-asyncapi-"));
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    writeFileSync(join(folder, "judge.js"), PROGRAM);
    const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
    await execute("npm", ["install", ...flags, PARSER], { cwd: folder });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  async function judge(...documents: readonly object[]): Promise<readonly Judged[]> {
    const files = documents.map((document, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const { stdout } = await execute(process.execPath, ["judge.js", ...files], { cwd: folder });
    return JSON.parse(stdout) as readonly Judged[];
  }

  test("takes what is exported of contracts, and finds the fault of what is not", async () => {
    const contracts = ["contracts/chat.contract.json", "../examples/orders.contract.json"].map(
      (file) => readJson(file) as unknown as Contract,
    );
    const limited = { ...contracts[1], limits: { frameBytes: 4096 } } as Contract;
    const documents = [...contracts, limited].map((contract) => toAsyncApi(contract));
    const [chat, orders, small, broken] = await judge(...documents, {
      ...documents[0],
      operations: { a: {} },
    });
    expect(chat?.errors).toEqual([]);
    expect(orders?.errors).toEqual([]);
    expect(small?.errors).toEqual([]);
    expect(chat?.channels.length).toBeGreaterThan(0);
    expect(broken?.errors.length).toBeGreaterThan(0);
  }, 300_000);
});
