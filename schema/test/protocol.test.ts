import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { loadFrames, PROJECT_ROOT } from "../generate/load.ts";
import { extractRequirements } from "../generate/requirements.ts";
import { AJV_OPTIONS } from "../toolkit/payload-checks.ts";

const text = readFileSync(join(PROJECT_ROOT, "PROTOCOL.md"), "utf8");
const examples = [...text.matchAll(/```json (client|server)\n([^]*?)```/g)].map(
  ([, direction = "", json = ""]) => ({
    direction: direction as "client" | "server",
    frame: JSON.parse(json) as { type: string },
  }),
);

test.each(examples)(
  "PROTOCOL.md: the example $frame.type of a $direction fits its schema [FR-1]",
  ({ direction, frame }) => {
    const source = loadFrames(direction).find(({ type }) => type === frame.type);
    const validate = new Ajv2020({ ...AJV_OPTIONS, strictTypes: false }).compile(source?.resolved ?? false);
    expect(validate(frame), JSON.stringify(validate.errors)).toBe(true);
  },
);

test.each(["client", "server"] as const)("PROTOCOL.md has an example of every frame of a %s", (direction) => {
  const shown = new Set(
    examples.filter((example) => example.direction === direction).map(({ frame }) => frame.type),
  );
  expect([...shown].toSorted()).toEqual(
    loadFrames(direction)
      .map(({ type }) => type)
      .toSorted(),
  );
});

test("every rule of PROTOCOL.md is found", () => {
  const ids = [...text.matchAll(/\*\*\[([A-Z]+-\d+)\]\*\*/g)].map(([, id]) => id);
  expect(extractRequirements(text).map(({ id }) => id)).toEqual(ids);
});

test("every rule that PROTOCOL.md refers to exists", () => {
  const ids = new Set(extractRequirements(text).map(({ id }) => id));
  const referred = [...text.matchAll(/\[([A-Z]{2,3}-\d+)\]/g)].map(([, id = ""]) => id);
  expect(referred.filter((id) => !ids.has(id))).toEqual([]);
});
