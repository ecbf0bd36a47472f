import type { ClientFrame, ServerFrame } from "../../generated/frames.ts";
import {
  checkAuthenticate,
  checkCall,
  checkClientMembers,
  checkClientPing,
  checkClientPresence,
  checkClientSignal,
  checkDrain,
  checkHistory,
  checkPage,
  checkReauthenticate,
  checkRebase,
  checkResult,
  checkServerMembers,
  checkServerPresence,
  checkServerSignal,
  checkErrorFrame,
  checkHello,
  checkMessage,
  checkOk,
  checkPong,
  checkPublish,
  checkServerPing,
  checkSubscribe,
  checkSubscribed,
  checkUnsubscribe,
  checkUnsubscribed,
  checkWelcome,
  type Check,
  type Issue,
} from "../../generated/validators.ts";

/** Which way a frame went, seen from the page. */
export type Direction = "in" | "out";

/** What the schemas say of a frame. `unknown` is a type of a newer server, which a client ignores (PROTOCOL [CLI-1]). */
export type Judgement =
  | { readonly status: "valid" }
  | { readonly status: "unknown" }
  | { readonly status: "invalid"; readonly issues: readonly Issue[] };

/** A frame as text became it: its JSON value, what it calls itself, and what the schemas say of it. */
export interface JudgedFrame {
  /** Undefined when the text is not JSON. */
  readonly value: unknown;
  /** The `type` of the frame; undefined when it has none. */
  readonly type: string | undefined;
  /** The `id` of the frame, usable or not, when it is a number. */
  readonly id: number | undefined;
  readonly judgement: Judgement;
}

const CLIENT_CHECKS: Readonly<Record<ClientFrame["type"], Check>> = {
  hello: checkHello,
  subscribe: checkSubscribe,
  unsubscribe: checkUnsubscribe,
  publish: checkPublish,
  signal: checkClientSignal,
  history: checkHistory,
  members: checkClientMembers,
  presence: checkClientPresence,
  call: checkCall,
  authenticate: checkAuthenticate,
  ping: checkClientPing,
  pong: checkPong,
};

const SERVER_CHECKS: Readonly<Record<ServerFrame["type"], Check>> = {
  welcome: checkWelcome,
  ok: checkOk,
  error: checkErrorFrame,
  subscribed: checkSubscribed,
  unsubscribed: checkUnsubscribed,
  message: checkMessage,
  signal: checkServerSignal,
  page: checkPage,
  members: checkServerMembers,
  presence: checkServerPresence,
  result: checkResult,
  reauthenticate: checkReauthenticate,
  rebase: checkRebase,
  drain: checkDrain,
  ping: checkServerPing,
};

const CHECKS: Readonly<Record<Direction, ReadonlyMap<string, Check>>> = {
  out: new Map(Object.entries(CLIENT_CHECKS)),
  in: new Map(Object.entries(SERVER_CHECKS)),
};

/** The types of frame that a client may send, in the order of the protocol text. */
export const clientTypes: readonly string[] = Object.keys(CLIENT_CHECKS);

function invalid(at: string, keyword: string, message: string): Judgement {
  return { status: "invalid", issues: [{ at, keyword, message }] };
}

function judgeObject(direction: Direction, frame: Readonly<Record<string, unknown>>): Judgement {
  const { type } = frame;
  if (type === undefined) return invalid("", "required", "must have required property 'type'");
  if (typeof type !== "string") return invalid("/type", "type", "must be string");
  const check = CHECKS[direction].get(type);
  if (check === undefined) {
    if (direction === "in") return { status: "unknown" };
    return invalid("/type", "enum", `must be one of ${clientTypes.join(", ")}`);
  }
  const issues = check(frame);
  return issues === undefined ? { status: "valid" } : { status: "invalid", issues };
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** Whether a JSON value is an object, neither null nor an array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Judges the text of a frame by the closed schemas of its direction, envelope only: payloads are the server's to judge
 * (PROTOCOL [FR-1], [CON-2]). Takes any text; what is not JSON or not an object is invalid at the root.
 */
export function judgeFrame(direction: Direction, text: string): JudgedFrame {
  const parsed = parseJson(text);
  if ("fault" in parsed) {
    return {
      value: undefined,
      type: undefined,
      id: undefined,
      judgement: invalid("", "json", `is not JSON: ${parsed.fault}`),
    };
  }
  const { value } = parsed;
  if (!isJsonObject(value)) {
    return { value, type: undefined, id: undefined, judgement: invalid("", "type", "must be object") };
  }
  return {
    value,
    type: typeof value["type"] === "string" ? value["type"] : undefined,
    id: typeof value["id"] === "number" ? value["id"] : undefined,
    judgement: judgeObject(direction, value),
  };
}
