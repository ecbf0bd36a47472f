/** A JSON Schema, as far as a form reads it. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
}

/** How one member of a payload is asked for. json: as a JSON text, for what has parts of its own. */
export type Field = {
  readonly name: string;
  readonly isRequired: boolean;
  readonly hint: string;
} & (
  | { readonly kind: "text" }
  | { readonly kind: "number"; readonly isInteger: boolean }
  | { readonly kind: "choice"; readonly choices: readonly unknown[] }
  | { readonly kind: "json" }
);

type Definitions = Readonly<Record<string, FieldSchema>>;

function resolve(schema: FieldSchema, definitions: Definitions): FieldSchema {
  const [, name] = /^#\/\$defs\/(\w+)$/.exec(schema.$ref ?? "") ?? [];
  const found = name === undefined ? undefined : definitions[name];
  return found === undefined ? schema : resolve(found, definitions);
}

function toHint({ description, minLength, maxLength, minimum, maximum }: FieldSchema): string {
  const length = maxLength === undefined ? undefined : `${minLength ?? 0} to ${maxLength} characters`;
  const range =
    minimum === undefined && maximum === undefined ? undefined : `${minimum ?? "…"} to ${maximum ?? "…"}`;
  return [description, length, range].filter((part) => part !== undefined).join("; ");
}

/** The fields of a payload's schema; undefined where the payload can only be asked for as a whole. */
export function toFields(
  given: FieldSchema | boolean,
  definitions: Definitions = {},
): readonly Field[] | undefined {
  if (typeof given === "boolean") return undefined;
  const schema = resolve(given, definitions);
  if (schema.properties === undefined) return undefined;
  const required = new Set(schema.required);
  return Object.entries(schema.properties).map(([name, member]) => {
    const found = resolve(member, definitions);
    const common = { name, isRequired: required.has(name), hint: toHint(found) };
    const choices = found.enum ?? (found.const === undefined ? undefined : [found.const]);
    if (choices !== undefined) return { ...common, kind: "choice", choices };
    switch (found.type) {
      case "string":
        return { ...common, kind: "text" };
      case "integer":
      case "number":
        return { ...common, kind: "number", isInteger: found.type === "integer" };
      case "boolean":
        return { ...common, kind: "choice", choices: [true, false] };
      default:
        return { ...common, kind: "json" };
    }
  });
}

/** What was entered for a field as the value that is sent; undefined leaves the member out. Throws for text that is no JSON. */
export function toValue(field: Field, entered: string): unknown {
  if (entered === "" && !(field.kind === "text" && field.isRequired)) return undefined;
  switch (field.kind) {
    case "text":
      return entered;
    case "number":
      return Number(entered);
    case "choice":
    case "json":
      try {
        return JSON.parse(entered) as unknown;
      } catch {
        throw new Error(`${field.name}: is not JSON`);
      }
  }
}
