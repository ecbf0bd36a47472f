import type { ErrorFrame, Ok, Position, Subscribed } from "../generated/frames.ts";
import { show, violate } from "../verdict.ts";
import type { Reply } from "../wire/request.ts";

/** Demands `ok`. */
export function expectOk(reply: Reply, requirement = "FR-7"): Ok {
  return reply.type === "ok" ? reply : violate(requirement, "ok", show(reply));
}

/** Demands `ok` with a position, as a publish gets it. */
export function expectPosition(reply: Reply, requirement = "PUB-1"): Position {
  return expectOk(reply, requirement).position ?? violate(requirement, "ok with a position", show(reply));
}

/** Demands `subscribed`. */
export function expectSubscribed(reply: Reply, requirement = "SUB-1"): Subscribed {
  return reply.type === "subscribed" ? reply : violate(requirement, "subscribed", show(reply));
}

/** What an `error` must say. */
export interface ExpectedError {
  readonly requirement: string;
  readonly code: string;
  /** The pointer that it must carry. */
  readonly at?: string;
  /** What was sent, in words. */
  readonly what?: string;
}

/** Demands `error` with a code and, where one is given, with a pointer. */
export function expectError(reply: Reply, { requirement, code, at, what }: ExpectedError): ErrorFrame {
  const subject = what === undefined ? "" : ` for ${what}`;
  if (reply.type !== "error" || reply.code !== code)
    return violate(requirement, `error ${code}${subject}`, show(reply));
  if (at !== undefined && reply.at !== at) {
    const requirementOfPointer = reply.at === undefined ? requirement : "ERR-2";
    violate(requirementOfPointer, `at ${JSON.stringify(at)}${subject}`, `at ${show(reply.at ?? "(absent)")}`);
  }
  return reply;
}
