/** Words that no constant of a module may have as its name. */
const RESERVED_WORDS: readonly string[] =
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/);

/** `chat.said` → `ChatSaid`, `order-line` → `OrderLine`. */
export function toTypeName(name: string): string {
  return name.replace(/(?:^|[._-]+)([a-z0-9]?)/g, (_all, letter: string) => letter.toUpperCase());
}

/** `order-line` → `orderLine`. */
export function toConstName(name: string): string {
  return name.replace(/-+([a-z0-9]?)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Gives out names, each once. */
export interface NameBook {
  /** The first of the wished names that is free, else the last one with a number behind it. */
  take(...wished: readonly [string, ...string[]]): string;
}

/** A book in which these names, and all words that the language keeps for itself, are given out already. */
export function createNameBook(taken: readonly string[]): NameBook {
  const given = new Set([...RESERVED_WORDS, ...taken]);
  const isFree = (name: string): boolean => !given.has(name);
  return {
    take(...wished) {
      const last = wished.at(-1) ?? "";
      let found = wished.find(isFree);
      for (let number = 2; found === undefined; number++)
        found = isFree(`${last}${number}`) ? `${last}${number}` : undefined;
      given.add(found);
      return found;
    },
  };
}
