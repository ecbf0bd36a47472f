import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ForeignFileError } from "../generate/write-folder.ts";
import { VERSION } from "../version.ts";

/** Names of the templates. */
export const TEMPLATES: readonly ["chat"] = ["chat"];

// Seen alike from the source and from the build.
const FOLDER = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Names that npm would leave out of a package, or read as its own, stand with an underscore in the template. */
function toRealName(file: string): string {
  return file
    .replace(/(^|[/\\])_gitignore$/, "$1.gitignore")
    .replace(/(^|[/\\])_package\.json$/, "$1package.json");
}

/** A name that npm takes, from that of a folder. */
function toPackageName(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "");
  return name === "" ? "parlance-chat" : name;
}

/**
 * Writes a template into a folder, with its name and the version of this package filled in. Gives the files.
 *
 * Rejects with a `ForeignFileError` that names the first file that is there already; then nothing was written.
 */
export async function writeStarter(
  folder: string,
  template: (typeof TEMPLATES)[number],
): Promise<readonly string[]> {
  const source = join(FOLDER, template);
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)))
    .toSorted();
  const taken = files.map((file) => join(folder, toRealName(file))).find((path) => existsSync(path));
  if (taken !== undefined)
    throw new ForeignFileError(`${taken}: is there already; choose an empty folder, nothing was written`);
  for (const file of files) {
    const text = await readFile(join(source, file), "utf8");
    const target = join(folder, toRealName(file));
    await mkdir(dirname(target), { recursive: true });
    const filled = text.replaceAll("{{name}}", toPackageName(folder)).replaceAll("{{version}}", VERSION);
    await writeFile(target, filled, { flag: "wx" });
  }
  return files.map(toRealName);
}
