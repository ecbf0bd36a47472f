import { isJsonObject } from "../inspector/judge-frame.ts";

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The `id` of a frame's text when the text is a JSON object with a whole number as `id`. */
export function parseRequestId(text: string): number | undefined {
  const id = parseObject(text)?.["id"];
  return typeof id === "number" && Number.isInteger(id) ? id : undefined;
}

/**
 * Gives a frame's text another `id` and leaves everything else as it was typed. Text without an `id` of its own, or
 * with one that cannot be told from the `id` of an inner object, is returned unchanged.
 */
export function withRequestId(text: string, id: number): string {
  if (parseRequestId(text) === undefined) return text;
  const changed = text.replace(/("id"\s*:\s*)\d+/, `$1${id}`);
  return parseRequestId(changed) === id ? changed : text;
}
