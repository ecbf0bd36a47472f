import { parseArgs } from "node:util";
import type { Verb } from "@parlance/schema";
import { SignJWT } from "jose";
import { isChannelPattern, type Grant } from "../auth/grants.ts";
import { isUserId } from "../auth/jwt.ts";
import { readConfiguration, type Environment } from "../configuration/configuration.ts";
import { VERBS } from "../contract/loaded-contract.ts";
import { readSecret } from "./auth-settings.ts";

/** Text of `token --help`. */
export const TOKEN_HELP: string = `parlance-server token: makes a token for trying, signed with PARLANCE_JWT_SECRET

  PARLANCE_JWT_SECRET=… parlance-server token --user alice --grant 'room:*=subscribe,publish'

      --user NAME            whose token it is: 1 to 64 of A-Z a-z 0-9 _ . ~ @ -
      --grant PATTERN=VERBS  what it allows; may be repeated. * is one segment, ** at the end one or more
                             verbs: ${VERBS.join(", ")}, or all
      --ttl TIME             how long it holds: 90s, 15m, 1h (15m)
`;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const MAX_TTL_S = 24 * 3600;

/** What a token is to say, or what is wrong with the words. */
export type TokenRequest =
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly message: string }
  | {
      readonly kind: "token";
      readonly user: string;
      readonly grants: readonly Grant[];
      readonly ttlS: number;
    };

function parseGrant(text: string): Grant | string {
  const [channel = "", listed = ""] = text.split("=");
  if (!isChannelPattern(channel)) return `--grant: "${channel}" is not a pattern of channels, such as room:*`;
  const verbs = listed === "all" ? VERBS : listed.split(",");
  const unknown = verbs.find((verb) => !VERBS.includes(verb as Verb));
  return unknown === undefined
    ? { channel, verbs: verbs as Verb[] }
    : `--grant: "${unknown}" is not a verb; there are ${VERBS.join(", ")}, and all`;
}

function parseTtl(text: string): number | string {
  const [, count = "", unit = ""] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const ttlS = Number(count) * (UNITS[unit] ?? 0);
  return ttlS > 0 && ttlS <= MAX_TTL_S
    ? ttlS
    : `--ttl: must be a time up to a day, such as 15m, got "${text}"`;
}

/** Reads the words behind `token`. */
export function parseTokenRequest(args: readonly string[]): TokenRequest {
  const options = {
    user: { type: "string" },
    grant: { type: "string", multiple: true },
    ttl: { type: "string", default: "15m" },
    help: { type: "boolean", short: "h" },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    return {
      kind: "refused",
      message: error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error),
    };
  }
  if (values.help === true) return { kind: "help" };
  if (values.user === undefined) return { kind: "refused", message: "--user: say whose token it is" };
  if (!isUserId(values.user))
    return { kind: "refused", message: "--user: must be 1 to 64 of A-Z a-z 0-9 _ . ~ @ -" };
  const ttlS = parseTtl(values.ttl);
  if (typeof ttlS === "string") return { kind: "refused", message: ttlS };
  const grants = (values.grant ?? []).map(parseGrant);
  const wrong = grants.find((grant) => typeof grant === "string");
  if (typeof wrong === "string") return { kind: "refused", message: wrong };
  return {
    kind: "token",
    user: values.user,
    grants: grants.filter((grant) => typeof grant !== "string"),
    ttlS,
  };
}

/** Signs a token for trying. Throws an `Error` naming the variable when there is no secret to sign with. */
export async function makeToken(
  { user, grants, ttlS }: Extract<TokenRequest, { kind: "token" }>,
  environment: Environment,
): Promise<string> {
  const read = readConfiguration({}, environment);
  if (read.kind === "refused") throw new Error(read.faults.join("\n"));
  const { jwt } = read.configuration;
  const secret = readSecret(jwt);
  if (secret === undefined)
    throw new Error("PARLANCE_JWT_SECRET: set the secret of the server, at least 32 bytes");
  const { audience, issuer } = jwt;
  return new SignJWT({ grants })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user)
    .setAudience(audience)
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime(`${ttlS}s`)
    .sign(new TextEncoder().encode(secret));
}
