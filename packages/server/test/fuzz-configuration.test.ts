import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { atDepth } from "../../../test-depth.ts";
import { answerConfigRequest, parseConfigRequest } from "../src/bin/config.ts";
import { ALL_SETTINGS } from "../src/configuration/list-settings.ts";
import { openFolder } from "./open-folder.ts";

const RUNS = atDepth({ sample: 150, more: 3000, full: 100_000 });

/** A text that must be in no message: what a secret in the wrong place would look like. */
const SECRET = "zq-secret-0123456789abcdef0123456789abcdef";

/** Names of settings and groups, whole, cut and mixed up. */
const names = fc.oneof(
  fc.constantFrom(...ALL_SETTINGS.flatMap(({ path }) => path)),
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "length", "$schema", "", "a.b"),
  fc.string({ maxLength: 12 }),
);

const values = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(SECRET),
    fc.string({ maxLength: 20 }),
    fc.constantFrom("raw", "info", "https://a.example", "10.0.0.0/8", "./x", "1", "true"),
  ),
  value: fc.oneof(
    { depthSize: "small" },
    tie("leaf"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
}));

/** A configuration that is right in places. */
const documents = fc.dictionary(names, values.value, { maxKeys: 6 });

/** What a file holds: YAML, JSON, either with a piece cut or changed, or anything. */
const texts = fc.oneof(
  documents.map((value) => stringify(value)),
  documents.map((value) => JSON.stringify(value)),
  fc
    .tuple(
      documents.map((value) => stringify(value)),
      fc.nat(),
      fc.string({ maxLength: 6, unit: "binary" }),
    )
    .map(
      ([text, at, piece]) =>
        text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 2),
    ),
  fc.string({ maxLength: 200, unit: "binary" }),
);

test(`${RUNS} configuration files: each is taken or refused in words, none shows what stands in it, and nothing throws`, () => {
  using folder = openFolder();
  const file = join(folder.path, "c.yaml");
  let taken = 0;
  fc.assert(
    fc.property(texts, (text) => {
      writeFileSync(file, text);
      const request = parseConfigRequest(["check", file], {});
      if (request.kind !== "check") throw new Error(request.kind);
      const { output, complaints, status } = answerConfigRequest(request);
      const said = output + complaints;
      expect(said).not.toContain(SECRET);
      // Neither a stack nor a path of this program.
      expect(said).not.toMatch(/\bat .*[:(]\d+|node_modules|\.ts\b|\.js\b|TypeError|undefined/);
      if (status === 0) taken++;
      const lines = status === 0 ? [] : complaints.trimEnd().split("\n");
      expect(lines.filter((line) => !line.startsWith(`${file}:`) && !/^[a-zA-Z.-]+: /.test(line))).toEqual(
        [],
      );
    }),
    { numRuns: RUNS },
  );
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(RUNS);
}, 900_000);
