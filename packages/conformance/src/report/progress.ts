import type { CaseResult } from "../run/result.ts";

/** A line at the bottom of a terminal that tells how far the run is. */
export interface Progress {
  /** Writes lines above it. */
  print(lines: readonly string[]): void;
  /** Counts a result. */
  step(result: CaseResult): void;
  /** Takes the line away. */
  end(): void;
}

const CLEAR_LINE = "\r\u001b[2K";

/** Shows progress on a terminal; anywhere else it prints lines and nothing besides. */
export function createProgress(output: NodeJS.WriteStream): Progress {
  const isShown = output.isTTY;
  let done = 0;
  let failed = 0;
  const draw = (id: string): void => {
    if (isShown) output.write(`${CLEAR_LINE}${done} done, ${failed} failed  ${id}`.slice(0, output.columns));
  };
  const clear = (): void => {
    if (isShown) output.write(CLEAR_LINE);
  };
  return {
    print(lines) {
      if (lines.length === 0) return;
      clear();
      output.write(`${lines.join("\n")}\n`);
    },
    step({ id, outcome }) {
      done++;
      if (outcome === "fail" || outcome === "unexpected-pass") failed++;
      draw(id);
    },
    end: clear,
  };
}
