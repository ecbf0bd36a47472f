import type { Issue } from "./contract.ts";
import type { ServerFrame } from "./generated/frames.ts";
import {
  checkErrorFrame,
  checkMessage,
  checkOk,
  checkServerPing,
  checkSubscribed,
  checkUnsubscribed,
  checkWelcome,
  type Check,
} from "./generated/validators.ts";

/** What arrived: a frame; a frame of a type that this SDK does not know; or something that breaks the rules. */
export type Decoded =
  | { readonly status: "valid"; readonly frame: ServerFrame }
  | { readonly status: "unknown" }
  | { readonly status: "malformed"; readonly type: string; readonly id: number | undefined; readonly issue: Issue };

const checks: Readonly<Record<ServerFrame["type"], Check>> = {
  welcome: checkWelcome,
  ok: checkOk,
  error: checkErrorFrame,
  subscribed: checkSubscribed,
  unsubscribed: checkUnsubscribed,
  message: checkMessage,
  ping: checkServerPing,
};

function parseObject(data: unknown): Partial<Record<string, unknown>> | undefined {
  try {
    const value: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
    return typeof value === "object" && value !== null ? (value as Partial<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a frame of the server as a tolerant reader: members and types that it does not know are no fault (PROTOCOL [CLI-1]). */
export function decode(data: unknown): Decoded {
  const value = parseObject(data);
  const type = value?.["type"];
  if (typeof type !== "string") {
    const issue = { at: "", keyword: "type", message: "must be a text that holds a JSON object with a type" };
    return { status: "malformed", type: "unknown", id: undefined, issue };
  }
  if (!Object.hasOwn(checks, type)) return { status: "unknown" };
  const issue = checks[type as ServerFrame["type"]](value)?.[0];
  if (issue === undefined) return { status: "valid", frame: value as unknown as ServerFrame };
  const id = value?.["id"];
  return { status: "malformed", type, id: typeof id === "number" ? id : undefined, issue };
}
