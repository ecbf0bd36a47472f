import type { PayloadCheck } from "./contract.ts";
import { toPayloadError } from "./errors.ts";

/**
 * The data as it will be on the wire, so that what was found valid is what is sent. Throws an `invalid_payload` error
 * for what is no object, or breaks its schema. `name` is that of an event or a method.
 */
export function toValidData(
  name: string,
  data: unknown,
  check: PayloadCheck | undefined,
  channel?: string,
): object {
  const value: unknown = JSON.parse(JSON.stringify(data) ?? "null");
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const issues = isObject
    ? check?.(value, "writer")
    : [{ at: "", keyword: "type", message: "must be object" }];
  if (issues) throw toPayloadError(channel, name, issues);
  return value as object;
}
