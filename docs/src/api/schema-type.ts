import type { TSType } from "oxc-parser";
import type { DeclarationFile } from "./declaration-file.ts";

/** What generated code declares a type to be that a JSON Schema describes. */
const REFERENCE = /^type (\w+) = components\["schemas"\]\["(\w+)"\];$/;

/** The type of a schema in the `components` of a generated file. */
function findSchema({ declared }: DeclarationFile, name: string): TSType | undefined {
  const components = declared.get("components")?.nodes[0]?.declaration;
  if (components?.type !== "TSInterfaceDeclaration") return undefined;
  for (const schemas of components.body.body) {
    if (schemas.type !== "TSPropertySignature") continue;
    const literal = schemas.typeAnnotation?.typeAnnotation;
    if (literal?.type !== "TSTypeLiteral") continue;
    for (const member of literal.members)
      if (
        member.type === "TSPropertySignature" &&
        member.key.type === "Identifier" &&
        member.key.name === name
      )
        return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

/** A type with the schemas that it refers to: by name where they have members, else as they are. */
function writeType(file: DeclarationFile, type: TSType): string {
  return file.text
    .slice(type.start, type.end)
    .replaceAll(/components\["schemas"\]\["(\w+)"\]/g, (_, name: string) => {
      const found = findSchema(file, name);
      return found === undefined || found.type === "TSTypeLiteral" ? name : writeType(file, found);
    });
}

/**
 * The signature of a type that only refers to a schema, with what the schema says in place of the reference: how
 * generated code comes by a type is of no concern to a reader. Any other signature stays as it is.
 */
export function resolveSchemaType(file: DeclarationFile, signature: string): string {
  const [, name = "", schema = ""] = REFERENCE.exec(signature) ?? [];
  const type = findSchema(file, schema);
  if (type === undefined) return signature;
  const written = writeType(file, type)
    .replaceAll("\n    ", "\n")
    .replaceAll(/^\s*\/\*\* @(?:constant|enum \{\w+\}) \*\/\n/gm, "")
    .replaceAll(/^\s*\* @(?:constant|enum \{\w+\})\n/gm, "")
    .replaceAll("@description ", "");
  return `type ${name} =${written.startsWith("|") ? "\n  " : " "}${written};`;
}
