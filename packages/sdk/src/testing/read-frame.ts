import type { Issue } from "../contract.ts";
import * as rules from "../generated/client-frame-rules.ts";
import type { ClientFrame } from "../generated/frames.ts";
import type { Rule } from "../rules.ts";
import { closeWith, describeIssue, refuse, type Closure, type Refusal } from "./verdict.ts";

/** What became of a text: a frame, a refusal of a request, or the end of the connection. */
export type ReadFrame =
  | { readonly kind: "frame"; readonly frame: ClientFrame }
  | { readonly kind: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "fatal"; readonly closure: Closure };

const MAX_DEPTH = 32;
const MAX_VALUES = 10_000;

/** Thrown through the walk of a frame that is beyond an answer (PROTOCOL [FR-11]). */
class OutOfBounds extends Error {}

/** The rules by type; not the module itself, a client could name a member of every object. */
const RULES: ReadonlyMap<string, Rule> = new Map(Object.entries(rules));

function fatal(message: string, issues?: readonly Issue[]): ReadFrame {
  return { kind: "fatal", closure: closeWith("bad_frame", message, issues) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is wrong with a name, told of the object where a pointer to the member would not be well-formed. */
function findNameFault(name: string, at: string): Issue | undefined {
  if (name === "__proto__")
    return { at: `${at}/__proto__`, keyword: "propertyNames", message: "must not be named __proto__" };
  return name.isWellFormed()
    ? undefined
    : { at, keyword: "unicode", message: "must not have a member name with a lone surrogate" };
}

function findValueFault(value: unknown, at: string): Issue | undefined {
  if (typeof value === "string" && !value.isWellFormed())
    return { at, keyword: "unicode", message: "must not contain a lone surrogate" };
  if (typeof value !== "number") return undefined;
  if (!Number.isFinite(value)) return { at, keyword: "number", message: "must not overflow to infinity" };
  const message = "must not be an integer beyond 2^53 - 1; send it as a string";
  return Number.isInteger(value) && !Number.isSafeInteger(value)
    ? { at, keyword: "number", message }
    : undefined;
}

/** Finds what JSON allows and Parlance does not (PROTOCOL [FR-10]). Throws `OutOfBounds` for what is too much (PROTOCOL [FR-5]). */
function findForbidden(root: unknown): Issue | undefined {
  let valueCount = 0;
  const visit = (value: unknown, at: string, depth: number): Issue | undefined => {
    if (++valueCount > MAX_VALUES) throw new OutOfBounds(`more than ${MAX_VALUES} values`);
    let found = findValueFault(value, at);
    if (typeof value !== "object" || value === null) return found;
    if (depth > MAX_DEPTH) throw new OutOfBounds(`nested deeper than ${MAX_DEPTH}`);
    for (const [name, each] of Object.entries(value)) {
      found ??= findNameFault(name, at);
      const inner = visit(each, `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1);
      found ??= inner;
    }
    return found;
  };
  return visit(root, "", 1);
}

/**
 * Turns a text into a frame that fits its schema, or says how the fault is to be treated (PROTOCOL, Faults), as every
 * server must.
 */
export function readFrame(text: string): ReadFrame {
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fatal("not a JSON object");
  const { type, id } = value as { readonly type?: unknown; readonly id?: unknown };
  try {
    const forbidden = findForbidden(value);
    const rule = typeof type === "string" ? RULES.get(type) : undefined;
    if (rule === undefined) return fatal(type === undefined ? "type is missing" : "type is not known");
    const issue = forbidden ?? rule(value, "", "writer");
    if (issue === undefined) return { kind: "frame", frame: value as ClientFrame };
    const isRequest = type !== "hello" && type !== "pong";
    if (!isRequest || typeof id !== "number" || rules.ping({ type: "ping", id }, "") !== undefined)
      return fatal(describeIssue(issue), [issue]);
    return { kind: "refused", id, refusal: refuse("invalid_frame", describeIssue(issue), [issue]) };
  } catch (fault) {
    if (fault instanceof OutOfBounds) return fatal(fault.message);
    throw fault;
  }
}
