import type { Issue } from "./contract.ts";
import { error, message, ok, ping, subscribed, unsubscribed, welcome } from "./generated/frame-rules.ts";
import type {
  ErrorFrame,
  Message,
  Ok,
  ServerPing,
  Subscribed,
  Unsubscribed,
  Welcome,
} from "./generated/frames.ts";
import type { Rule } from "./rules.ts";

/** The frames that every server sends; those of features are known to who asks for them. */
export type CoreFrame = Welcome | Ok | ErrorFrame | Subscribed | Unsubscribed | Message | ServerPing;

/** What arrived: a frame; a frame of a type that this SDK does not know; or something that breaks the rules. */
export type Decoded =
  | { readonly status: "valid"; readonly frame: CoreFrame }
  | { readonly status: "unknown" }
  | {
      readonly status: "malformed";
      readonly type: string;
      readonly id: number | undefined;
      readonly issue: Issue;
    };

const known: Readonly<Record<CoreFrame["type"], Rule>> = {
  welcome,
  ok,
  error,
  subscribed,
  unsubscribed,
  message,
  ping,
};

function parseObject(data: unknown): { readonly type?: unknown; readonly id?: unknown } | undefined {
  try {
    const value: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a frame of the server as a tolerant reader: members and types that it does not know are no fault (PROTOCOL [CLI-1]). */
export function decode(data: unknown): Decoded {
  const value = parseObject(data);
  const type = value?.type;
  if (typeof type !== "string") {
    const issue = { at: "", keyword: "type", message: "must be a text that holds a JSON object with a type" };
    return { status: "malformed", type: "unknown", id: undefined, issue };
  }
  if (!Object.hasOwn(known, type)) return { status: "unknown" };
  const issue = known[type as CoreFrame["type"]](value, "");
  if (issue === undefined) return { status: "valid", frame: value as CoreFrame };
  const id = value?.id;
  return { status: "malformed", type, id: typeof id === "number" ? id : undefined, issue };
}
