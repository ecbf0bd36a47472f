import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);
/** Imports that are there at the start: those of types are erased, and `import(…)` comes when it is asked for. */
const STATIC = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?"([^"]+)"/gm;

/** What is loaded with a module: files of the server by their path, packages by their name. */
function listLoaded(entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (file: URL): void => {
    const path = relative(fileURLToPath(SOURCE), fileURLToPath(file));
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(STATIC)) {
      if (name.startsWith(".")) visit(new URL(name, file));
      else loaded.add(name);
    }
  };
  visit(new URL(entry, SOURCE));
  return loaded;
}

/** What is off unless it is named, and what only that needs. */
const OPTIONAL = [
  "gateway/raw.ts",
  "gateway/socket-io.ts",
  "backend/http-backend.ts",
  "backend/signed-post.ts",
  "webhooks/http-webhooks.ts",
  "engine/lmdb/lmdb-engine.ts",
  "traces/open-telemetry.ts",
  "@opentelemetry/api",
  "socket.io",
  "lmdb",
];

test.each(["index.ts", "bin/start.ts"])("%s loads nothing of what is off", (entry) => {
  const loaded = listLoaded(entry);
  expect(loaded).toContain("server.ts");
  expect(OPTIONAL.filter((each) => loaded.has(each))).toEqual([]);
});

test("what is optional is there, and would be found", () => {
  const files = OPTIONAL.filter((each) => each.endsWith(".ts"));
  expect(files.filter((each) => !existsSync(new URL(each, SOURCE)))).toEqual([]);
  expect(listLoaded("gateway/socket-io.ts")).toContain("socket.io");
  expect(listLoaded("webhooks/http-webhooks.ts")).toContain("backend/signed-post.ts");
});
