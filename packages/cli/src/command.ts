/** Colours a piece of text, or leaves it as it is. */
export interface Style {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Where a command says something. */
export interface Output {
  /** For what was asked for: standard output. */
  readonly print: (text: string) => void;
  /** For what went wrong: standard error. */
  readonly complain: (text: string) => void;
  readonly style: Style;
}

/** What a command ends with. finding: it did its work, and what it looked at is not as it must be. */
export const EXIT = { fine: 0, finding: 1, usage: 2, file: 3 } as const;

/** One of the commands behind `parlance`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Text of `--help`. */
  readonly help: () => Promise<string> | string;
  /** Does it. Gives the exit status; undefined where something goes on running, or the process knows its own. */
  run(words: readonly string[], output: Output): Promise<number | undefined>;
}

/** Thrown for a command line that cannot be followed. The message says what to change. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}
