import { readFileSync } from "node:fs";
import type { JwtOptions } from "../auth/jwt.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { SCOPES, type ApiKeyOptions } from "../http/api/api-keys.ts";

/** How tokens are verified, as far as the configuration says. */
type Jwt = Configuration["jwt"];

function readFile(setting: string, variable: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${setting} (${variable}): ${reason}`, { cause });
  }
}

/** The shared secret for tokens, or that of the file that is named. Throws naming the setting where it cannot be read. */
export function readSecret({ secret, secretFile }: Jwt): string | undefined {
  return secret ?? readFile("jwt.secretFile", "PARLANCE_JWT_SECRET_FILE", secretFile);
}

/** How tokens are verified; undefined where nothing is said. Throws naming the setting. */
export function readAuthSettings({ jwt, guests }: Configuration): JwtOptions | undefined {
  const secret = readSecret(jwt);
  const publicKey = readFile("jwt.publicKeyFile", "PARLANCE_JWT_PUBLIC_KEY_FILE", jwt.publicKeyFile);
  const { jwksUrl, audience, issuer } = jwt;
  if (secret === undefined && publicKey === undefined && jwksUrl === undefined) return undefined;
  return {
    audience,
    issuer,
    ...(secret !== undefined && { secret }),
    ...(publicKey !== undefined && { publicKey }),
    ...(jwksUrl !== undefined && { jwksUrl }),
    admitsGuests: guests,
  };
}

/** The API keys: one that may do everything, and those of a file. Throws naming the setting. */
export function readApiKeys({ api }: Configuration): readonly ApiKeyOptions[] {
  const listed = readFile("api.keysFile", "PARLANCE_API_KEYS_FILE", api.keysFile);
  const named = listed === undefined ? [] : parseKeys(listed);
  return api.key === undefined ? named : [{ name: "environment", key: api.key, scopes: SCOPES }, ...named];
}

function parseKeys(text: string): readonly ApiKeyOptions[] {
  let keys: unknown;
  try {
    keys = JSON.parse(text);
  } catch {
    // The reason would show parts of the file, which may hold keys.
    throw new Error("api.keysFile (PARLANCE_API_KEYS_FILE): is not JSON");
  }
  if (Array.isArray(keys)) return keys as readonly ApiKeyOptions[];
  throw new Error(
    "api.keysFile (PARLANCE_API_KEYS_FILE): must be a list of { name, sha256, scopes, channels? }",
  );
}
