import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { LOG_FIELDS } from "../../src/logger.ts";
import { request } from "../http/request.ts";
import { startServer } from "../start-server.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const page = readFileSync(join(ROOT, "METRICS.md"), "utf8");
const listed = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name = ""]) => name);

test("METRICS.md lists every metric that a server shows, and of ours no other", async () => {
  await using server = await startServer({ metrics: { enabled: true } });
  const { body } = await request(`${server.url}/metrics`);
  const shown = [...body.matchAll(/^# TYPE (\w+)/gm)].map(([, name = ""]) => name);
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter((name) => !listed.includes(name))).toEqual([]);
  expect(listed.filter((name) => name.startsWith("parlance_") && !shown.includes(name))).toEqual([]);
});

test("METRICS.md lists every field of a log line", () => {
  expect(Object.keys(LOG_FIELDS).filter((name) => !listed.includes(name))).toEqual([]);
});

test("the dashboard asks for metrics that are there", () => {
  const dashboard = readFileSync(join(ROOT, "deploy/grafana.json"), "utf8");
  const asked = [...dashboard.matchAll(/\b(?:parlance|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);
  const known = (name: string): boolean => listed.includes(name.replace(/_(?:bucket|sum|count)$/, ""));
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !listed.includes(name) && !known(name))).toEqual([]);
});

test("no line of the log has a field that was put together at run time", () => {
  const folder = join(ROOT, "packages/server/src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const calls = files.flatMap((file) =>
    [
      ...readFileSync(join(folder, file), "utf8").matchAll(/logger\.(?:debug|info|warn|error)\(([^;]*?)\);/g),
    ].map(([, call = ""]) => call),
  );
  expect(calls.length).toBeGreaterThan(8);
  expect(calls.filter((call) => /\.\.\.|\[\w+\]:/.test(call))).toEqual([]);
});
