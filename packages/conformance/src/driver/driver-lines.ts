import { readFileSync } from "node:fs";
import { findBroken } from "../schema/find-broken.ts";
import { isObject, valueAt, type JsonObject, type Schema } from "../schema/json-schema.ts";
import { show } from "../verdict.ts";

/** A position, as a driver tells it. */
export interface DriverPosition {
  readonly epoch: string;
  readonly offset: number;
}

/** Times that a client may be set to, so that nobody has to wait for the usual ones. */
export interface DriverHints {
  readonly firstPauseMs?: number;
  readonly maxPauseMs?: number;
  readonly publishMaxAgeMs?: number;
}

/** What the suite asks of a driver; the suite adds the number. */
export type DriverCommand =
  | { readonly do: "describe" }
  | {
      readonly do: "connect";
      readonly client: string;
      readonly url: string;
      readonly tokens?: readonly string[];
      readonly hints?: DriverHints;
    }
  | { readonly do: "subscribe"; readonly client: string; readonly channel: string; readonly last?: number }
  | { readonly do: "unsubscribe"; readonly client: string; readonly channel: string }
  | {
      readonly do: "publish" | "signal";
      readonly client: string;
      readonly channel: string;
      readonly name: string;
      readonly data: JsonObject;
    }
  | {
      readonly do: "history";
      readonly client: string;
      readonly channel: string;
      readonly direction: "forward" | "backward";
      readonly limit: number;
    }
  | { readonly do: "call"; readonly client: string; readonly name: string; readonly data: JsonObject }
  | { readonly do: "close"; readonly client: string };

/** What a command gave. */
export interface DriverValue {
  readonly name?: string;
  readonly version?: string;
  readonly hints?: readonly string[];
  readonly position?: DriverPosition;
  readonly messages?: readonly {
    readonly offset: number;
    readonly name: string;
    readonly data: JsonObject;
  }[];
  readonly data?: JsonObject;
}

/** How a command ended. */
export type DriverAnswer =
  | { readonly event: "done"; readonly n: number; readonly value?: DriverValue }
  | { readonly event: "failed"; readonly n: number; readonly code: string; readonly message?: string }
  | { readonly event: "unsupported"; readonly n: number };

/** What a client told its application without being asked. */
export type DriverNews =
  | {
      readonly event: "message" | "signal";
      readonly client: string;
      readonly channel: string;
      readonly offset?: number;
      readonly name: string;
      readonly data: JsonObject;
    }
  | {
      readonly event: "gap" | "ended";
      readonly client: string;
      readonly channel: string;
      readonly code?: string;
    }
  | {
      readonly event: "state";
      readonly client: string;
      readonly state: "connecting" | "connected" | "waiting" | "closed";
      readonly code?: number;
    };

/** One line that a driver writes. */
export type DriverEvent = DriverAnswer | DriverNews;

const FILE = new URL("../../driver.schema.json", import.meta.url);

/** The schema of the lines, as it is published. */
const driverSchema: Schema = JSON.parse(readFileSync(FILE, "utf8")) as Schema;

/** Which part of the schema an event has to fit. */
const PARTS: Readonly<Record<DriverEvent["event"], string>> = {
  done: "done",
  failed: "failed",
  unsupported: "unsupported",
  message: "handedOver",
  signal: "handedOver",
  gap: "channelNews",
  ended: "channelNews",
  state: "state",
};

/** What a line of a driver is: an event, or what is wrong with it, for whoever writes the driver. */
export type ReadLine =
  | { readonly ok: true; readonly event: DriverEvent }
  | { readonly ok: false; readonly reason: string };

function refuse(text: string, why: string): ReadLine {
  return { ok: false, reason: `the driver wrote a line that is no event: ${why}: ${show(text)}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a line that a driver wrote. */
export function readDriverLine(text: string): ReadLine {
  const value = parse(text);
  if (!isObject(value)) return refuse(text, "it is not one JSON object");
  const name = String(value["event"]);
  if (!Object.hasOwn(PARTS, name))
    return refuse(text, `/event must be one of ${Object.keys(PARTS).join(", ")}`);
  const part = valueAt(driverSchema, `/$defs/${PARTS[name as DriverEvent["event"]]}`) as Schema;
  const [fault] = findBroken(part, value, driverSchema);
  if (fault !== undefined) return refuse(text, `${fault.at} breaks ${fault.keyword} (${fault.constraint})`);
  return { ok: true, event: value as unknown as DriverEvent };
}
