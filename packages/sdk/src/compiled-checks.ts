import type { PayloadCheck } from "./contract.ts";
import { toIssues, type SchemaFault } from "./generated/check-runtime.ts";

export { codePoints, isEqual } from "./generated/check-runtime.ts";

/** A schema that was compiled to a function. */
interface Validate {
  (data: unknown): boolean;
  errors?: readonly SchemaFault[] | null;
}

/**
 * The check of a payload from its schema as each view compiled it. For generated code, where a schema says what rules
 * cannot.
 */
export function toCheck(writer: Validate, reader: Validate): PayloadCheck {
  return (data, view) => {
    const validate = view === "writer" ? writer : reader;
    return validate(data) ? undefined : toIssues(validate.errors ?? []);
  };
}
