/** What of a run has to be said again to run one of its cases alike. */
export interface Replay {
  readonly url: string;
  readonly also: readonly string[];
  /** Command that starts the server, where the suite did. */
  readonly start?: string | undefined;
  readonly seed: string;
  /** Random inputs of each random case, where they were given: a failure may lie beyond those of the budget. */
  readonly runs?: number | undefined;
  readonly hasToken: boolean;
  readonly contractFile: string | undefined;
  readonly budgetMs: number;
  readonly deadlineMs: number;
}

const USUAL = { seed: "1", budgetMs: 60_000, deadlineMs: 2_000 };

function quote(word: string): string {
  return /^[\w@%+=:,./[\]-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The command that runs one case of a client again. */
export function toClientReplayCommand(caseId: string, command: readonly string[]): string {
  const words = ["--only", caseId, "--trace", "--", ...command];
  return `npx parlance-conformance client ${words.map(quote).join(" ")}`;
}

/** The command that runs one case again. A token is named by its variable, never by its value. */
export function toReplayCommand(caseId: string, replay: Replay): string {
  const { url, also, start, seed, runs, hasToken, contractFile, budgetMs, deadlineMs } = replay;
  return [
    ...(hasToken ? ['PARLANCE_TOKEN="$TOKEN"'] : []),
    "npx parlance-conformance server",
    quote(url),
    ...also.flatMap((each) => ["--also", quote(each)]),
    ...(start === undefined ? [] : ["--start", quote(start)]),
    ...(contractFile === undefined ? [] : ["--contract", quote(contractFile)]),
    ...(seed === USUAL.seed ? [] : ["--seed", quote(seed)]),
    ...(runs === undefined ? [] : ["--runs", String(runs)]),
    ...(budgetMs === USUAL.budgetMs ? [] : ["--budget", `${budgetMs}ms`]),
    ...(deadlineMs === USUAL.deadlineMs ? [] : ["--deadline", `${deadlineMs}ms`]),
    "--only",
    quote(caseId),
    "--trace",
  ].join(" ");
}
