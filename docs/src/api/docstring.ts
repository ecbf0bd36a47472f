import type { DeclarationFile } from "./declaration-file.ts";

/** Marks for tools that say nothing to people. */
const FOR_TOOLS = /^@(?:public|internal)\b.*$/gm;

/** The docstring that ends right before `start`, as Markdown; empty when there is none. */
export function readDocstring({ text, comments }: DeclarationFile, start: number): string {
  const comment = comments.findLast(({ end }) => end <= start);
  if (comment === undefined || comment.type !== "Block" || !comment.value.startsWith("*")) return "";
  if (text.slice(comment.end, start).trim() !== "") return "";
  return comment.value
    .slice(1)
    .replaceAll(/^[ \t]*\* ?/gm, "")
    .replaceAll(FOR_TOOLS, "")
    .replaceAll(
      /\{@link ([^}|]+?)\s*(?:\|\s*([^}]+))?\}/g,
      (_, name: string, words?: string) => words ?? `\`${name}\``,
    )
    .replaceAll(/^@(\w+)\s*/gm, "\n*$1:* ")
    .trim();
}
