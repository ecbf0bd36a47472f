import { Ajv } from "ajv";
import standaloneModule from "ajv/dist/standalone/index.js";
import { AJV_OPTIONS } from "../payload-checks.ts";

type Schema = { readonly [keyword: string]: unknown };

const standalone = standaloneModule.default;

/** How a schema treats members that it does not name. closed: refuses them. open: ignores them. */
export type View = "closed" | "open";

/** The schema as one of the views sees it; text for people is left out. */
function toView(value: unknown, view: View): unknown {
  if (Array.isArray(value)) return value.map((item) => toView(item, view));
  if (value === null || typeof value !== "object") return value;
  const { title: _title, description: _description, examples: _examples, ...schema } = value as Schema;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema)) {
    if (name === "additionalProperties" && member === false && view === "open") continue;
    if (name === "properties" || name === "$defs") {
      kept[name] = Object.fromEntries(
        Object.entries(member as object).map(([key, each]) => [key, toView(each, view)]),
      );
    } else kept[name] = name === "const" || name === "enum" ? member : toView(member, view);
  }
  return kept;
}

/** Text of an Ajv function without what nobody reads: schema paths, parameters, schemas kept for reference. */
function shorten(code: string): string {
  const string = '"(?:[^"\\\\]|\\\\.)*"';
  return code
    .replace(/^"use strict";\s*/, "")
    .replace(/^export const \w+ = \w+;\s*/gm, "")
    .replace(new RegExp(`schemaPath:${string},`, "g"), "")
    .replace(
      new RegExp(`params:\\{(?!additionalProperty|propertyName)(?:[^{}"]|${string})*\\},`, "g"),
      "params:{},",
    )
    .replace(
      /^const (func\d+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/gm,
      "const $1 = codePoints;",
    )
    .replace(/^const (func\d+) = require\("ajv\/dist\/runtime\/equal"\)\.default;/gm, "const $1 = isEqual;");
}

/** The text without the constants that hold a schema and are not referred to; those of an `enum` are. */
function dropUnusedSchemas(text: string): string {
  return text.replace(/^const (schema\d+) = .*;\s*/gm, (line, name: string) =>
    text.split(new RegExp(`\\b${name}\\b`)).length > 2 ? line : "",
  );
}

/** Names of what compiled text may use of `check-runtime.ts`, where it does. */
export function listRuntime(text: string): readonly string[] {
  return ["codePoints", "isEqual"].filter((name) => text.includes(`= ${name};`));
}

/**
 * Compiles schemas without references to one text of JavaScript that holds a function for each: `functions` maps the
 * given names to the names in the text. The text needs in scope what `listRuntime` finds in it.
 */
export function compileStandalone(
  schemas: Readonly<Record<string, unknown>>,
  view: View,
): { text: string; functions: Readonly<Record<string, string>> } {
  // What the profile allows is the same in all drafts; the compiler of 2020-12 writes twice as much.
  const ajv = new Ajv({
    ...AJV_OPTIONS,
    // Frames that a reader gets come from JSON.parse and the profile bars the names of Object.prototype.
    ownProperties: view === "closed",
    code: { source: true, esm: true, lines: true, optimize: 2 },
  });
  const references: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(toView(schema, view) as object, name);
    references[name] = name;
  }
  const code = standalone(ajv, references);
  const functions: Record<string, string> = {};
  for (const [, name, inner] of code.matchAll(/^export const (\w+) = (\w+);/gm))
    functions[String(name)] = String(inner);
  const text = dropUnusedSchemas(shorten(code));
  const foreign = /require\(.*?\)/.exec(text);
  if (foreign !== null)
    throw new Error(`generate: a validator needs ${foreign[0]}, which the profile does not allow`);
  return { text, functions };
}
