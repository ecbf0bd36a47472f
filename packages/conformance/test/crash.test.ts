import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { runServer, toExitCode } from "../src/index.ts";
import { crashMutants } from "./mutants/crash-mutants.ts";
import { copyServer } from "./mutants/start-mutant.ts";
import { featureContract } from "./servers/feature-contract.ts";

const COMMAND = fileURLToPath(new URL("../../server/bin/parlance-server.js", import.meta.url));
const URL_WITH_PORT = "ws://127.0.0.1:{port}/v1/connect";
const folder = await mkdtemp(join(tmpdir(), "conformance-crash-"));
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

const { room } = featureContract.namespaces;
const durable = join(folder, "durable.contract.json");
const log = { size: 1_000, ttlMs: 600_000, durability: "disk" };
await writeFile(
  durable,
  JSON.stringify({ name: "durable", version: "1.0.0", namespaces: { room: { ...room, log } } }),
);

/** What a start of the server by the command looks like, quoted for a shell. */
function commandOf(flags: string, command: string = COMMAND): string {
  return `"${process.execPath}" "${command}" --port {port} --log-level error ${flags}`;
}

/** The same contract for the engine that keeps nothing. */
const passing = join(folder, "passing.contract.json");
await writeFile(passing, JSON.stringify({ name: "passing", version: "1.0.0", namespaces: { room } }));

const deep = ["*/crash/*"];
const only = atDepth({ sample: ["core/crash/acked-survives"], more: deep, full: deep });

describe("a server that the suite starts itself", () => {
  test("an acked message of the LMDB engine survives a killed process", { timeout: 120_000 }, async () => {
    const start = commandOf(`--data "${join(folder, "data")}" --contract "${durable}"`);
    const report = await runServer({ url: URL_WITH_PORT, start, only, deadlineMs: 10_000 });
    const bad = report.cases.filter(({ outcome }) => outcome !== "pass" && outcome !== "info");
    expect(bad.map(({ id, reason, violation }) => ({ id, reason, violation }))).toEqual([]);
    expect(toExitCode(report)).toBe(0);
  });

  test.for(crashMutants.slice(0, atDepth({ sample: 1, more: 3, full: crashMutants.length })))(
    "a server that $name is found out",
    { timeout: 120_000 },
    async (mutant, { task }) => {
      await using copy = await copyServer(mutant);
      const flags =
        mutant.engine === "LMDB"
          ? `--data "${join(folder, task.id)}" --contract "${durable}"`
          : `--memory --contract "${passing}"`;
      const report = await runServer({
        url: URL_WITH_PORT,
        start: commandOf(flags, join(copy.folder, "bin/parlance-server.js")),
        only: Object.keys(mutant.kills),
        deadlineMs: 10_000,
      });
      const broken = report.cases.filter(({ outcome }) => outcome === "fail");
      expect(Object.fromEntries(broken.map(({ id, violation }) => [id, violation?.requirement]))).toEqual(
        mutant.kills,
      );
    },
  );

  test("a command that starts nothing is said to, with what it wrote", async () => {
    const judging = runServer({ url: URL_WITH_PORT, start: "echo no such thing {port} >&2; exit 1" });
    await expect(judging).rejects.toThrow("the server ended before it listened");
  });

  test("a command without {port} is wrong usage", async () => {
    await expect(runServer({ url: URL_WITH_PORT, start: "my-server" })).rejects.toThrow(
      'runServer: start must hold {port}, not "my-server"',
    );
  });
});
