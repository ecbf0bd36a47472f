import type { Issue } from "./contract.ts";
import { error, message, ok, ping, subscribed, unsubscribed, welcome } from "./generated/frame-rules.ts";
import type { ServerFrame } from "./generated/frames.ts";
import type { Rule } from "./rules.ts";

/** What arrived: a frame; a frame of a type that this client does not know; or something that breaks the rules. */
export type Decoded =
  | { readonly status: "valid"; readonly frame: ServerFrame }
  | { readonly status: "unknown" }
  | {
      readonly status: "malformed";
      readonly type: string;
      readonly id: number | undefined;
      readonly issue: Issue;
    };

/** The rules of the frames that a client knows, by their type. */
export type Lexicon = Map<string, Rule>;

/** The frames that every server sends; those of a feature are added by the code that asks for them. */
export function createLexicon(): Lexicon {
  return new Map(Object.entries({ welcome, ok, error, subscribed, unsubscribed, message, ping }));
}

function parseObject(data: unknown): { readonly type?: unknown; readonly id?: unknown } | undefined {
  try {
    const value: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a frame of the server as a tolerant reader: members and types that it does not know are no fault (PROTOCOL [CLI-1]). */
export function decode(data: unknown, lexicon: Lexicon): Decoded {
  const value = parseObject(data);
  const type = value?.type;
  if (typeof type !== "string") {
    const issue = { at: "", keyword: "type", message: "must be a JSON object with a type" };
    return { status: "malformed", type: "unknown", id: undefined, issue };
  }
  const rule = lexicon.get(type);
  if (rule === undefined) return { status: "unknown" };
  const issue = rule(value, "");
  if (issue === undefined) return { status: "valid", frame: value as ServerFrame };
  const id = value?.id;
  return { status: "malformed", type, id: typeof id === "number" ? id : undefined, issue };
}
