/** One fault planted in a copy of the built reference server: a text in one file, and what stands there instead. */
export interface Mutant {
  /** What the broken server does, as it follows "a server that …". */
  readonly name: string;
  /** The rule that at least one failing check must name. */
  readonly breaks: string;
  /** Whom the copy admits: guests when absent. tokens: who has a token, and nobody else. */
  readonly audience?: "tokens";
  /** The file, below `packages/server/dist`. */
  readonly file: string;
  /** What is replaced; it stands there exactly once. */
  readonly find: string;
  readonly replace: string;
}
