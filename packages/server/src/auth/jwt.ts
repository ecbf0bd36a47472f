import { createPublicKey, type KeyObject } from "node:crypto";
import type { Verb } from "@parlance/schema";
import { createRemoteJWKSet, errors, jwtVerify, type JWK, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { systemClock, type Clock } from "../clock.ts";
import { VERBS } from "../contract/loaded-contract.ts";
import { closeWith, type Closure } from "../errors.ts";
import { toGuestIdentity } from "./anonymous.ts";
import type { Authenticator, Identity } from "./authenticator.ts";
import { toGrantedIdentity } from "./granted-identity.ts";
import { isChannelPattern, type Grant } from "./grants.ts";

/** How tokens are verified. Exactly one of `secret`, `publicKey`, `jwk` and `jwksUrl` says with what. */
export interface JwtOptions {
  /** Shared secret, at least 32 bytes, for HS256, HS384 and HS512. */
  readonly secret?: string;
  /** Public key in PEM (SPKI). */
  readonly publicKey?: string;
  /** Public key as a JSON Web Key. */
  readonly jwk?: JWK;
  /** Where the keys of the issuer are published. */
  readonly jwksUrl?: string;
  /** Algorithms that are accepted. The default is HS256 for a secret, and RS256, ES256 and EdDSA for public keys. */
  readonly algorithms?: readonly string[];
  /** Whom a token must be meant for. */
  readonly audience: string;
  /** Who must have issued it. */
  readonly issuer: string;
  /** Whether guests are admitted, to do what `access.guest` of the contract says and nothing else. */
  readonly admitsGuests?: boolean;
}

const MIN_SECRET_BYTES = 32;
const CLOCK_TOLERANCE_S = 5;
/** Longest claim `jti`. */
const MAX_TOKEN_ID = 256;

/** Fault of a token's content, told to the client without the content. */
class TokenFault extends Error {}

/** Whether a text can be a user: it must fit into a segment of a channel name. */
export function isUserId(text: string): boolean {
  return /^[A-Za-z0-9_.~@-]{1,64}$/.test(text);
}

function parseGrant(value: unknown): Grant {
  const { channel, verbs } = (value ?? {}) as { channel?: unknown; verbs?: unknown };
  if (typeof channel !== "string" || !isChannelPattern(channel))
    throw new TokenFault("a grant has no valid channel pattern");
  if (!Array.isArray(verbs) || !verbs.every((verb) => VERBS.includes(verb as Verb)))
    throw new TokenFault("a grant has an unknown verb");
  return { channel, verbs: verbs as Verb[] };
}

function parseGrants(claim: unknown): readonly Grant[] {
  if (claim === undefined) return [];
  if (!Array.isArray(claim) || claim.length > 100)
    throw new TokenFault("the claim grants must be a list of at most 100");
  return claim.map(parseGrant);
}

/** Whether a text can name a token. */
export function isTokenId(text: string): boolean {
  return text.length > 0 && text.length <= MAX_TOKEN_ID;
}

function parseTokenId(jti: unknown): string | undefined {
  if (jti === undefined) return undefined;
  if (typeof jti === "string" && isTokenId(jti)) return jti;
  throw new TokenFault(`the claim jti must be a text of 1 to ${MAX_TOKEN_ID} characters`);
}

function toIdentity({ sub, exp, iat, jti, grants: claim }: JWTPayload): Identity {
  // What was signed may still be of another type than the standard says.
  if (typeof sub !== "string" || !isUserId(sub))
    throw new TokenFault("the claim sub must be 1 to 64 of A-Z a-z 0-9 _ . ~ @ -");
  if (exp === undefined) throw new TokenFault("the claim exp is missing");
  const known = {
    // A claim may have parts of a second, and stand for the end of time.
    expiresAtMs: Math.min(Math.floor(exp * 1000), Number.MAX_SAFE_INTEGER),
    issuedAtMs: typeof iat === "number" ? Math.floor(iat * 1000) : undefined,
    tokenId: parseTokenId(jti),
  };
  return { ...toGrantedIdentity(sub, parseGrants(claim), known.expiresAtMs), ...known };
}

/** Whether the fault is that keys could not be had, and not the token's. */
function isKeyFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return true;
  // What `fetch` throws, and what jose says of another answer than 200 or of one that is no JSON.
  return (
    error instanceof TypeError || (error instanceof errors.JOSEError && error.code === "ERR_JOSE_GENERIC")
  );
}

function toClosure(error: unknown, areKeysRemote: boolean): Closure {
  if (error instanceof errors.JWTExpired) return closeWith("token_expired", "the token has expired");
  if (error instanceof TokenFault) return closeWith("token_invalid", error.message);
  if (error instanceof errors.JWTClaimValidationFailed)
    return closeWith("token_invalid", `the claim ${error.claim} is not accepted`);
  // Nobody can be told apart while the keys cannot be had; the token may be all right.
  if (areKeysRemote && isKeyFault(error)) return closeWith("overloaded", "tokens cannot be verified now");
  return closeWith("token_invalid", "the token could not be verified");
}

function parseKey(option: "publicKey" | "jwk", parse: () => KeyObject): KeyObject {
  try {
    return parse();
  } catch {
    // The reason would show parts of what was given, which may be a private key by mistake.
    throw new TypeError(`auth.${option}: is not a public key`);
  }
}

function parseUrl(text: string): URL {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new TypeError("auth.jwksUrl: must be an address that begins with https:// or http://");
  return new URL(text);
}

/** What finds the key of a token; a key that is given is parsed here, once. */
function toKeyFinder({ secret, publicKey, jwk, jwksUrl }: JwtOptions): JWTVerifyGetKey {
  if (jwksUrl !== undefined) return createRemoteJWKSet(parseUrl(jwksUrl));
  const key =
    secret !== undefined
      ? new TextEncoder().encode(secret)
      : publicKey !== undefined
        ? parseKey("publicKey", () => createPublicKey(publicKey))
        : parseKey("jwk", () => createPublicKey({ key: { ...jwk }, format: "jwk" }));
  return () => key;
}

function assertOptions(options: JwtOptions): void {
  const sources = (["secret", "publicKey", "jwk", "jwksUrl"] as const).filter(
    (name) => options[name] !== undefined,
  );
  if (sources.length !== 1)
    throw new TypeError("auth: give exactly one of secret, publicKey, jwk and jwksUrl");
  if (options.secret !== undefined && Buffer.byteLength(options.secret) < MIN_SECRET_BYTES)
    throw new TypeError(`auth.secret: must have at least ${MIN_SECRET_BYTES} bytes`);
  for (const name of ["audience", "issuer"] as const) {
    if (typeof options[name] !== "string" || options[name] === "")
      throw new TypeError(`auth.${name}: must be a text that is not empty`);
  }
  const isSecret = options.secret !== undefined;
  const wrong = options.algorithms?.find((each) => each.startsWith("HS") !== isSecret || each === "none");
  if (wrong !== undefined) throw new TypeError(`auth.algorithms: ${wrong} does not go with ${sources[0]}`);
}

/**
 * Admits users by JSON Web Tokens (RFC 7519) with `sub`, `exp`, `aud` and `iss`; the claim `grants` says what they may
 * do. Only the algorithms of the allow-list are accepted.
 *
 * Throws a `TypeError` that names the option when one is wrong.
 */
export function createJwtAuthenticator(options: JwtOptions, clock: Clock = systemClock): Authenticator {
  assertOptions(options);
  const { audience, issuer, jwksUrl, admitsGuests = false } = options;
  const algorithms = [
    ...(options.algorithms ?? (options.secret === undefined ? ["RS256", "ES256", "EdDSA"] : ["HS256"])),
  ];
  const findKey = toKeyFinder(options);
  const verify = async (token: string): Promise<Identity | Closure> => {
    try {
      const { payload } = await jwtVerify(token, findKey, {
        algorithms,
        audience,
        issuer,
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(clock.now()),
      });
      return toIdentity(payload);
    } catch (error) {
      return toClosure(error, jwksUrl !== undefined);
    }
  };
  return {
    isAuthentication: true,
    authenticate({ token, guest }) {
      if (token !== undefined) return verify(token);
      if (!admitsGuests) return closeWith("auth_required", "this server admits nobody without a token");
      return toGuestIdentity(guest, ({ declaration }) => declaration.access?.guest ?? []);
    },
  };
}
