import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { ServerFrame } from "../src/generated/frames.ts";

const SCHEMA_ROOT = new URL("../../../schema/", import.meta.url);

function readJson(path: string): object {
  return JSON.parse(readFileSync(new URL(path, SCHEMA_ROOT), "utf8")) as object;
}

function compile(): ReadonlyMap<string, ValidateFunction> {
  // The schemas refer to each other by relative path, so each is registered under its own.
  const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: false });
  ajv.addSchema(readJson("definitions.schema.json"), "definitions.schema.json");
  const files = readdirSync(new URL("server/", SCHEMA_ROOT));
  return new Map(
    files.map((file) => [
      file.replace(".schema.json", ""),
      ajv.addSchema(readJson(`server/${file}`), `server/${file}`).getSchema(`server/${file}`)!,
    ]),
  );
}

const CHECKS = compile();

function assertWellFormed(value: unknown): void {
  if (typeof value === "string" && !value.isWellFormed()) throw new Error("lone surrogate sent [FR-8]");
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new Error("integer beyond 2^53 - 1 sent [FR-8]");
  if (value === null || typeof value !== "object") return;
  for (const [name, member] of Object.entries(value)) {
    assertWellFormed(name);
    assertWellFormed(member);
  }
}

/**
 * Reads a frame of the server and holds it against the closed schema of its type: every test that receives anything
 * is a test of PROTOCOL [FR-1] and [FR-8] as well. Throws when it breaks a rule.
 */
export function readServerFrame(text: string): ServerFrame {
  const frame = JSON.parse(text) as ServerFrame;
  const check = CHECKS.get(frame.type);
  if (check?.(frame) !== true)
    throw new Error(`the server broke its schema [FR-1]: ${JSON.stringify(check?.errors)}\n${text}`);
  assertWellFormed(frame);
  if (JSON.stringify(frame) !== text) throw new Error(`not what it was written from [FR-8]: ${text}`);
  return frame;
}

/** An example of `schema/examples` that breaks one rule. */
export interface InvalidExample {
  readonly breaks: string;
  readonly keyword: string;
  readonly at: string;
  readonly frame: unknown;
}

/** The valid client frames of `schema/examples`. */
export function readValidExamples(): readonly unknown[] {
  return readExamples("valid");
}

/** The invalid client frames of `schema/examples`. */
export function readInvalidExamples(): readonly InvalidExample[] {
  return readExamples("invalid") as readonly InvalidExample[];
}

function readExamples(kind: "valid" | "invalid"): readonly unknown[] {
  return readdirSync(new URL("examples/client/", SCHEMA_ROOT))
    .filter((file) => file.endsWith(`.${kind}.json`))
    .flatMap((file) => readJson(`examples/client/${file}`) as unknown[]);
}
