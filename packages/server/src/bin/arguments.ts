import { readConfiguration, type Configuration, type Environment } from "../configuration/configuration.ts";
import { parseFlags } from "../configuration/flags.ts";
import { parseConfigRequest, type ConfigRequest } from "./config.ts";
import { parseTokenRequest, type TokenRequest } from "./token.ts";

/** What the command is to do. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "token"; readonly request: TokenRequest }
  | { readonly kind: "config"; readonly request: ConfigRequest }
  | {
      readonly kind: "start";
      readonly configuration: Configuration;
      readonly warnings: readonly string[];
      /** The same question again, for SIGHUP: files may say something else by then. */
      readonly readAgain: () => ReturnType<typeof readConfiguration>;
    }
  | { readonly kind: "refused"; readonly message: string };

/** Reads command line and environment. */
export function parseArguments(args: readonly string[], environment: Environment): Command {
  if (args[0] === "token") return { kind: "token", request: parseTokenRequest(args.slice(1)) };
  if (args[0] === "config")
    return { kind: "config", request: parseConfigRequest(args.slice(1), environment) };
  const parsed = parseFlags(args, { version: { type: "boolean" } });
  if (!parsed.ok) return { kind: "refused", message: parsed.message };
  const { flags, words } = parsed;
  if (flags["help"] === true) return { kind: "help" };
  if (flags["version"] === true || words[0] === "version") return { kind: "version" };
  const stray = words.find((word, index) => index > 0 || word !== "start");
  if (stray !== undefined)
    return {
      kind: "refused",
      message: `${stray}: no such command; there are start, config, token and version`,
    };
  const readAgain = (): ReturnType<typeof readConfiguration> => readConfiguration(flags, environment);
  const read = readAgain();
  if (read.kind === "refused") return { kind: "refused", message: read.faults.join("\n") };
  const { configuration, warnings } = read;
  return { kind: "start", configuration, warnings, readAgain };
}
