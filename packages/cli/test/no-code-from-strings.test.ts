import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { ROOT } from "./run-parlance.ts";

const execute = promisify(execFile);

/** Server, client and suite in one process; `contract` is the server's part. Prints what each of them found. */
const toProgram = (contract: string): string => `
  import { createServer } from "@parlance/server";
  import { createClient } from "@parlance/sdk";
  import { runServer } from "@parlance/conformance";
  import { orders } from ${JSON.stringify(pathToFileURL(join(ROOT, "examples/generated/index.js")).href)};
  ${contract}

  const server = createServer({ port: 0, contract });
  const { connectUrl } = await server.listen();
  const client = createClient({ url: connectUrl, contract: orders });
  const table = client.channel("table:7");
  const heard = new Promise((resolve) => table.on("order.placed", resolve));
  await table.subscribe();
  await table.publish("order.placed", { order: "A-17", lines: [{ dish: "soup", count: 2 }] });
  const { data } = await heard;
  const { code } = await table.publish("order.placed", { order: "A-18", lines: [] }).catch((error) => error);
  client.close();
  const { totals, cases } = await runServer({
    url: connectUrl,
    only: ${JSON.stringify(atDepth({ sample: ["core/publish/*"], more: ["core/*"], full: ["*"] }))},
    deadlineMs: 15_000,
    budgetMs: ${atDepth({ sample: 2000, more: 10_000, full: 60_000 })},
  });
  await server.stop();
  const failed = cases.filter(({ outcome }) => outcome === "fail").map(({ id }) => id);
  console.log(JSON.stringify({ data, code, totals, failed }));
`;

function run(contract: string): Promise<{ readonly stdout: string }> {
  const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval"];
  return execute(process.execPath, [...flags, toProgram(contract)], { cwd: join(ROOT, "packages/cli") });
}

test("a server with a compiled contract, the SDK and the suite run where code from strings is forbidden", async () => {
  const file = pathToFileURL(join(ROOT, "examples/generated/server.js")).href;
  const { stdout } = await run(`import { orders as contract } from ${JSON.stringify(file)};`);
  const { data, code, totals, failed } = JSON.parse(stdout) as {
    readonly data: unknown;
    readonly code: string;
    readonly failed: readonly string[];
    readonly totals: Readonly<Record<string, number>>;
  };
  expect(data).toEqual({ order: "A-17", lines: [{ dish: "soup", count: 2 }] });
  expect(code).toBe("invalid_payload");
  expect(failed).toEqual([]);
  expect(totals["pass"]).toBeGreaterThan(5);
}, 300_000);

test("there, a server with a document cannot start: the flag forbids what it says", async () => {
  const file = join(ROOT, "examples/orders.contract.json");
  const contract = `import { readFileSync } from "node:fs";
    const contract = JSON.parse(readFileSync(${JSON.stringify(file)}, "utf8"));`;
  await expect(run(contract)).rejects.toThrow(/Code generation from strings disallowed/);
}, 60_000);
