import { readFileSync } from "node:fs";
import type { Asked, Backend } from "../backend/backend.ts";
import type { Ask } from "../backend/http-backend.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Logger } from "../logger.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";

const ASKS: readonly Ask[] = ["connect", "subscribe", "publish", "call"];

/** What a backend is asked, and about what alone. */
interface AskRequest {
  readonly asks: readonly Ask[];
  readonly only: Asked;
}

/** Reads `VERB` and `VERB=NAME`, whose form the configuration has judged. Throws where both say of one verb. */
export function toAskRequest(texts: readonly string[]): AskRequest {
  const only: Partial<Record<Ask, readonly string[]>> = {};
  const all = new Set<Ask>();
  for (const text of texts) {
    const [verb, name] = text.split("=", 2);
    const known = ASKS.find((each) => each === verb);
    if (known === undefined) throw new Error(`backend.asks: must be one of ${ASKS.join(", ")}`);
    if (name === undefined) all.add(known);
    else only[known] = [...(only[known] ?? []), name];
  }
  const both = ASKS.find((each) => all.has(each) && only[each] !== undefined);
  if (both !== undefined)
    throw new Error(`backend.asks: ${both} is asked about everything; leave out ${both}=${only[both]?.[0]}`);
  return { asks: ASKS.filter((each) => all.has(each) || only[each] !== undefined), only };
}

/** The secret that something is signed with. Throws naming the setting where there is none, or it cannot be read. */
function readSecret(
  name: "backend" | "webhook",
  { secret, secretFile }: { readonly secret?: string; readonly secretFile?: string },
): string {
  const variable = `PARLANCE_${name.toUpperCase()}_SECRET`;
  if (secret !== undefined) return secret;
  if (secretFile === undefined)
    throw new Error(`${name}.url: needs ${variable}, or ${variable}_FILE, to sign what is sent there`);
  try {
    return readFileSync(secretFile, "utf8").trim();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name}.secretFile (${variable}_FILE): ${reason}`, { cause });
  }
}

/**
 * Makes the backend that the configuration names; undefined where it names none. It is loaded only here, so that a
 * server without one knows nothing of it. Throws naming the setting.
 */
export async function createBackend(
  { backend }: Configuration,
  logger: Logger,
): Promise<Backend | undefined> {
  const { url, asks, ...secrets } = backend;
  if (url === undefined) {
    if (asks.length > 0) throw new Error("backend.asks: there is no backend to be asked; give --backend URL");
    return undefined;
  }
  if (asks.length === 0)
    throw new Error(`backend.url: say what it is asked with --backend-ask: ${ASKS.join(", ")}`);
  const secret = readSecret("backend", secrets);
  const { createHttpBackend } = await import("../backend/http-backend.ts");
  return createHttpBackend({ url, secret, logger, ...toAskRequest(asks) });
}

/** The same for webhooks. */
export async function createWebhooks({ webhook }: Configuration): Promise<Webhooks | undefined> {
  const { url, messages, ...secrets } = webhook;
  if (url === undefined) {
    if (messages.length > 0)
      throw new Error("webhook.messages: there is no webhook to be told; give --webhook URL");
    return undefined;
  }
  const secret = readSecret("webhook", secrets);
  const { createHttpWebhooks } = await import("../webhooks/http-webhooks.ts");
  return createHttpWebhooks({ url, secret, messages });
}
