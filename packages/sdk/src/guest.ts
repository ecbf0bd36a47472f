import { ParlanceError } from "./errors.ts";
import { createSecret } from "./secret.ts";

/** Keeps the secret of a guest, so that the guest stays the same user when the program starts again. */
export interface GuestStore {
  /** The secret that was saved, or nothing. */
  load(): string | null | undefined | Promise<string | null | undefined>;
  save(secret: string): void | Promise<void>;
}

/** What a guest secret must look like (PROTOCOL, `hello.guest`). */
export const GUEST_SECRET: RegExp = /^[A-Za-z0-9_-]{22,128}$/;

/** A guest store in `localStorage`, `sessionStorage` or anything alike. The secret is a credential of this device. */
export function storedGuest(
  storage: Pick<Storage, "getItem" | "setItem">,
  name = "parlance.guest",
): GuestStore {
  return { load: () => storage.getItem(name), save: (secret) => storage.setItem(name, secret) };
}

/** The secret of a store, or a new one, which is saved where there is a store. */
async function recall(store: GuestStore | undefined): Promise<string> {
  const known = await store?.load();
  if (known && GUEST_SECRET.test(known)) return known;
  const secret = createSecret(128);
  await store?.save(secret);
  return secret;
}

/**
 * Finds the secret of the guest: given, stored or new. It is the same for the life of the client, so that every
 * connection is the same user (PROTOCOL [HS-8]). A store that fails is reported and costs only what it would have kept.
 */
export function createGuest(
  option: string | GuestStore | undefined,
  onError: (error: ParlanceError) => void,
): () => Promise<string> {
  let secret: Promise<string> | undefined;
  const find = async (): Promise<string> => {
    if (typeof option === "string") return option;
    try {
      return await recall(option);
    } catch (cause) {
      onError(new ParlanceError("storage_failed", "the store of the guest failed", { cause }));
      return createSecret(128);
    }
  };
  return () => (secret ??= find());
}
