import { Ajv2020 } from "ajv/dist/2020.js";
import { payloadSchema } from "./payload-schema.ts";

/** The check of payloads that the other servers get where they check at all. */
export function compileCheck(): (value: unknown) => boolean {
  const validate = new Ajv2020().compile(payloadSchema);
  return (value) => validate(value);
}
