import { existsAt, pointer, type JsonObject, type Schema } from "./json-schema.ts";
import { visitSchema } from "./visit-schema.ts";

/** One thing that a schema demands: a requirement of its own, to be tried from both sides. */
export interface Constraint {
  /** JSON Pointer to the keyword in the schema; `required` has one for each name. */
  readonly name: string;
  readonly keyword: string;
  /** JSON Pointer to the values that it judges. */
  readonly at: string;
}

const DEMANDS: ReadonlySet<string> = new Set(
  (
    "type const enum pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf " +
    "minItems maxItems minProperties maxProperties propertyNames dependentRequired anyOf oneOf not"
  ).split(" "),
);

function isDemand(keyword: string, operand: unknown): boolean {
  if (keyword === "uniqueItems") return operand === true;
  if (keyword === "additionalProperties" || keyword === "items") return operand === false;
  return DEMANDS.has(keyword);
}

/** Whether `type` demands nothing beyond the list of values beside it: what is of another type is not in the list either. */
function isImplied(keyword: string, { enum: values, const: only }: JsonObject): boolean {
  return keyword === "type" && (values !== undefined || only !== undefined);
}

/** Everything that a schema demands, from the top down. */
export function listConstraints(root: Schema): readonly Constraint[] {
  return visitSchema(root).flatMap(({ schema, at, path }): readonly Constraint[] => {
    if (typeof schema === "boolean") {
      return schema ? [] : [{ name: pointer(path, "false schema"), keyword: "false schema", at }];
    }
    return Object.entries(schema).flatMap(([keyword, operand]) => {
      const name = pointer(path, keyword);
      if (keyword === "required") {
        return (operand as readonly string[]).map((each) => ({ name: pointer(name, each), keyword, at }));
      }
      return isDemand(keyword, operand) && !isImplied(keyword, schema) ? [{ name, keyword, at }] : [];
    });
  });
}

/** Constraints with an edge: an ordinary value says nothing of where it lies. */
const WITH_EDGE = /^(?:pattern|min|max|exclusive)/;

/** Names of the constraints whose inner side a valid value has tried: the one at whose edge it lies, and those without. */
export function listKept(root: Schema, value: unknown, edge: string): readonly string[] {
  const plain = listConstraints(root).filter(
    ({ keyword, at }) => !WITH_EDGE.test(keyword) && existsAt(value, at),
  );
  return [...plain.map(({ name }) => name), ...(edge === "" ? [] : [edge])];
}
