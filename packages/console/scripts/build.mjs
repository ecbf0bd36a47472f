// Builds the static page into dist/page: one script, one style sheet, the document and its icon.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";

const source = new URL("../src/page/", import.meta.url);
const target = new URL("../dist/page/", import.meta.url);

/** In the order of the cascade. */
const STYLES = [
  "tokens",
  "layout",
  "controls",
  "join",
  "chat",
  "messages",
  "company",
  "message-box",
  "inspector",
  "hand",
];

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

await build({
  input: fileURLToPath(new URL("main.ts", source)),
  platform: "browser",
  tsconfig: fileURLToPath(new URL("tsconfig.json", source)),
  output: { file: fileURLToPath(new URL("console.js", target)), format: "esm", minify: true },
});

const css = STYLES.map((name) => readFileSync(new URL(`style/${name}.css`, source), "utf8")).join("\n");
writeFileSync(new URL("console.css", target), css);
for (const name of ["index.html", "icon.svg"]) copyFileSync(new URL(name, source), new URL(name, target));

const bytes = ["index.html", "console.css", "console.js", "icon.svg"]
  .map((name) => gzipSync(readFileSync(new URL(name, target))).length)
  .reduce((sum, size) => sum + size, 0);
console.log(`page: ${(bytes / 1000).toFixed(1)} kB gzip`);
