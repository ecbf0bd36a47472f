import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeExport } from "../src/api/describe-export.ts";
import { createExportsReader } from "../src/api/exports.ts";
import { PAGES } from "../src/pages.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const entries = PAGES.flatMap(({ entry }) => entry ?? []);
const readExports = createExportsReader(ROOT, entries);

/** Entries for one command line each, that of `@parlance/cli`. */
const INTERNAL = ["@parlance/server/command", "@parlance/conformance/command"];

test("every public entry with types has a page", () => {
  const folders = ["schema", ...readdirSync(join(ROOT, "packages")).map((name) => `packages/${name}`)];
  const offered = folders.flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
    return Object.entries<object>(manifest.exports)
      .filter(([, target]) => Object.hasOwn(target, "types"))
      .map(([path]) => posix.join(manifest.name, path));
  });
  const shown = entries.map(({ specifier }) => specifier);
  expect([...shown, ...INTERNAL].toSorted()).toEqual(offered.toSorted());
});

test("every export has a docstring", async () => {
  const missing: string[] = [];
  for (const entry of entries)
    for (const [name, declared] of await readExports(entry))
      if (describeExport(name, declared).docstring === "") missing.push(`${entry.specifier}: ${name}`);
  expect(missing).toEqual([]);
});
