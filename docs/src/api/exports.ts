import { posix } from "node:path";
import { readDeclarationFile, type Declared, type DeclarationFile, type Origin } from "./declaration-file.ts";
import type { ApiEntry } from "./entries.ts";

/** Reads what an entry exports: each name with its declaration, in the order of the entry. */
export type ReadExports = (entry: ApiEntry) => Promise<ReadonlyMap<string, Declared>>;

/**
 * Makes a reader of the built declarations below `root`, which follows exports from file to file, and to those `entries`
 * that are named by their specifiers. It rejects when a name leads nowhere, and reads each file once.
 */
export function createExportsReader(root: string, entries: readonly ApiEntry[]): ReadExports {
  const typesBySpecifier = new Map(entries.map(({ specifier, types }) => [specifier, types]));
  const files = new Map<string, Promise<DeclarationFile>>();

  function read(path: string): Promise<DeclarationFile> {
    const file = files.get(path) ?? readDeclarationFile(root, path);
    files.set(path, file);
    return file;
  }

  function locate(path: string, from: string): string {
    if (from.startsWith("."))
      return posix.join(posix.dirname(path), from.replace(/(?:\.d)?\.tsx?$/, ".d.ts"));
    const types = typesBySpecifier.get(from);
    if (types === undefined) throw new Error(`${path}: no declarations for "${from}"`);
    return types;
  }

  async function find(file: DeclarationFile, origin: Origin): Promise<Declared> {
    if (origin.kind === "here") {
      const declared = file.declared.get(origin.name);
      if (declared !== undefined) return declared;
      const imported = file.imported.get(origin.name);
      if (imported !== undefined) return find(file, imported);
      throw new Error(`${file.path}: does not declare ${origin.name}`);
    }
    const exported = await list(await read(locate(file.path, origin.from)));
    const found = exported.get(origin.name);
    if (found === undefined) throw new Error(`${file.path}: "${origin.from}" does not export ${origin.name}`);
    return found;
  }

  async function list(file: DeclarationFile): Promise<ReadonlyMap<string, Declared>> {
    const exported = new Map<string, Declared>();
    for (const from of file.passedOn)
      for (const [name, declared] of await list(await read(locate(file.path, from))))
        exported.set(name, declared);
    for (const [name, origin] of file.exported) exported.set(name, await find(file, origin));
    return exported;
  }

  return async ({ types }) => list(await read(types));
}
