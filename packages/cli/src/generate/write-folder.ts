import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BANNER } from "@parlance/schema/generate";

/** What a folder lacks to be as it was generated. */
export interface FolderPlan {
  readonly folder: string;
  /** Files that are not there, or are other. */
  readonly changed: ReadonlyMap<string, string>;
  /** Files of an earlier run that are no longer made. */
  readonly stale: readonly string[];
  readonly unchanged: number;
}

/** Thrown when a file that this program has not written stands where one is to be written. */
export class ForeignFileError extends Error {
  override readonly name: string = "ForeignFileError";
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  });
}

async function listIfThere(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  });
}

/**
 * Compares a folder with what is to be in it. Files are known as our own by their first line; what others have put there
 * is not looked at. Rejects with a `ForeignFileError` where a file of another origin would be overwritten.
 */
export async function planFolder(folder: string, files: ReadonlyMap<string, string>): Promise<FolderPlan> {
  const changed = new Map<string, string>();
  for (const [name, text] of files) {
    const there = await readIfThere(join(folder, name));
    if (there === text) continue;
    if (there !== undefined && !there.startsWith(BANNER))
      throw new ForeignFileError(
        `${join(folder, name)}: was not generated, and would be overwritten; move it away, or choose another --out`,
      );
    changed.set(name, text);
  }
  const stale: string[] = [];
  for (const name of await listIfThere(folder)) {
    if (files.has(name) || !/\.(?:js|ts)$/.test(name)) continue;
    const there = await readIfThere(join(folder, name));
    if (there?.startsWith(BANNER) === true) stale.push(name);
  }
  return { folder, changed, stale, unchanged: files.size - changed.size };
}

/**
 * Brings a folder up to date. Each file is written beside its place and moved there, so that nobody reads half of one;
 * what would not fit on the disk is found out before the first is moved.
 */
export async function writeFolder({ folder, changed, stale }: FolderPlan): Promise<void> {
  await mkdir(folder, { recursive: true });
  const suffix = `.${randomBytes(6).toString("hex")}.tmp`;
  const written: string[] = [];
  try {
    for (const [name, text] of changed) {
      written.push(name);
      await writeFile(join(folder, name + suffix), text, { flag: "wx" });
    }
    for (const name of changed.keys()) await rename(join(folder, name + suffix), join(folder, name));
  } catch (cause) {
    await Promise.allSettled(written.map((name) => rm(join(folder, name + suffix), { force: true })));
    throw cause;
  }
  for (const name of stale) await rm(join(folder, name), { force: true });
}
