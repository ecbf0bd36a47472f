import type { ServerFrame } from "../generated/frames.ts";
import * as checks from "../generated/validators.ts";
import { isObject } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";
import { findTextFault } from "./read-strictly.ts";

const serverChecks: Readonly<Record<ServerFrame["type"], checks.Check>> = {
  welcome: checks.checkWelcome,
  ok: checks.checkOk,
  error: checks.checkErrorFrame,
  subscribed: checks.checkSubscribed,
  unsubscribed: checks.checkUnsubscribed,
  message: checks.checkMessage,
  signal: checks.checkServerSignal,
  page: checks.checkPage,
  members: checks.checkServerMembers,
  presence: checks.checkServerPresence,
  result: checks.checkResult,
  reauthenticate: checks.checkReauthenticate,
  rebase: checks.checkRebase,
  drain: checks.checkDrain,
  ping: checks.checkServerPing,
};

/** What a text from the server is: a frame, or a broken rule. */
export type ReadFrame =
  | { readonly ok: true; readonly frame: ServerFrame }
  | { readonly ok: false; readonly violation: Violation };

function refuse(requirement: string, expected: string, actual: string): ReadFrame {
  return { ok: false, violation: { requirement, expected, actual } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findCheck(type: string): checks.Check | undefined {
  return Object.hasOwn(serverChecks, type) ? serverChecks[type as ServerFrame["type"]] : undefined;
}

/** Judges a text from the server by the closed schema of its type (PROTOCOL [FR-1]) and as JSON ([FR-8]). */
export function readFrame(text: string): ReadFrame {
  const value = parse(text);
  if (!isObject(value)) return refuse("FR-1", "one JSON object in each text", show(text));
  const check = typeof value["type"] === "string" ? findCheck(value["type"]) : undefined;
  if (check === undefined) return refuse("FR-1", "a `type` that a server sends", show(value["type"] ?? text));
  const [issue] = check(value) ?? [];
  if (issue !== undefined) {
    const expected = `${String(value["type"])}${issue.at} to fit the closed schema (${issue.keyword}: ${issue.message})`;
    return refuse("FR-1", expected, show(text));
  }
  const fault = findTextFault(text);
  if (fault !== undefined)
    return refuse("FR-8", "JSON that every reader reads alike", `${fault.what}: ${show(fault.piece)}`);
  return { ok: true, frame: value as unknown as ServerFrame };
}

const clientChecks: Readonly<Record<string, checks.Check>> = {
  hello: checks.checkHello,
  subscribe: checks.checkSubscribe,
  unsubscribe: checks.checkUnsubscribe,
  publish: checks.checkPublish,
  signal: checks.checkClientSignal,
  history: checks.checkHistory,
  members: checks.checkClientMembers,
  presence: checks.checkClientPresence,
  call: checks.checkCall,
  authenticate: checks.checkAuthenticate,
  ping: checks.checkClientPing,
  pong: checks.checkPong,
};

/** What is wrong with a frame that a client is about to send; undefined when it fits the closed schema of its type. */
export function findClientFault(frame: unknown): checks.Issue | undefined {
  const type = isObject(frame) && typeof frame["type"] === "string" ? frame["type"] : "";
  const check = Object.hasOwn(clientChecks, type) ? clientChecks[type] : undefined;
  if (check === undefined) return { at: "/type", keyword: "enum", message: "is not a type of client frame" };
  return check(frame)?.[0];
}
