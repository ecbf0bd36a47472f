import type { ClassElement, Declaration, TSSignature } from "oxc-parser";
import type { Declared, DeclarationFile } from "./declaration-file.ts";
import { readDocstring } from "./docstring.ts";
import { resolveSchemaType } from "./schema-type.ts";

/** A member of an interface or a class. */
export interface ApiMember {
  readonly signature: string;
  readonly docstring: string;
}

/** The groups of a page, in its order. */
export const GROUPS = ["Functions", "Classes", "Values", "Types"] as const;

/** What an entry exports under one name. */
export interface ApiExport {
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  /** TypeScript; the members of an interface or a class stand in `members`. */
  readonly signature: string;
  /** Markdown; empty when there is none. */
  readonly docstring: string;
  readonly members: readonly ApiMember[];
}

const GROUP_OF: Readonly<Record<string, ApiExport["group"]>> = {
  TSDeclareFunction: "Functions",
  FunctionDeclaration: "Functions",
  ClassDeclaration: "Classes",
  VariableDeclaration: "Values",
};

function isPublic(member: ClassElement | TSSignature): boolean {
  if ("accessibility" in member && (member.accessibility ?? "public") !== "public") return false;
  return !("key" in member) || member.key.type !== "PrivateIdentifier";
}

function listMembers({ text, ...file }: DeclarationFile, declaration: Declaration): readonly ApiMember[] {
  if (declaration.type !== "TSInterfaceDeclaration" && declaration.type !== "ClassDeclaration") return [];
  return declaration.body.body.filter(isPublic).map(({ start, end }) => ({
    signature: text.slice(start, end).replaceAll("\n  ", "\n").replace(/;$/, ""),
    docstring: readDocstring({ text, ...file }, start),
  }));
}

function toSignature({ text }: DeclarationFile, declaration: Declaration): string {
  const isBodied = declaration.type === "TSInterfaceDeclaration" || declaration.type === "ClassDeclaration";
  return text
    .slice(declaration.start, isBodied ? declaration.body.start : declaration.end)
    .replace(/^declare /, "")
    .trim();
}

/** What is known of an export from its declarations: of an overloaded function all signatures and all docstrings. */
export function describeExport(name: string, { file, nodes }: Declared): ApiExport {
  const all = nodes.map(({ declaration, start }) => ({
    signature: resolveSchemaType(file, toSignature(file, declaration)),
    docstring: readDocstring(file, start),
    members: listMembers(file, declaration),
  }));
  return {
    name,
    group: GROUP_OF[nodes[0]?.declaration.type ?? ""] ?? "Types",
    signature: all.map(({ signature }) => signature).join("\n"),
    docstring: all
      .map(({ docstring }) => docstring)
      .filter((docstring) => docstring !== "")
      .join("\n\n"),
    members: all.flatMap(({ members }) => members),
  };
}
