import { closeWith, describeIssues, refuse, type Closure, type Refusal } from "../errors.ts";
import type { ClientFrame } from "../generated/frames.ts";
import {
  checkAuthenticate,
  checkCall,
  checkClientMembers,
  checkClientPing,
  checkClientPresence,
  checkClientSignal,
  checkHello,
  checkHistory,
  checkPong,
  checkPublish,
  checkSubscribe,
  checkUnsubscribe,
  type Check,
} from "../generated/validators.ts";
import { findGuardFault } from "./guard.ts";

/** What became of a text: a frame, a refusal of a request, or the end of the connection. */
export type Decoded =
  | { readonly kind: "frame"; readonly frame: ClientFrame }
  | { readonly kind: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "fatal"; readonly closure: Closure };

interface FrameKind {
  readonly check: Check;
  /** Whether the frame has an `id`, which a signal need not give. */
  readonly isRequest: boolean;
}

const KIND_OF: Readonly<Record<ClientFrame["type"], FrameKind>> = {
  hello: { check: checkHello, isRequest: false },
  subscribe: { check: checkSubscribe, isRequest: true },
  unsubscribe: { check: checkUnsubscribe, isRequest: true },
  publish: { check: checkPublish, isRequest: true },
  ping: { check: checkClientPing, isRequest: true },
  signal: { check: checkClientSignal, isRequest: true },
  history: { check: checkHistory, isRequest: true },
  members: { check: checkClientMembers, isRequest: true },
  presence: { check: checkClientPresence, isRequest: true },
  call: { check: checkCall, isRequest: true },
  authenticate: { check: checkAuthenticate, isRequest: true },
  pong: { check: checkPong, isRequest: false },
};
/** Not the record itself: a client could name a member of every object. */
const KINDS: ReadonlyMap<string, FrameKind> = new Map(Object.entries(KIND_OF));

function toFatal(message: string, issues?: Closure["issues"]): Decoded {
  return { kind: "fatal", closure: closeWith("bad_frame", message, issues) };
}

function isUsableId(id: unknown): id is number {
  return typeof id === "number" && Number.isInteger(id) && id >= 1 && id <= 2_147_483_647;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Turns the text of a WebSocket message into a frame that fits its schema, or says how the fault is to be treated
 * (PROTOCOL, Faults). Pure; the state of the connection is judged elsewhere.
 */
export function decode(text: string): Decoded {
  const value = parse(text);
  if (value === undefined) return toFatal("not JSON");
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return toFatal("not a JSON object");
  const guard = findGuardFault(value);
  if (guard?.kind === "size") return toFatal(guard.message);
  const { type, id } = value as { readonly type?: unknown; readonly id?: unknown };
  const kind = typeof type === "string" ? KINDS.get(type) : undefined;
  if (kind === undefined) return toFatal(type === undefined ? "type is missing" : "type is not known");
  const issues = guard === undefined ? kind.check(value) : [guard.issue];
  if (issues === undefined) return { kind: "frame", frame: value as ClientFrame };
  if (!kind.isRequest || !isUsableId(id)) return toFatal(describeIssues(issues), issues);
  return { kind: "refused", id, refusal: refuse("invalid_frame", describeIssues(issues), { issues }) };
}
