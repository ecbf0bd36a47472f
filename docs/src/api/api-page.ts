import { posix } from "node:path";
import { createAnchors } from "../render/anchors.ts";
import { GROUPS, type ApiExport, type ApiMember } from "./describe-export.ts";
import type { ApiEntry } from "./entries.ts";

interface Group {
  readonly title: ApiExport["group"];
  readonly exported: readonly ApiExport[];
}

/** Rules of the protocol, such as `[REC-1]`, as links to where they stand. */
function linkRules(text: string, protocol: string): string {
  return text.replaceAll(
    /\[([A-Z]+-\d+)\](?!\()/g,
    (_, rule: string) => `[\\[${rule}\\]](${protocol}#${rule.toLowerCase()})`,
  );
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}

const toBlock = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

function describeMember({ signature, docstring }: ApiMember, protocol: string): string {
  const words = docstring === "" ? "" : indent(linkRules(docstring, protocol));
  if (signature.includes("\n")) return `-\n${indent(toBlock(signature))}\n\n${words}\n`;
  return words === "" ? `- \`${signature}\`\n` : `- \`${signature}\`\\\n${words}\n`;
}

/** The types of the page that an export names, with links. */
function listNamed(
  { name, signature, members }: ApiExport,
  types: readonly ApiExport[],
  anchors: ReadonlyMap<string, string>,
): string {
  const code = [signature, ...members.map((member) => member.signature)].join("\n");
  const words = new Set(code.replaceAll(/\/\*\*.*?\*\//gs, "").match(/[\w$]+/g));
  const links = types
    .filter((type) => type.name !== name && words.has(type.name))
    .map((type) => `[${type.name}](#${anchors.get(type.name)})`);
  return links.length === 0 ? "" : `Types: ${links.join(", ")}`;
}

/** The anchors of the exports of a page, as its headings get them. */
function toAnchors({ specifier }: ApiEntry, groups: readonly Group[]): ReadonlyMap<string, string> {
  const toAnchor = createAnchors();
  toAnchor(specifier);
  return new Map(
    groups.flatMap(({ title, exported }) => {
      toAnchor(title);
      return exported.map(({ name }) => [name, toAnchor(name)] as const);
    }),
  );
}

/** The page of an entry, as a document that stands beside its declarations. */
export function toApiPage(entry: ApiEntry, exported: readonly ApiExport[]): string {
  const groups = GROUPS.map((title) => ({
    title,
    exported: exported.filter(({ group }) => group === title),
  })).filter((group) => group.exported.length > 0);
  const anchors = toAnchors(entry, groups);
  const types = exported.filter(({ group }) => group === "Types" || group === "Classes");
  const protocol = posix.relative(posix.dirname(entry.types), "PROTOCOL.md");
  const parts = groups.flatMap((group) => [
    `## ${group.title}`,
    ...group.exported.flatMap((each) => [
      `### ${each.name}`,
      toBlock(each.signature),
      linkRules(each.docstring, protocol),
      each.members.map((member) => describeMember(member, protocol)).join("\n"),
      listNamed(each, types, anchors),
    ]),
  ]);
  return `${[`# ${entry.specifier}`, entry.about, ...parts].filter((part) => part !== "").join("\n\n")}\n`;
}
