// Writes what describes the server: the JSON Schema of its configuration, which editors read, CONFIGURATION.md and
// METRICS.md. They come from src/configuration/schema.ts, src/metrics/definitions.ts and src/logger.ts.
import { writeFileSync } from "node:fs";
import { toConfigurationSchema } from "../dist/configuration/json-schema.js";
import { toReference } from "../dist/configuration/reference.js";
import { listProcessMetrics } from "../dist/metrics/metrics.js";
import { toMetricsReference } from "../dist/metrics/reference.js";

const write = (file, text) => writeFileSync(new URL(`../${file}`, import.meta.url), text);

write("configuration.schema.json", `${JSON.stringify(toConfigurationSchema(), null, 2)}\n`);
write("../../CONFIGURATION.md", toReference());
write("../../METRICS.md", toMetricsReference(await listProcessMetrics()));
process.exit();
