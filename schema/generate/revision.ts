import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../toolkit/canonical-json.ts";
import { toWireSchema } from "../toolkit/wire-contract.ts";
import { readJson, SCHEMA_ROOT } from "./load.ts";

/** A state of the wire format that was once released: its number and the hash of its schemas. */
export interface Revision {
  readonly revision: string;
  readonly sha256: string;
}

function listSchemas(): readonly string[] {
  const folders = ["client", "server"].flatMap((folder) =>
    readdirSync(join(SCHEMA_ROOT, folder)).map((file) => `${folder}/${file}`),
  );
  return [
    "definitions.schema.json",
    "client-frame.schema.json",
    "server-frame.schema.json",
    ...folders,
  ].toSorted();
}

/** Hash of everything that can change the wire: all frame schemas without their texts for people. */
export function hashWire(): string {
  const wire = listSchemas().map((file) => [file, toWireSchema(readJson(file))]);
  return createHash("sha256").update(canonicalJson(wire)).digest("hex");
}
