import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A file that cannot be read as a contract. The message begins with the file and says what to do. */
export class ContractFileError extends Error {
  override readonly name: string = "ContractFileError";
}

function toParseFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** Where a parser gives up. Of an unexpected token it does not say; but of a text that ends before it, it asks for more. */
function findFault(text: string, message: string): number {
  const told = /at position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (toParseFault(text.slice(0, middle))?.startsWith("Unexpected token") === true) bad = middle;
    else good = middle;
  }
  return good;
}

/** What is wrong with a text that is no JSON, and where. */
function toJsonFault(text: string, message: string): string {
  const lines = text.slice(0, findFault(text, message)).split("\n");
  const what = message.replace(/(?:, (?=["'.])| in JSON at| is not valid JSON|\(line)[^]*$/, "").trim();
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${what}`;
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const why =
      code === "ENOENT" ? "there is no such file" : cause instanceof Error ? cause.message : String(cause);
    throw new ContractFileError(`${file}: ${why}`, { cause });
  }
  const fault = toParseFault(text);
  if (fault !== undefined) throw new ContractFileError(`${file}: is not JSON: ${toJsonFault(text, fault)}`);
  return JSON.parse(text) as unknown;
}

function isContractLike(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  // The document itself, or what `parlance generate --server` wrote of it.
  return ("namespaces" in value && "version" in value) || ("document" in value && "checks" in value);
}

/** The contract that a module exports: its default, `contract`, or the one export that looks like a contract. */
function findExport(file: string, module: Readonly<Record<string, unknown>>): unknown {
  const named = module["default"] ?? module["contract"];
  if (named !== undefined) return named;
  const found = Object.values(module).filter(isContractLike);
  if (found.length === 1) return found[0];
  const what = found.length === 0 ? "no contract" : "several contracts";
  throw new ContractFileError(`${file}: exports ${what}; export the one that is meant as \`contract\``);
}

let imports = 0;

async function importContract(file: string): Promise<unknown> {
  try {
    // A module is loaded once for each address: another query makes it another one.
    const address = `${pathToFileURL(resolve(file)).href}${imports++ === 0 ? "" : `?${imports}`}`;
    return findExport(file, (await import(address)) as Readonly<Record<string, unknown>>);
  } catch (cause) {
    if (cause instanceof ContractFileError) throw cause;
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ERR_UNKNOWN_FILE_EXTENSION")
      throw new ContractFileError(
        `${file}: Node ${process.versions.node} does not load TypeScript; use Node 22.18 or later, or give the JavaScript that it compiles to`,
        { cause },
      );
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new ContractFileError(`${file}: cannot be loaded: ${message}`, { cause });
  }
}

/**
 * Reads what a file says to be a contract: JSON, or a JavaScript module that exports one, or TypeScript where this Node
 * loads it. It is not judged yet: that is what `parseContract` does.
 *
 * A module is run. Rejects with a `ContractFileError`.
 */
export async function readContractFile(file: string): Promise<unknown> {
  return /^\.[cm]?[jt]s$/.test(extname(file)) ? importContract(file) : readJson(file);
}
