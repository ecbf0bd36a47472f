import { readFileSync, writeFileSync } from "node:fs";
import { toSizingMarkdown } from "./to-markdown.ts";

/**
 * Prints the tables of sizes; with `--write` puts them into ENGINES.md. `node dist/sizing/main.js [--write]`.
 */
const FILE = new URL("../../../ENGINES.md", import.meta.url);
const PLACE = /(<!-- sizing -->)[\s\S]*?(<!-- \/sizing -->)/;

if (process.argv.includes("--write")) {
  const text = readFileSync(FILE, "utf8");
  if (!PLACE.test(text)) throw new Error("ENGINES.md has no place for the tables");
  writeFileSync(
    FILE,
    text.replace(PLACE, (_, begin: string, end: string) => `${begin}\n\n${toSizingMarkdown()}\n\n${end}`),
  );
} else console.log(toSizingMarkdown());
