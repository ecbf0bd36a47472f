import openapiTS, { astToString } from "openapi-typescript";
import { toDoc } from "../toolkit/generate/type-text.ts";
import { loadFrames, readJson, type FrameSource, type Schema } from "./load.ts";
import { writeGenerated } from "./write.ts";

const ROOMS = ["server", "sdk", "conformance", "console"];

const DEFINITIONS = readJson("definitions.schema.json")["$defs"] as Record<string, Schema>;

function titleOf(definition: string): string {
  const title = DEFINITIONS[definition]?.["title"];
  if (typeof title !== "string") throw new Error(`definitions.schema.json: ${definition} has no title`);
  return title;
}

/** Name of the type that a reference means: a shared definition, or a frame inside another frame. */
function toReferred(reference: string, frames: readonly FrameSource[]): string {
  const [file = "", fragment] = reference.split("#");
  if (fragment !== undefined) return titleOf(fragment.split("/").at(-1) ?? "");
  const frame = frames.find((each) => each.file.endsWith(`/${file}`));
  if (frame === undefined) throw new Error(`frame-types: no frame has the file ${reference}`);
  return frame.title;
}

/** The same schema with references between files turned into references between components. */
function toComponent(value: unknown, frames: readonly FrameSource[]): unknown {
  if (Array.isArray(value)) return value.map((item) => toComponent(item, frames));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name !== "$ref") return [name, toComponent(member, frames)];
      return [name, `#/components/schemas/${toReferred(String(member), frames)}`];
    }),
  );
}

function withoutTitle(schema: Schema, frames: readonly FrameSource[]): unknown {
  const {
    title: _title,
    $schema: _schema,
    examples: _examples,
    if: _if,
    then: _then,
    else: _else,
    ...rest
  } = schema;
  return toComponent(rest, frames);
}

/** Text of a module that exports a type for each schema of this name. References lead from one to another. */
export async function toTypes(
  schemas: Readonly<Record<string, unknown>>,
  names: readonly string[] = Object.keys(schemas),
): Promise<string> {
  const document = {
    openapi: "3.1.0",
    info: { title: "types", version: "1" },
    paths: {},
    components: { schemas },
  };
  const ast = await openapiTS(JSON.stringify(document), {
    immutable: true,
    emptyObjectsUnknown: true,
    silent: true,
  });
  const text = astToString(ast);
  const components = text.slice(
    text.indexOf("export interface components"),
    text.indexOf("export type $defs"),
  );
  const aliases = names.map(
    (name) =>
      `${toDoc((schemas[name] as Schema)["description"])}export type ${name} = components["schemas"]["${name}"];`,
  );
  return `${components.replace("export interface", "interface")}\n${aliases.join("\n")}`;
}

/** Writes `frames.ts`: one type for each frame and each shared definition, and the two unions. */
export async function generateFrameTypes(): Promise<void> {
  const client = loadFrames("client");
  const server = loadFrames("server");
  const schemas: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(DEFINITIONS))
    schemas[titleOf(name)] = withoutTitle(definition, []);
  for (const { title, written } of [...client, ...server]) schemas[title] = withoutTitle(written, server);
  const names = Object.keys(schemas);
  for (const [union, frames, description] of [
    ["ClientFrame", client, "Any frame that a client may send."],
    ["ServerFrame", server, "Any frame that a server may send."],
  ] as const) {
    schemas[union] = {
      description,
      oneOf: frames.map(({ title }) => ({ $ref: `#/components/schemas/${title}` })),
    };
    names.push(union);
  }
  const body = await toTypes(schemas, names);
  for (const room of ROOMS)
    writeGenerated(`packages/${room}/src/generated/frames.ts`, "{client,server}", body);
}
