import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/index.ts";
import { degenerates, startDegenerate } from "../servers/degenerates.ts";
import { startPageServer } from "../servers/page-server.ts";

const COMMAND = fileURLToPath(new URL("../../bin/parlance-conformance.js", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "conformance-"));
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...words: readonly string[]): Promise<Ended> {
  const environment = { ...process.env, PARLANCE_TOKEN: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...words], { env: environment }, (fault, stdout, stderr) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), stdout, stderr });
    });
  });
}

describe("the command", { timeout: 120_000 }, () => {
  test("exits 0 for a conformant server, says how much ran, and writes report.json", async () => {
    await using server = await startPageServer();
    const { code, stdout } = await run(
      "server",
      server.url,
      "--budget",
      "1s",
      "--report",
      "json",
      "--out",
      join(folder, "new"),
    );
    expect(stdout).toMatch(/\d+ checks ran in [\d.]+ s: [\d,]+ frames judged/);
    expect(stdout).toContain("is conformant");
    expect(stdout).not.toContain("\u001b");
    expect(code).toBe(0);
    const report = JSON.parse(await readFile(join(folder, "new/report.json"), "utf8")) as Report;
    expect(report.totals.pass).toBeGreaterThan(100);
  });

  test("exits 1 for an echo server and names the rule", async () => {
    await using server = await startDegenerate(degenerates["echoes everything"] ?? (() => undefined));
    const { code, stdout } = await run("server", server.url);
    expect(stdout).toContain("FAIL core/smoke/welcome FR-1");
    expect(code).toBe(1);
  });

  test("exits 3 for a closed port and says what to look at", async () => {
    const { code, stdout } = await run("server", "ws://127.0.0.1:9/v1/connect");
    expect(stdout).toContain("0 checks ran");
    expect(code).toBe(3);
  });

  test("judges the client of a driver, and keeps every report", async () => {
    const driver = fileURLToPath(new URL("../../drivers/parlance-sdk.js", import.meta.url));
    const out = join(folder, "client");
    const { code, stdout } = await run(
      ..."client --only client/smoke/* --deadline 30s --report json,junit,html,md,badge --out".split(" "),
      out,
      "--",
      process.execPath,
      driver,
    );
    expect(stdout).toContain("1 check ran");
    expect(code).toBe(0);
    const files = (await readdir(out)).toSorted();
    expect(files).toEqual(["badge.svg", "junit.xml", "report.html", "report.json", "summary.md"]);
  });

  test("exits 3 for a driver that does not start, and says so", async () => {
    const { code, stdout } = await run("client", "--", join(folder, "no-such-driver"));
    expect(stdout).toContain("No Parlance client to judge: the driver: ");
    expect(code).toBe(3);
  });

  test("exits 2 for a command line that it cannot follow", async () => {
    const contract = join(folder, "bad.json");
    await writeFile(contract, "{}");
    for (const words of [
      ["judge"],
      ["server", "x"],
      ["server", "ws://127.0.0.1:9/", "--contract", contract],
    ]) {
      const { code, stderr } = await run(...words);
      expect(stderr).toMatch(/^parlance-conformance: /);
      expect(code).toBe(2);
    }
  });

  test("lists every check with its rules, and those of a contract", async () => {
    const file = fileURLToPath(new URL("../../../../schema/contracts/chat.contract.json", import.meta.url));
    const { code, stdout } = await run(
      "list",
      "--contract",
      file,
      "--only",
      "core/payload-boundary/room/*,core/smoke/*",
    );
    expect(stdout).toContain("core/smoke/welcome\n  HS-1 HS-5 FR-1: ");
    expect(stdout).toContain("core/payload-boundary/room/chat.said/text\n");
    expect(code).toBe(0);
  });

  test("runs one check alone, with its whole trace", async () => {
    await using server = await startPageServer();
    const { code, stdout } = await run("server", server.url, "--only", "core/publish/own-message", "--trace");
    expect(stdout).toContain("PASS core/publish/own-message");
    expect(stdout).toContain('alice > {"type":"hello"');
    expect(stdout).toContain("1 check ran");
    expect(code).toBe(0);
  });

  test("never prints a token", async () => {
    await using server = await startPageServer();
    const { stdout } = await run("server", server.url, "--token", "very-secret-token");
    expect(stdout).toContain("(token)");
    expect(stdout).not.toContain("very-secret-token");
  });
});
