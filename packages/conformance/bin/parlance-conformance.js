#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist/bin/main.js", import.meta.url);
if (!existsSync(program)) {
  process.stderr.write(
    "parlance-conformance: not built yet: run `npm run build` in the root of the repository\n",
  );
  process.exit(4);
}
const { main } = await import(program.href);
process.exitCode = await main(process.argv.slice(2));
