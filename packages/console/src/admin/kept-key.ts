const NAME = "parlance-console-key";

/** The key that this tab was given: gone with the tab, and never in an address. */
export function readKey(): string | undefined {
  try {
    return sessionStorage.getItem(NAME) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the key for reloads of this tab, or forgets it. */
export function keepKey(key: string | undefined): void {
  try {
    if (key === undefined) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, key);
  } catch {
    // Where nothing may be stored, a reload asks again.
  }
}
