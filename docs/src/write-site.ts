import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { buildSite } from "./render/build-site.ts";

const room = new URL("../", import.meta.url);
const root = new URL("../", room);
const page = new URL("packages/console/src/page/", root);

/** Writes the site into a folder, which it empties before; gives the number of its pages and indexes. */
export async function writeSite(target: URL): Promise<number> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const site = await buildSite(fileURLToPath(root));
  for (const [address, text] of site) {
    const file = fileURLToPath(new URL(address, target));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const bundle = await rolldown({
    input: fileURLToPath(new URL("src/browser/search.ts", room)),
    platform: "browser",
    tsconfig: fileURLToPath(new URL("src/browser/tsconfig.json", room)),
  });
  await bundle.write({ file: fileURLToPath(new URL("search.js", target)), format: "esm", minify: true });

  // The colours and the icon are those of the page that the server serves.
  const styles = [new URL("style/tokens.css", page), new URL("src/site.css", room)];
  writeFileSync(new URL("site.css", target), styles.map((style) => readFileSync(style, "utf8")).join("\n"));
  copyFileSync(new URL("icon.svg", page), new URL("icon.svg", target));
  return site.size;
}
