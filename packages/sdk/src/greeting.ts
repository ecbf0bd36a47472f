import { ParlanceError } from "./errors.ts";
import type { Hello } from "./generated/frames.ts";
import { createGuest } from "./guest.ts";
import type { ClientSettings } from "./options.ts";
import { sdk } from "./version.ts";

/**
 * Makes the `hello` of each attempt to connect: with a fresh token where the application has a source of tokens, else
 * as a guest. A source that fails is told, and fails the attempt.
 */
export function createGreeting(
  { identity: contract, guest, token }: ClientSettings,
  onError: (error: ParlanceError) => void,
): () => Promise<Hello> {
  const toSecret = createGuest(guest, onError);
  return async () => {
    const known = await askForToken(token, onError);
    const credential = known ? { token: known } : { guest: await toSecret() };
    return { type: "hello", ...credential, contract, sdk };
  };
}

/** Asks the application for a token. Rejects, and tells so, when its source fails. */
export async function askForToken(
  source: ClientSettings["token"],
  onError: (error: ParlanceError) => void,
): Promise<string | undefined> {
  try {
    return await source?.();
  } catch (cause) {
    const error = new ParlanceError("token_failed", "the source of tokens failed", { cause });
    onError(error);
    throw error;
  }
}
