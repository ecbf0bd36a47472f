#!/usr/bin/env node
import { existsSync } from "node:fs";

const main = new URL("../dist/bin/main.js", import.meta.url);
if (existsSync(main)) await (await import(main.href)).main(process.argv.slice(2));
else {
  console.error("parlance-server: not built yet; run `npm run build` in the project first");
  process.exitCode = 1;
}
