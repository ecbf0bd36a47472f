import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, type Comment, type Declaration, type ModuleExportName } from "oxc-parser";
import { format } from "oxfmt";

/** Where a name comes from: it is declared in this file, or another file exports it. */
export type Origin =
  | { readonly kind: "here"; readonly name: string }
  | { readonly kind: "elsewhere"; readonly from: string; readonly name: string };

/** A name that a file declares; more than one declaration for the overloads of a function. */
export interface Declared {
  readonly file: DeclarationFile;
  readonly nodes: readonly { readonly declaration: Declaration; readonly start: number }[];
}

/** A file of declarations: its text in lines that fit a page, what it declares, imports and exports. */
export interface DeclarationFile {
  readonly path: string;
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly declared: ReadonlyMap<string, Declared>;
  readonly imported: ReadonlyMap<string, Origin>;
  readonly exported: ReadonlyMap<string, Origin>;
  /** Files all of whose exports are exports of this one. */
  readonly passedOn: readonly string[];
}

/** As many characters as a page is wide. */
const LINE = { printWidth: 84, objectWrap: "collapse" } as const;

function toName(name: ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}

function listNames(declaration: Declaration): readonly string[] {
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}

/**
 * Reads a file of built declarations below `root`. Rejects with an `Error` that names it when it is not there or broken.
 *
 * By a parser, not by the compiler: that of TypeScript 7 has no stable interface yet, which is also why generators of
 * references that are made for it do not run here.
 */
export async function readDeclarationFile(root: string, path: string): Promise<DeclarationFile> {
  const { code: text, errors } = await format(path, readFileSync(join(root, path), "utf8"), LINE);
  const { program, comments, errors: faults } = parseSync(path, text);
  const fault = errors[0] ?? faults[0];
  if (fault !== undefined) throw new Error(`${path}: ${fault.message}`);

  const declared = new Map<string, Declared>();
  const imported = new Map<string, Origin>();
  const exported = new Map<string, Origin>();
  const passedOn: string[] = [];
  const file: DeclarationFile = { path, text, comments, declared, imported, exported, passedOn };
  const declare = (declaration: Declaration, start: number): readonly string[] => {
    const names = listNames(declaration);
    for (const name of names) {
      const before = declared.get(name)?.nodes ?? [];
      declared.set(name, { file, nodes: [...before, { declaration, start }] });
    }
    return names;
  };

  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") {
      for (const each of statement.specifiers)
        if (each.type === "ImportSpecifier")
          imported.set(each.local.name, {
            kind: "elsewhere",
            from: statement.source.value,
            name: toName(each.imported),
          });
    } else if (statement.type === "ExportAllDeclaration") {
      passedOn.push(statement.source.value);
    } else if (statement.type === "ExportNamedDeclaration") {
      if (statement.declaration !== null)
        for (const name of declare(statement.declaration, statement.start))
          exported.set(name, { kind: "here", name });
      for (const { local, exported: outside } of statement.specifiers) {
        const name = toName(local);
        const from = statement.source?.value;
        exported.set(
          toName(outside),
          from === undefined ? { kind: "here", name } : { kind: "elsewhere", from, name },
        );
      }
    } else {
      declare(statement as Declaration, statement.start);
    }
  }
  return file;
}
