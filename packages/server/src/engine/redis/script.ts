import { createHash } from "node:crypto";

/** A program that Redis runs as one step. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** A script as it is written. */
export function defineScript(body: string): Script {
  const text = `${body.trim()}\n`;
  return { text, sha: createHash("sha1").update(text).digest("hex") };
}
