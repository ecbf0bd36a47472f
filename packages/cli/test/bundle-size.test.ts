import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Contract } from "@parlance/schema";
import { generateContract } from "@parlance/schema/generate";
import { rolldown } from "rolldown";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "./run-parlance.ts";

const NAMESPACES = ["alpha", "beta", "gamma", "delta", "epsilon"];

/** Six events in each of five namespaces, none like another. */
const contract: Contract = {
  name: "large",
  version: "1.0.0",
  namespaces: Object.fromEntries(
    NAMESPACES.map((namespace, row) => {
      const events = Array.from({ length: 6 }, (_, column) => {
        const properties = {
          [`${namespace}Text${column}`]: {
            type: "string",
            minLength: 1,
            maxLength: 100 * row + 10 * column + 1,
          },
          [`${namespace}Count${column}`]: { type: "integer", minimum: column, maximum: 1000 * row + 10 },
          [`${namespace}State${column}`]: { enum: [`open${row}`, `closed${column}`] },
        };
        const data = {
          type: "object",
          properties,
          required: Object.keys(properties),
          additionalProperties: false,
        };
        return [`${namespace}.event${column}`, { kind: "message" as const, data }] as const;
      });
      return [namespace, { events: Object.fromEntries(events) }];
    }),
  ),
};

mkdirSync(join(ROOT, "packages/cli/dist"), { recursive: true });
const folder = mkdtempSync(join(ROOT, "packages/cli/dist/size-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [name, text] of generateContract(contract, { source: "x" }))
  writeFileSync(join(folder, name), text);

async function bundle(source: string): Promise<{ readonly code: string; readonly gzip: number }> {
  const entry = join(folder, "entry.js");
  writeFileSync(entry, source);
  const build = await rolldown({ input: entry, platform: "browser", tsconfig: false });
  const { output } = await build.generate({ format: "esm", minify: true, comments: false });
  const code = output.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
  return { code, gzip: gzipSync(code, { level: 9 }).length };
}

const CREATE = 'import { createClient } from "@parlance/sdk";';

test("thirty events cost their checks and no more than 2 kB beside; a namespace that is not used costs nothing", async () => {
  const core = await bundle(`${CREATE} export { createClient };`);
  const checks = await bundle(
    `import { ${NAMESPACES.join(", ")} } from "./index.js";
     export const checks = [${NAMESPACES.join(", ")}].map(({ events }) => events);`,
  );
  const whole = await bundle(
    `${CREATE} import { large } from "./index.js"; export const client = createClient({ url: "/", contract: large });`,
  );
  const one = await bundle(
    `${CREATE} import { alpha, largeIdentity } from "./index.js";
     export const client = createClient({ url: "/", contract: { ...largeIdentity, namespaces: { alpha } } });`,
  );
  expect(whole.gzip).toBeLessThanOrEqual(core.gzip + checks.gzip + 2000);
  expect(whole.gzip - core.gzip).toBeLessThan(3500);
  expect(one.code).toContain("alpha.event5");
  for (const other of NAMESPACES.slice(1)) expect(one.code).not.toContain(other);
  expect(one.gzip).toBeLessThan(whole.gzip);
});
