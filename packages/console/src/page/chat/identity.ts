/** The longest name that the contract admits. */
export const NAME_LIMIT = 40;

const NAME = "parlance.name";

/** The part of a browser's storage that the page uses. */
export type NameStore = Pick<Storage, "getItem" | "setItem">;

/** Opens a storage of the browser; where it is forbidden, what is stored lasts as long as the page. */
export function openStorage(open: () => NameStore): NameStore {
  try {
    return open();
  } catch {
    const values = new Map<string, string>();
    return {
      getItem: (name) => values.get(name) ?? null,
      setItem: (name, value) => void values.set(name, value),
    };
  }
}

/** Remembers what its user is called: for good, and whether this window has already joined. */
export interface Identity {
  /** The name that was used last on this device; empty when there is none. */
  readonly suggestion: string;
  /** The name under which this window joined; undefined in a new window. */
  readonly name: string | undefined;
  rename(name: string): void;
}

/** Shortens a name to what the contract admits; undefined when nothing is left of it. */
export function toName(text: string): string | undefined {
  const name = Array.from(text.trim().replaceAll(/\s+/g, " ")).slice(0, NAME_LIMIT).join("").trim();
  return name === "" ? undefined : name;
}

/**
 * Reads the identity of a window. A second window of the same browser suggests the name but asks for it, so that two
 * windows can be two people.
 */
export function createIdentity(device: NameStore, window: NameStore): Identity {
  return {
    get suggestion() {
      return device.getItem(NAME) ?? "";
    },
    get name() {
      return window.getItem(NAME) ?? undefined;
    },
    rename(name) {
      device.setItem(NAME, name);
      window.setItem(NAME, name);
    },
  };
}
