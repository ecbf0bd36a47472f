import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, ROOT, runParlance, startParlance } from "./run-parlance.ts";

const ORDERS = join(ROOT, "examples/orders.contract.json");

/** A contract with one event in each of these namespaces. */
function toContract(...namespaces: readonly string[]): string {
  const data = { type: "object", properties: {}, additionalProperties: false };
  const declared = { events: { said: { kind: "message", data } } };
  return JSON.stringify({
    name: "probe",
    version: "1.0.0",
    namespaces: Object.fromEntries(namespaces.map((name) => [name, declared])),
  });
}

describe("parlance generate", () => {
  test("writes the code of a contract, the same bytes again, and says when they differ", async () => {
    using folder = makeFolder();
    const out = join(folder.path, "deep/generated");
    const first = await runParlance(["generate", ORDERS, "--out", out, "--server"]);
    expect(first).toMatchObject({ status: 0, errors: "" });
    const written = readdirSync(out).toSorted();
    expect(written).toContain("index.js");
    expect(written).toContain("server.d.ts");

    const again = await runParlance(["generate", ORDERS, "--out", out, "--server"]);
    expect(again.output).toContain(`${written.length} unchanged`);
    const check = await runParlance(["generate", ORDERS, "--out", out, "--server", "--check"]);
    expect(check.status).toBe(0);
    writeFileSync(join(out, "table.js"), `${readFileSync(join(out, "table.js"), "utf8")}\n`);
    const changed = await runParlance(["generate", ORDERS, "--out", out, "--check"]);
    expect(changed.status).toBe(1);
    expect(changed.output).toContain("table.js: is not what would be generated");
    expect(changed.output).toContain("server.js: would not be generated any more");
  });

  test("removes what it wrote before, and touches nothing of others", async () => {
    using folder = makeFolder();
    const contract = join(folder.path, "probe.contract.json");
    const out = join(folder.path, "out");
    writeFileSync(contract, toContract("one", "two"));
    await runParlance(["generate", contract, "--out", out, "--format", "ts"]);
    writeFileSync(join(out, "mine.ts"), "// Written by hand.\n");
    writeFileSync(contract, toContract("two"));
    const { output } = await runParlance(["generate", contract, "--out", out, "--format", "ts"]);
    expect(output).toContain("1 removed");
    expect(readdirSync(out).toSorted()).toEqual(["index.ts", "mine.ts", "two.ts"]);
  });

  test("does not overwrite what it has not written", async () => {
    using folder = makeFolder();
    mkdirSync(join(folder.path, "out"));
    writeFileSync(join(folder.path, "out/index.js"), "export {};\n");
    const { status, errors } = await runParlance(["generate", ORDERS, "--out", join(folder.path, "out")]);
    expect(status).toBe(3);
    expect(errors).toMatch(/out\/index\.js: was not generated, and would be overwritten; move it away/);
    expect(readdirSync(join(folder.path, "out"))).toEqual(["index.js"]);
  });

  test("leaves what was there when the contract is broken, and says where it is", async () => {
    using folder = makeFolder();
    const contract = join(folder.path, "probe.contract.json");
    const out = join(folder.path, "out");
    writeFileSync(contract, '{\n  "name": oops\n}');
    const broken = await runParlance(["generate", contract, "--out", out]);
    expect(broken.status).toBe(3);
    expect(broken.errors).toMatch(
      /probe\.contract\.json: is not JSON: line 2, column 11: Unexpected token 'o'/,
    );
    writeFileSync(contract, toContract("room").replace('"message"', '"massage"'));
    const wrong = await runParlance(["generate", contract, "--out", out]);
    expect(wrong.status).toBe(3);
    expect(wrong.errors).toContain("/namespaces/room/events/said/kind");
    expect(existsSync(out)).toBe(false);
  });

  test("takes a contract from a module", async () => {
    using folder = makeFolder();
    const module = join(folder.path, "probe.mjs");
    writeFileSync(module, `export const other = 1;\nexport const probe = ${toContract("room")};\n`);
    const { status } = await runParlance(["generate", module, "--out", join(folder.path, "out")]);
    expect(status).toBe(0);
    expect(readFileSync(join(folder.path, "out/index.js"), "utf8")).toContain("probeIdentity");
    writeFileSync(module, "export const other = 1;\n");
    const none = await runParlance(["generate", module, "--out", join(folder.path, "out")]);
    expect(none.errors).toContain(
      "probe.mjs: exports no contract; export the one that is meant as `contract`",
    );
  });

  test("stays and follows the file with --watch, past a mistake", async () => {
    using folder = makeFolder();
    const contract = join(folder.path, "probe.contract.json");
    writeFileSync(contract, toContract("one"));
    await using watching = startParlance(["generate", contract, "--out", "out", "--watch"], folder.path);
    await watching.until(/watching .*probe\.contract\.json/);
    writeFileSync(contract, "{");
    await watching.until(/is not JSON/);
    writeFileSync(contract, toContract("one", "two"));
    await watching.until(/out: \d files? written/);
    expect(existsSync(join(folder.path, "out/two.js"))).toBe(true);
  }, 120_000);
});
