import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SCHEMA_ROOT } from "./load.ts";
import { writeGenerated } from "./write.ts";

/** What reads a contract at run time in the SDK as the toolkit does. They import each other and nothing else. */
const MODULES = ["contract", "canonical-json", "wire-contract", "formats", "build-rule"];

/** Writes modules of the toolkit into the SDK, which stands alone and imports no other package. */
export function copyToolkit(): void {
  for (const name of MODULES) {
    const source = `toolkit/${name}.ts`;
    const text = readFileSync(join(SCHEMA_ROOT, source), "utf8");
    writeGenerated(`packages/sdk/src/generated/${source}`, `schema/${source}`, text);
  }
}
