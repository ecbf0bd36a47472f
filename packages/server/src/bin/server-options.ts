import type { Configuration } from "../configuration/configuration.ts";
import type { ServerOptions, Settings } from "../options.ts";
import { SETTINGS } from "../settings-schema.ts";
import { readAcceptedContracts } from "./accepted-contracts.ts";
import { readApiKeys, readAuthSettings } from "./auth-settings.ts";
import { readContractFile } from "./contract-file.ts";

/** What the files that a configuration names make of it. */
export interface NamedOptions {
  readonly options: ServerOptions;
  readonly warnings: readonly string[];
}

/** What the server takes as it is; the rest is made into something first. */
function toSettings(configuration: Configuration): Partial<Settings> {
  const names = Object.keys(SETTINGS.properties).filter((name) => name !== "acceptedContracts");
  return Object.fromEntries(names.map((name) => [name, configuration[name as keyof Settings]]));
}

/** Reads what a configuration names. Rejects naming the setting and the file. */
export async function readServerOptions(configuration: Configuration): Promise<NamedOptions> {
  const contract =
    configuration.contract === undefined ? undefined : await readContractFile(configuration.contract);
  const accepted = await readAcceptedContracts(configuration.acceptedContracts, contract);
  const auth = readAuthSettings(configuration);
  const options: ServerOptions = {
    ...toSettings(configuration),
    ...(contract !== undefined && { contract }),
    ...(auth !== undefined && { auth }),
    apiKeys: readApiKeys(configuration),
    acceptedContracts: accepted.hashes,
  };
  return { options, warnings: accepted.warnings };
}
