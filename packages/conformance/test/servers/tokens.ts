import { createHmac } from "node:crypto";
import type { ServerOptions } from "@parlance/server";
import { withFeatures } from "./start-reference.ts";

const SECRET = "a secret of the tests, well over 32 bytes long";
const AUDIENCE = "parlance";
const ISSUER = "conformance";
const LIFE_S = 3_600;

/** Options of a server with something of every feature that admits who has a token, and nobody else. */
export const withTokens: ServerOptions = {
  ...withFeatures,
  auth: { secret: SECRET, audience: AUDIENCE, issuer: ISSUER },
};

function toPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** A token for such a server, of a user who may do everything in some namespaces and can only listen in others. */
export function issueToken(): string {
  const nowS = Math.floor(Date.now() / 1000);
  const verbs = ["subscribe", "publish", "signal", "history", "members", "presence", "call"];
  const grants = ["room", "note", "free", "mail"].map((namespace) => ({ channel: `${namespace}:**`, verbs }));
  const claims = { sub: "ada", aud: AUDIENCE, iss: ISSUER, iat: nowS, exp: nowS + LIFE_S, grants };
  const signed = `${toPart({ alg: "HS256", typ: "JWT" })}.${toPart(claims)}`;
  return `${signed}.${createHmac("sha256", SECRET).update(signed).digest("base64url")}`;
}
