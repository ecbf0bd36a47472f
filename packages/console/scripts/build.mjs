// Builds the static pages: the chat into dist/page, the console of those who run the server into dist/admin. Each is one
// script, one style sheet and the document.
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

const adminSource = new URL("../src/admin/", import.meta.url);
const adminTarget = new URL("../dist/admin/", import.meta.url);
rmSync(adminTarget, { recursive: true, force: true });
mkdirSync(adminTarget, { recursive: true });
await build({
  input: fileURLToPath(new URL("main.tsx", adminSource)),
  platform: "browser",
  tsconfig: fileURLToPath(new URL("tsconfig.json", adminSource)),
  output: { file: fileURLToPath(new URL("admin.js", adminTarget)), format: "esm", minify: true },
});
const adminStyles = [new URL("style/tokens.css", source), new URL("admin.css", adminSource)];
writeFileSync(
  new URL("admin.css", adminTarget),
  adminStyles.map((style) => readFileSync(style, "utf8")).join("\n"),
);
copyFileSync(new URL("admin.html", adminSource), new URL("admin.html", adminTarget));
const adminBytes = gzipSync(readFileSync(new URL("admin.js", adminTarget))).length;
console.log(`console: ${(adminBytes / 1000).toFixed(1)} kB gzip`);
