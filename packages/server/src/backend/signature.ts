import { createHmac } from "node:crypto";
import { toRandomId } from "../random-id.ts";

/** Secrets as the command and Standard Webhooks write them. */
const PREFIX = "whsec_";
const MIN_BYTES = 24;
const MAX_BYTES = 64;

/** Signs what a server sends, so that the receiver knows from whom and when it comes. */
export interface Signer {
  /**
   * Headers of one attempt: `id` stays the same over attempts, the time does not. The signature is that of Standard
   * Webhooks: HMAC-SHA256 over `id.time.body`, one for each secret.
   */
  sign(id: string, body: string, nowMs: number): Readonly<Record<string, string>>;
}

/** The bytes of a secret. Throws a `TypeError` that names the option and never shows the secret. */
function toKey(secret: string, option: string): Buffer {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : "";
  const key = Buffer.from(text, "base64");
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  if (isBase64 && key.length >= MIN_BYTES && key.length <= MAX_BYTES) return key;
  throw new TypeError(
    `${option}: must be ${PREFIX} and ${MIN_BYTES} to ${MAX_BYTES} random bytes in base64; make one with: echo "${PREFIX}$(openssl rand -base64 32)"`,
  );
}

/**
 * Makes a signer of one secret, or of several in a text with spaces between them: while a secret is being changed the
 * receiver knows either. `option` is what a fault is told of.
 */
export function createSigner(secrets: string, option: string): Signer {
  const keys = secrets
    .trim()
    .split(/\s+/)
    .map((secret) => toKey(secret, option));
  return {
    sign(id, body, nowMs) {
      const time = `${Math.floor(nowMs / 1000)}`;
      const signatures = keys.map((key) =>
        createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64"),
      );
      return {
        "webhook-id": id,
        "webhook-timestamp": time,
        "webhook-signature": signatures.map((signature) => `v1,${signature}`).join(" "),
      };
    },
  };
}

/** A new name for something that is signed. */
export function toMessageId(): string {
  return `msg_${toRandomId(18)}`;
}
