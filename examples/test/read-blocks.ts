import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run-program.ts";

/** A code block of a document, and what the document says about it. */
export interface Block {
  /** Where it stands, for the name of a test: `README.md:42`. */
  readonly place: string;
  /** What follows the opening fence: `js`, `sh`, `text`. */
  readonly language: string;
  readonly text: string;
  /** The file that the block says to be all of, from a comment `<!-- file: … -->` before it. */
  readonly file: string | undefined;
  /** The next block if that is a `text`: what the document shows as output. */
  readonly output: string | undefined;
}

const BLOCK = /(?:<!-- file: (\S+) -->\n\n)?^( *)```(\w+)[^\n]*\n([^]*?)^\2```$/gm;

/** Finds the code blocks of a document, in order. */
export function readBlocks(document: string): readonly Block[] {
  const markdown = readFileSync(join(ROOT, document), "utf8");
  const found = [...markdown.matchAll(BLOCK)];
  return found.map(
    ({ 0: whole, 1: file, 2: indent = "", 3: language = "", 4: text = "", index }, position) => {
      const next = found[position + 1];
      const line = markdown.slice(0, index + whole.indexOf("```")).split("\n").length;
      return {
        place: `${document}:${line}`,
        language,
        text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
        file,
        output: next?.[3] === "text" ? next[4] : undefined,
      };
    },
  );
}

/** The pattern of an output as a document shows it: `…` stands for what differs from run to run. */
export function toPattern(output: string): RegExp {
  const escaped = output.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    escaped
      .replaceAll(/^…$/gm, "[^]*")
      .replaceAll("…", ".*")
      .replaceAll(/localhost:808\d/g, String.raw`localhost:\d+`),
  );
}
