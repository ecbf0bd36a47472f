import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROJECT_ROOT } from "./load.ts";

/** Writes a generated TypeScript file with the banner that says so; `source` is what it was made from. */
export function writeGenerated(file: string, source: string, text: string): void {
  const path = join(PROJECT_ROOT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `// Generated from ${source}. Do not edit: run \`npm run generate\`.\n${text.trimEnd()}\n`,
  );
}

/** Writes files that have their banner into a folder of the project. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const path = join(PROJECT_ROOT, folder);
  mkdirSync(path, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(path, name), text);
}
