import { toTypes } from "./frame-types.ts";
import { readJson, resolve, type Schema } from "./load.ts";
import { toModule } from "./validators.ts";
import { writeGenerated } from "./write.ts";

const BACKEND = "backend.schema.json";
const WEBHOOK = "webhook.schema.json";

/** The schemas of a document by their titles, with every reference filled in. */
export function loadDefinitions(file: string): ReadonlyMap<string, Schema> {
  const definitions = readJson(file)["$defs"] as Readonly<Record<string, Schema>>;
  return new Map(
    Object.values(definitions).map((definition) => {
      const { title, ...schema } = resolve(definition, file) as Schema;
      return [String(title), schema];
    }),
  );
}

/** Titles name types where a schema stands alone; conditions have no type. */
function toTypeSource(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toTypeSource);
  if (value === null || typeof value !== "object") return value;
  const { title, if: _if, then: _then, examples: _examples, ...rest } = value as Schema;
  const members = Object.entries(rest).map(([name, member]) => [name, toTypeSource(member)] as const);
  // A member that is called title is no title.
  return Object.fromEntries(typeof title === "object" ? [...members, ["title", title]] : members);
}

/** Writes what the server asks a backend and tells a webhook: types, and checks of questions and answers. */
export async function generateBackend(): Promise<void> {
  const asked = loadDefinitions(BACKEND);
  const told = loadDefinitions(WEBHOOK);
  const types = Object.fromEntries(
    [...asked, ...told].map(([title, schema]) => [title, toTypeSource(schema)]),
  );
  writeGenerated("packages/server/src/generated/backend.ts", `{${BACKEND},${WEBHOOK}}`, await toTypes(types));
  const checks = toModule(Object.fromEntries(asked), "closed");
  writeGenerated("packages/server/src/generated/backend-checks.ts", BACKEND, checks);
}
