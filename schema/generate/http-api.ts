import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import openapiTS, { astToString } from "openapi-typescript";
import { resolve, SCHEMA_ROOT, type Schema } from "./load.ts";
import { toModule } from "./validators.ts";
import { writeGenerated } from "./write.ts";

const SOURCE = "openapi.yaml";
const METHODS: readonly string[] = ["get", "post", "put", "delete"];

/** Fills in what other files hold; references within the document stay. */
function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (value === null || typeof value !== "object") return value;
  const { $ref } = value as Schema;
  if (typeof $ref === "string" && !$ref.startsWith("#")) return withoutNames(resolve(value, SOURCE));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutFiles(member)]));
}

/** Titles name types where a schema stands alone; here they would name the same one many times. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (value === null || typeof value !== "object") return value;
  const { $schema: _schema, title, ...rest } = value as Schema;
  const members = Object.entries(rest).map(([name, member]) => [name, withoutNames(member)] as const);
  // A member that is called title is no title.
  return Object.fromEntries(
    typeof title === "object" ? [...members, ["title", withoutNames(title)]] : members,
  );
}

/** The document with everything from other files filled in. */
export function readOpenApi(): Schema {
  const parsed: unknown = parseYaml(readFileSync(join(SCHEMA_ROOT, SOURCE), "utf8"));
  return withoutFiles(parsed) as Schema;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

function listOperations(document: Schema): readonly (Operation & { method: string; path: string })[] {
  const paths = document["paths"] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** A schema with the references into the document's components filled in. */
function inline(value: unknown, schemas: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, schemas));
  if (value === null || typeof value !== "object") return value;
  const { $ref, ...rest } = value as Schema;
  const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(String($ref)) ?? [];
  if (name !== undefined) return inline(schemas[name], schemas);
  return Object.fromEntries(Object.entries(rest).map(([member, each]) => [member, inline(each, schemas)]));
}

function toBodyName({ requestBody }: Operation): string | undefined {
  const reference = requestBody?.content["application/json"]?.schema["$ref"];
  return typeof reference === "string" ? reference.split("/").at(-1) : undefined;
}

/** Text of the table of operations. Which statuses they have matters to the side that answers. */
function toTable(operations: ReturnType<typeof listOperations>, hasStatuses: boolean): string {
  const lines = operations.map(({ operationId, method, path, responses }) => {
    const statuses = hasStatuses ? `, statuses: [${Object.keys(responses).join(", ")}]` : "";
    return `  ${operationId}: { method: "${method}", path: "${path}"${statuses} },`;
  });
  return [
    "/** Operations of the HTTP API, by name. */",
    "export const OPERATIONS = {",
    ...lines,
    "} as const;",
    "",
    "/** Name of an operation. */",
    "export type OperationId = keyof typeof OPERATIONS;",
  ].join("\n");
}

/** Writes what server and SDK have of `openapi.yaml`: operations, checks of bodies, types. */
export async function generateHttpApi(): Promise<void> {
  const document = readOpenApi();
  const { schemas } = document["components"] as { readonly schemas: Schema };
  const operations = listOperations(document);
  const bodies = operations.flatMap((each) => toBodyName(each) ?? []);
  const checks = Object.fromEntries(bodies.map((name) => [name, inline(schemas[name], schemas)]));
  writeGenerated("packages/server/src/generated/http-checks.ts", SOURCE, toModule(checks, "closed"));

  const types = astToString(
    await openapiTS(JSON.stringify(document), {
      immutable: true,
      emptyObjectsUnknown: true,
      defaultNonNullable: false,
      silent: true,
    }),
  );
  for (const room of ["server", "sdk"]) {
    const table = toTable(operations, room === "server");
    writeGenerated(`packages/${room}/src/generated/http-api.ts`, SOURCE, `${table}\n\n${types}`);
  }
}
