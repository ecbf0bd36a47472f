import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./run-program.ts";
import { startServer } from "./start-server.ts";

test("the bounds in SECURITY.md are those that a server announces", async () => {
  await using server = await startServer();
  const info = (await (await fetch(`http://localhost:${server.port}/v1/info`)).json()) as Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  const table = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
  const rows = [...table.matchAll(/^\| `(\w+)\.(\w+)` +\| (\d+) +\|/gm)];
  const told = rows.map(([, group = "", name = "", value]) => [`${group}.${name}`, Number(value)]);
  const announced = rows.map(([, group = "", name = ""]) => [`${group}.${name}`, info[group]?.[name]]);
  expect(told).toEqual(announced);
  expect(told).toHaveLength(8);
});
