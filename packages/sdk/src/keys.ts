import { createSecret } from "./secret.ts";

/** Names the publishes of one client. */
export interface Keys {
  /** A key that no other publish has. */
  next(): string;
  /** Whether a key came from here. Keys are public: who sent a message is told by its `by` alone. */
  includes(key: string): boolean;
}

/** Makes keys of one random part and a count, so that an own key is known without remembering it. */
export function createKeys(): Keys {
  const prefix = `${createSecret(96)}-`;
  let count = 0;
  return { next: () => prefix + (++count).toString(36), includes: (key) => key.startsWith(prefix) };
}
