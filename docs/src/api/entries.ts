import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { ABOUT } from "./about.ts";

/** One public entry of a package: what an `import` may name. */
export interface ApiEntry {
  /** What stands in an `import`, such as `@parlance/sdk/react`. */
  readonly specifier: string;
  /** One sentence. */
  readonly about: string;
  /** Its built declarations: a path from the root of the repository. */
  readonly types: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types?: string }>>;
}

/** Runs a command line, for the one command of the package `@parlance/cli`: no program imports it. */
const INTERNAL = "./command";

/**
 * The public entries with declarations of the package in a folder, in the order of its `exports`. Throws an `Error` for
 * one of which `about.ts` says nothing.
 */
export function readEntries(root: string, folder: string): readonly ApiEntry[] {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (path === INTERNAL || typeof target === "string" || target.types === undefined) return [];
    const specifier = posix.join(manifest.name, path);
    const about = ABOUT[specifier];
    if (about === undefined) throw new Error(`docs/src/api/about.ts: nothing about ${specifier}`);
    return [{ specifier, about, types: posix.join(folder, target.types) }];
  });
}
