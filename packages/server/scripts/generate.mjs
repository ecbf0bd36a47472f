// Writes what describes the configuration: the JSON Schema that editors read, and CONFIGURATION.md. Both come from
// src/configuration/schema.ts.
import { writeFileSync } from "node:fs";
import { toConfigurationSchema } from "../dist/configuration/json-schema.js";
import { toReference } from "../dist/configuration/reference.js";

const write = (file, text) => writeFileSync(new URL(`../${file}`, import.meta.url), text);

write("configuration.schema.json", `${JSON.stringify(toConfigurationSchema(), null, 2)}\n`);
write("../../CONFIGURATION.md", toReference());
