/** The longest name that the contract admits. */
export const NAME_LIMIT = 40;

const NAME = "parlance.name";

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
  const name = [...text.trim().replaceAll(/\s+/g, " ")].slice(0, NAME_LIMIT).join("").trim();
  return name === "" ? undefined : name;
}

/**
 * Reads the identity of a window. A second window of the same browser suggests the name but asks for it, so that two
 * windows can be two people.
 */
export function createIdentity(device: Storage, window: Storage): Identity {
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
