import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { readOpenApi } from "../generate/http-api.ts";
import { SCHEMA_ROOT } from "../generate/load.ts";

const FILE = join(SCHEMA_ROOT, "openapi.yaml");
const LONG_MS = 60_000;

async function lint(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ["recommended"], rules: { "no-server-example.com": "off" } });
  const problems = await lintFromString({ source, absoluteRef: FILE, config });
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

test(
  "openapi.yaml passes the rules that Redocly recommends",
  async () => {
    const source = readFileSync(FILE, "utf8");
    // The server of the document is the one that everybody starts with.
    const found = (await lint(source)).filter((each) => !each.includes("localhost"));
    expect(found).toEqual([]);
    expect(await lint(source.replace("operationId: publishBatch", "operationId: publish"))).not.toEqual([]);
  },
  LONG_MS,
);

test("openapi.yaml refers to nothing outside once its files are filled in", () => {
  const references = [...JSON.stringify(readOpenApi()).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, each]) => each,
  );
  expect(references.length).toBeGreaterThan(10);
  expect(references.filter((each) => !each?.startsWith("#/components/"))).toEqual([]);
});
