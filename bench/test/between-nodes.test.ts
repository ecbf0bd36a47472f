import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { atDepth } from "../../test-depth.ts";

const COMMAND = fileURLToPath(new URL("../dist/redis/between-nodes.js", import.meta.url));
const runFile = promisify(execFile);

/** Two servers of Node for each of two subjects: too much for the tests of every change. */
const isWanted = atDepth({ sample: false, more: true, full: true });
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
if (isWanted && !hasRedis)
  console.warn("SKIPPED: the measurement between nodes, since no redis-server is installed");

test.skipIf(!isWanted || !hasRedis || process.platform !== "linux")(
  "messages between nodes are measured, none is missing, and both servers are in the table",
  async () => {
    const { stdout } = await runFile(process.execPath, [COMMAND, "3", "50", "1", "1"]);
    const rows = stdout.split("\n").filter((line) => /^\| (?:Socket\.IO|\*\*Parlance)/.test(line));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/\| 0, 0, 0 \|$/);
  },
  120_000,
);
