import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "./load.ts";
import { writeGenerated } from "./write.ts";

/** A rule of PROTOCOL.md. */
export interface Requirement {
  readonly id: string;
  /** Who keeps it: the server, the client, or both. */
  readonly side: "S" | "C" | "SC";
  readonly level: "MUST" | "SHOULD" | "MAY";
  readonly text: string;
}

/** A rule that names neither side tells what a server makes come true, unless it is about the frames of a client too. */
function toSide(text: string): Requirement["side"] {
  const server = /\bS (MUST|SHOULD|MAY)\b/.test(text);
  const client = /\bC (MUST|SHOULD|MAY)\b/.test(text);
  if (server !== client) return server ? "S" : "C";
  return server || /^(Each|A client) frame MUST\b/.test(text) ? "SC" : "S";
}

function toLevel(id: string, text: string): Requirement["level"] {
  const level = (["MUST", "SHOULD", "MAY"] as const).find((each) => text.includes(each));
  if (level === undefined) throw new Error(`PROTOCOL.md: [${id}] says neither MUST, SHOULD nor MAY`);
  return level;
}

/** Finds the rules in the text of PROTOCOL.md: list items that begin with an anchor and a bold id. */
export function extractRequirements(markdown: string): readonly Requirement[] {
  const rule = /^- <a id="([a-z]+-\d+)"><\/a>\*\*\[([A-Z]+-\d+)\]\*\* ([^]*?)(?=\n(?:- |\n|#|```))/gm;
  const found = [...markdown.matchAll(rule)].map(([, anchor, id = "", body = ""]) => {
    if (anchor !== id.toLowerCase()) throw new Error(`PROTOCOL.md: [${id}] has the anchor ${anchor}`);
    const text = body.replace(/\s+/g, " ").trim();
    return { id, side: toSide(text), level: toLevel(id, text), text };
  });
  const ids = new Set<string>();
  for (const { id } of found) {
    if (ids.has(id)) throw new Error(`PROTOCOL.md: [${id}] is there twice`);
    ids.add(id);
  }
  return found;
}

/** Writes the rules of PROTOCOL.md as data for the conformance suite. */
export function generateRequirements(): void {
  const found = extractRequirements(readFileSync(join(PROJECT_ROOT, "PROTOCOL.md"), "utf8"));
  const text = `/** A rule of PROTOCOL.md. */
export interface Requirement {
  readonly id: string;
  /** Who keeps it: the server, the client, or both. */
  readonly side: "S" | "C" | "SC";
  readonly level: "MUST" | "SHOULD" | "MAY";
  readonly text: string;
}

/** All rules of PROTOCOL.md, in its order. */
export const requirements: readonly Requirement[] = ${JSON.stringify(found, null, 2)};
`;
  writeGenerated("packages/conformance/src/generated/requirements.ts", "../PROTOCOL.md", text);
}
