import type { IncomingMessage } from "node:http";
import { findGuardFault } from "../../codec/guard.ts";
import { ProblemError, toInvalid } from "./problem.ts";

/** Most values of a body: those of a full batch. */
const MAX_VALUES = 100_000;

function tooLarge(maxBytes: number): ProblemError {
  // What is still on its way is not read.
  return new ProblemError(413, "too_large", `the body is longer than ${maxBytes} bytes`, {
    Connection: "close",
  });
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks, length));
}

function parse(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const guard = findGuardFault(value, MAX_VALUES);
  if (guard === undefined) return value;
  throw toInvalid([
    guard.kind === "size" ? { at: "", keyword: "size", message: guard.message } : guard.issue,
  ]);
}

/** The JSON of a request. Throws what is wrong with it. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const type = request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new ProblemError(415, "unsupported_media_type", "Content-Type must be application/json");
  const text = await readText(request, maxBytes).catch((error: unknown) => {
    if (error instanceof TypeError) throw toInvalid([{ at: "", keyword: "utf8", message: "must be UTF-8" }]);
    throw error;
  });
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw toInvalid([{ at: "", keyword: "json", message: "must be JSON" }]);
    throw error;
  }
}
