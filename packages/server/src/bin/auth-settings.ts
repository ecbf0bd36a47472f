import { readFileSync } from "node:fs";
import type { JwtOptions } from "../auth/jwt.ts";
import { SCOPES, type ApiKeyOptions } from "../http/api/api-keys.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whom tokens are meant for and who issues them, where nothing is said. */
const DEFAULT_NAME = "parlance";

function readFile(variable: string, file: string | undefined): string | undefined {
  if (file === undefined || file === "") return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new Error(`${variable}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The shared secret for tokens, from the environment or a file that it names; never a flag, which others can see. */
export function readSecret(environment: Environment): string | undefined {
  const { PARLANCE_JWT_SECRET: secret, PARLANCE_JWT_SECRET_FILE: file } = environment;
  return secret === undefined || secret === "" ? readFile("PARLANCE_JWT_SECRET_FILE", file) : secret;
}

/** Audience and issuer of tokens. */
export function readNames(environment: Environment): { readonly audience: string; readonly issuer: string } {
  const { PARLANCE_JWT_AUDIENCE: audience = DEFAULT_NAME, PARLANCE_JWT_ISSUER: issuer = DEFAULT_NAME } =
    environment;
  return { audience, issuer };
}

/** How tokens are verified, as the environment says; undefined where it says nothing. Throws naming the variable. */
export function readAuthSettings(environment: Environment): JwtOptions | undefined {
  const secret = readSecret(environment);
  const publicKey = readFile("PARLANCE_JWT_PUBLIC_KEY_FILE", environment["PARLANCE_JWT_PUBLIC_KEY_FILE"]);
  const jwksUrl = environment["PARLANCE_JWT_JWKS_URL"];
  if (secret === undefined && publicKey === undefined && jwksUrl === undefined) return undefined;
  return {
    ...readNames(environment),
    ...(secret !== undefined && { secret }),
    ...(publicKey !== undefined && { publicKey }),
    ...(jwksUrl !== undefined && { jwksUrl }),
    admitsGuests: environment["PARLANCE_GUESTS"] === "true",
  };
}

/** The API keys that the environment names: one that may do everything, and those of a file. Throws naming the variable. */
export function readApiKeys(environment: Environment): readonly ApiKeyOptions[] {
  const { PARLANCE_API_KEY: key, PARLANCE_API_KEYS_FILE: file } = environment;
  const listed = readFile("PARLANCE_API_KEYS_FILE", file);
  const named = listed === undefined ? [] : parseKeys(listed);
  return key === undefined || key === "" ? named : [{ name: "environment", key, scopes: SCOPES }, ...named];
}

function parseKeys(text: string): readonly ApiKeyOptions[] {
  let keys: unknown;
  try {
    keys = JSON.parse(text);
  } catch {
    // The reason would show parts of the file, which may hold keys.
    throw new Error("PARLANCE_API_KEYS_FILE: is not JSON");
  }
  if (Array.isArray(keys)) return keys as readonly ApiKeyOptions[];
  throw new Error("PARLANCE_API_KEYS_FILE: must be a list of { name, sha256, scopes, channels? }");
}
