import { readConfiguration, type Environment } from "../configuration/configuration.ts";
import { parseFlags } from "../configuration/flags.ts";
import { toConfigurationSchema } from "../configuration/json-schema.ts";
import { listPrinted, printConfiguration } from "../configuration/print.ts";

/** Text of `config --help`. */
export const CONFIG_HELP: string = `parlance-server config: what the settings are, and where each comes from

  parlance-server config check [FILE] [flags]
  parlance-server config print [FILE] [flags] [--json]
  parlance-server config schema

check says what is wrong with a configuration file and with the PARLANCE_… variables of this shell; print shows every
setting as it would count, and where it comes from; schema writes the JSON Schema of the file, for editors. All flags
of start are taken. Secrets are never shown.

      --json    for programs
  -h, --help    show this

Exit status: 0 fine, 1 something is wrong, 2 wrong usage.
`;

/** What is asked of the configuration. */
export type ConfigRequest =
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "schema" }
  | {
      readonly kind: "check" | "print";
      readonly isJson: boolean;
      readonly read: ReturnType<typeof readConfiguration>;
    };

/** Reads the words behind `config`. */
export function parseConfigRequest(args: readonly string[], environment: Environment): ConfigRequest {
  const parsed = parseFlags(args, { json: { type: "boolean" } });
  if (!parsed.ok) return { kind: "refused", message: parsed.message };
  const { flags, words } = parsed;
  if (flags["help"] === true) return { kind: "help" };
  const [kind, file, stray] = words;
  if (kind !== "check" && kind !== "print" && kind !== "schema")
    return { kind: "refused", message: `config ${kind ?? ""}: say check, print or schema` };
  if (kind === "schema") return { kind };
  if (stray !== undefined) return { kind: "refused", message: `${stray}: is one word too many` };
  if (file !== undefined && flags["config"] !== undefined)
    return { kind: "refused", message: "--config: leave it out where a file is named" };
  const read = readConfiguration(file === undefined ? flags : { ...flags, config: file }, environment);
  return { kind, isJson: flags["json"] === true, read };
}

/** What a request about the configuration is answered with. */
export interface ConfigAnswer {
  readonly output: string;
  readonly complaints: string;
  readonly status: 0 | 1;
}

/** Answers what is asked of the configuration. */
export function answerConfigRequest(
  request: Extract<ConfigRequest, { kind: "schema" | "check" | "print" }>,
): ConfigAnswer {
  if (request.kind === "schema")
    return { output: `${JSON.stringify(toConfigurationSchema(), null, 2)}\n`, complaints: "", status: 0 };
  const { kind, isJson, read } = request;
  if (read.kind === "refused") {
    const { faults } = read;
    if (isJson)
      return { output: `${JSON.stringify({ ok: false, faults }, null, 2)}\n`, complaints: "", status: 1 };
    return { output: "", complaints: `${faults.join("\n")}\n`, status: 1 };
  }
  const { configuration, origins, warnings } = read;
  const complaints = warnings.map((warning) => `warning: ${warning}\n`).join("");
  if (isJson) {
    const settings = kind === "check" ? undefined : listPrinted(configuration, origins);
    return {
      output: `${JSON.stringify({ ok: true, warnings, settings }, null, 2)}\n`,
      complaints: "",
      status: 0,
    };
  }
  const output =
    kind === "check" ? "ok: the settings can be used\n" : printConfiguration(configuration, origins);
  return { output, complaints, status: 0 };
}
