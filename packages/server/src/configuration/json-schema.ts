import type { TSchema } from "@sinclair/typebox";
import { CONFIGURATION } from "./schema.ts";

/** Where the schema of configuration files can be fetched, once it is published. */
const SCHEMA_ID = "https://unpkg.com/@parlance/server/configuration.schema.json";

function isSecret(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && "x-secret" in schema;
}

/** Without secrets, and without `required` where there is a default: what may stand in a file. */
function toFileSchema(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { properties, items, required, ...rest } = schema;
  const members = Object.entries((properties ?? {}) as Record<string, TSchema>).filter(
    ([, member]) => !isSecret(member),
  );
  const needed = ((required ?? []) as readonly string[]).filter((name) =>
    members.some(([own, member]) => own === name && !("default" in member)),
  );
  return {
    ...rest,
    ...(properties !== undefined && {
      properties: Object.fromEntries(members.map(([name, member]) => [name, toFileSchema(member)])),
    }),
    ...(items !== undefined && { items: toFileSchema(items as TSchema) }),
    ...(needed.length > 0 && { required: needed }),
  };
}

/** The JSON Schema of configuration files, for editors: completion, descriptions, bounds. */
export function toConfigurationSchema(): object {
  const { properties, ...rest } = toFileSchema(CONFIGURATION);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: SCHEMA_ID,
    title: "Configuration of a Parlance server",
    ...rest,
    properties: {
      $schema: { type: "string", description: "address of this schema" },
      ...(properties as object),
    },
  };
}
