import type { Contract } from "../contract.ts";
import type { SdkModules } from "./checks-text.ts";
import { toClientModules } from "./client-modules.ts";
import { writeModule, type Format } from "./module-text.ts";
import { toServerModules } from "./server-modules.ts";

export type { Format } from "./module-text.ts";

/** What to generate from a contract. */
export interface GenerateOptions {
  /** The name of what it is generated from, for the first line of each file. */
  readonly source: string;
  /** js: modules that everything can load, with their types beside them. ts: TypeScript. Default: js. */
  readonly format?: Format;
  /** Whether to write the module for `createServer` too. Default: false. */
  readonly server?: boolean;
  /** How each file ends its first line, after "Do not edit". Default: says which command to run. */
  readonly advice?: string;
  /** From where the code takes what it needs of the SDK. Default: the package `@parlance/sdk`. */
  readonly sdk?: SdkModules;
}

/** What the first line of each generated file begins with: by it, a later run knows its own files. */
export const BANNER = "// Generated from ";

const PACKAGE: SdkModules = {
  types: "@parlance/sdk",
  rules: "@parlance/sdk/rules",
  compiledChecks: "@parlance/sdk/compiled-checks",
};

/**
 * Writes the code of a contract: the text of each file by its name. The same contract and options give the same bytes.
 *
 * A client takes `index`; a server that shall compile nothing takes `server`. The contract must have passed
 * `parseContract`. Throws an `Error` that begins with the place of a schema that becomes too large.
 */
export function generateContract(contract: Contract, options: GenerateOptions): ReadonlyMap<string, string> {
  const {
    source,
    format = "js",
    server = false,
    sdk = PACKAGE,
    advice = "run `parlance generate`",
  } = options;
  const modules = [...toClientModules(contract, sdk), ...(server ? toServerModules(contract) : [])];
  const banner = `${BANNER}${source}. Do not edit: ${advice}.\n`;
  return new Map(
    modules.flatMap((module) =>
      [...writeModule(module, format)].map(([file, text]) => [file, banner + text] as const),
    ),
  );
}
