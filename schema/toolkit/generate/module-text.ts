import { toDoc } from "./type-text.ts";

/** An import of a generated module: names, or a namespace such as `* as $`; `./room` is another generated module. */
export interface Import {
  readonly names: readonly string[] | string;
  readonly from: string;
  /** That types speak of it too, as in `typeof room`. */
  readonly isTyped?: true;
}

/** One thing that a generated module declares. */
export type Declaration =
  /** A TypeScript type, as text. */
  | { readonly kind: "type"; readonly text: string }
  /** An exported constant with its type and its value, as text. */
  | {
      readonly kind: "constant";
      readonly name: string;
      readonly description?: string;
      readonly type: string;
      readonly value: string;
    }
  /** Names that another generated module has. */
  | {
      readonly kind: "export";
      readonly values: readonly string[];
      readonly types: readonly string[];
      readonly from: string;
    };

/** A generated module, before it is known in which language it is written. */
export interface Module {
  /** The name of its file without extension. */
  readonly name: string;
  readonly types: readonly Import[];
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
  /** JavaScript that no compiler checks: what the declarations export is typed all the same. */
  readonly code?: string;
}

/** js: a module that everything can load, and its types beside it. ts: one file of TypeScript. */
export type Format = "js" | "ts";

function toSpecifier(from: string, extension: string): string {
  return JSON.stringify(/^\.\/[^/]+$/.test(from) ? `${from}.${extension}` : from);
}

function toImport({ names, from }: Import, keyword: string, extension: string): string {
  const text = typeof names === "string" ? names : `{ ${names.join(", ")} }`;
  return `${keyword} ${text} from ${toSpecifier(from, extension)};`;
}

function toExports(
  { values, types, from }: Extract<Declaration, { kind: "export" }>,
  extension: string,
): readonly string[] {
  return [
    ...(values.length > 0 ? [toImport({ names: values, from }, "export", extension)] : []),
    ...(types.length > 0 ? [toImport({ names: types, from }, "export type", extension)] : []),
  ];
}

type Part = "ts" | "js" | "d.ts";

function toDeclaration(declaration: Declaration, part: Part): string {
  switch (declaration.kind) {
    case "type":
      return part === "js" ? "" : declaration.text;
    case "export": {
      const kept = part === "js" ? { ...declaration, types: [] } : declaration;
      return toExports(kept, part === "ts" ? "ts" : "js").join("\n");
    }
    case "constant": {
      const { name, description, type, value } = declaration;
      if (part === "js") return `export const ${name} = ${value};`;
      const doc = toDoc(description);
      if (part === "ts") return `${doc}export const ${name}: ${type} = ${value};`;
      return `${doc}export declare const ${name}: ${type};`;
    }
  }
}

function toText({ types, imports, declarations, code }: Module, part: Part): string {
  const extension = part === "ts" ? "ts" : "js";
  const head = [
    // What is JavaScript has its types beside it, or says them where it exports.
    ...(part === "js" || (part === "ts" && code !== undefined) ? ["// @ts-nocheck"] : []),
    ...(part === "js" ? [] : types.map((each) => toImport(each, "import type", extension))),
    ...(part === "d.ts"
      ? imports
          .filter(({ isTyped }) => isTyped === true)
          .map((each) => toImport(each, "import type", extension))
      : imports.map((each) => toImport(each, "import", extension))),
  ];
  const body = declarations.map((each) => toDeclaration(each, part)).filter((text) => text !== "");
  const tail = code === undefined || part === "d.ts" ? [] : [code.trimEnd()];
  return [head.join("\n"), ...body, ...tail].filter((text) => text !== "").join("\n\n");
}

/** Writes a module: the text of each file by its name, without a banner. */
export function writeModule(module: Module, format: Format): ReadonlyMap<string, string> {
  const parts: readonly Part[] = format === "ts" ? ["ts"] : ["js", "d.ts"];
  return new Map(parts.map((part) => [`${module.name}.${part}`, `${toText(module, part)}\n`]));
}
