import { ownCodes } from "../generated/close-advice.ts";
import type { Welcome } from "../generated/frames.ts";
import { toPauseMs, type Backoff } from "./backoff.ts";
import { toCloseReason, type CloseReason } from "./close-reason.ts";

/** Where a connection stands. `failures` counts the attempts since the last connection that lasted. */
export type ConnectionState =
  | { readonly status: "idle" }
  | { readonly status: "preparing" | "opening" | "greeting"; readonly failures: number }
  | {
      readonly status: "connected";
      readonly failures: number;
      readonly sinceMs: number;
      readonly welcome: Welcome;
    }
  | {
      readonly status: "waiting";
      readonly failures: number;
      readonly untilMs: number;
      readonly reason: CloseReason;
    }
  | { readonly status: "closed"; readonly reason: CloseReason };

/** What can happen to a connection. An event that a state does not await leaves it as it is. */
export type ConnectionEvent =
  /** The application wants a connection, at once. */
  | { readonly type: "connect" }
  /** The application wants none any more. */
  | { readonly type: "close"; readonly code: number; readonly message: string }
  /** The `hello` is ready to be sent. */
  | { readonly type: "prepared" }
  /** The socket is open. */
  | { readonly type: "opened" }
  | { readonly type: "welcomed"; readonly welcome: Welcome }
  /** The socket ended by itself, or could not be had. `afterMs` is how long the server asks to stay away. */
  | {
      readonly type: "lost";
      readonly code: number;
      readonly message: string;
      readonly afterMs?: number | undefined;
    }
  /** The timer ran out. */
  | { readonly type: "elapsed" }
  /** Nothing arrived for longer than the heartbeat allows. */
  | { readonly type: "fellSilent" };

/** What is to be done, in the given order. */
export type Effect =
  /** Make the `hello`, then tell `prepared`. */
  | { readonly do: "prepare" }
  | { readonly do: "openSocket" }
  | { readonly do: "closeSocket"; readonly code: number; readonly message: string }
  /** Send `hello`: from now on there is a session, and requests may follow. */
  | { readonly do: "greet" }
  /** The session is admitted. */
  | { readonly do: "admit"; readonly welcome: Welcome }
  /** The session has ended: what awaits an answer gets none. */
  | { readonly do: "endSession" }
  | { readonly do: "setTimer"; readonly afterMs: number }
  | { readonly do: "clearTimer" }
  | { readonly do: "watchSilence"; readonly silenceMs: number }
  | { readonly do: "unwatchSilence" };

/** When and with which luck an event happens: all that the machine cannot know by itself. */
export interface Moment {
  readonly nowMs: number;
  /** Random, at least 0 and less than 1. */
  readonly jitter: number;
}

/** What the application decides about connections. */
export interface ConnectionPolicy {
  /** Time for one attempt, from the first step to `welcome`. */
  readonly connectTimeoutMs: number;
  /** Whether there is a source of tokens: each attempt comes with a fresh one. */
  readonly hasTokens: boolean;
  readonly backoff: Backoff;
}

/** A new state and what it demands. */
export interface Step {
  readonly state: ConnectionState;
  readonly effects: readonly Effect[];
}

/** A connection that lasted this long was no failure: the next pause is short again. */
export const STABLE_MS = 10_000;

const stay = (state: ConnectionState): Step => ({ state, effects: [] });

function attempt(failures: number, { connectTimeoutMs }: ConnectionPolicy): Step {
  return {
    state: { status: "preparing", failures },
    effects: [{ do: "setTimer", afterMs: connectTimeoutMs }, { do: "prepare" }],
  };
}

/** What a state holds and must give back when it is left for `waiting` or `closed`. */
function release(state: ConnectionState): readonly Effect[] {
  switch (state.status) {
    case "idle":
    case "closed":
      return [];
    case "greeting":
      return [{ do: "clearTimer" }, { do: "endSession" }];
    case "connected":
      return [{ do: "unwatchSilence" }, { do: "endSession" }];
    default:
      return [{ do: "clearTimer" }];
  }
}

/** The states that have a socket. */
const WITH_SOCKET: readonly string[] = ["opening", "greeting", "connected"];

/** Closes the socket from this side, then does what `step` says. */
function hangUp(state: ConnectionState, { code, name, message }: CloseReason, step: Step): Step {
  if (!WITH_SOCKET.includes(state.status)) return step;
  return { ...step, effects: [{ do: "closeSocket", code, message: `${name}: ${message}` }, ...step.effects] };
}

/** Leaves a failed attempt or a lost connection for what the reason advises. */
function fail(
  state: ConnectionState,
  reason: CloseReason,
  moment: Moment,
  policy: ConnectionPolicy,
  afterMs = 0,
): Step {
  if (!("failures" in state) || state.status === "waiting") return stay(state);
  const released = release(state);
  // Without a source of tokens there is none to come back with.
  if (reason.advice === "stop" || (reason.advice === "newToken" && !policy.hasTokens))
    return { state: { status: "closed", reason }, effects: released };
  const isStable = state.status === "connected" && moment.nowMs - state.sinceMs >= STABLE_MS;
  const failures = isStable ? 0 : state.failures + 1;
  // An orderly 42xx, after which another server stands ready, is followed sooner than a fault.
  const pauseMs =
    afterMs +
    toPauseMs(reason.advice === "reconnect" ? failures : failures + 1, moment.jitter, policy.backoff);
  return {
    state: { status: "waiting", failures, untilMs: moment.nowMs + pauseMs, reason },
    effects: [...released, { do: "setTimer", afterMs: pauseMs }],
  };
}

function giveUp(state: ConnectionState, message: string, moment: Moment, policy: ConnectionPolicy): Step {
  const reason = toCloseReason(ownCodes.liveness_lost, message);
  return hangUp(state, reason, fail(state, reason, moment, policy));
}

function connect(state: ConnectionState, policy: ConnectionPolicy): Step {
  if (state.status === "idle" || state.status === "closed") return attempt(0, policy);
  if (state.status !== "waiting") return stay(state);
  const step = attempt(state.failures, policy);
  return { ...step, effects: [...release(state), ...step.effects] };
}

function close(state: ConnectionState, code: number, message: string): Step {
  if (state.status === "closed") return stay(state);
  const reason = toCloseReason(code, message);
  return hangUp(state, reason, { state: { status: "closed", reason }, effects: release(state) });
}

function elapse(state: ConnectionState, moment: Moment, policy: ConnectionPolicy): Step {
  switch (state.status) {
    case "waiting":
      return attempt(state.failures, policy);
    case "preparing":
    case "opening":
    case "greeting":
      return giveUp(state, `no welcome within ${policy.connectTimeoutMs} ms`, moment, policy);
    default:
      return stay(state);
  }
}

function welcomed(state: ConnectionState, welcome: Welcome, nowMs: number): Step {
  if (state.status !== "greeting") return stay(state);
  const { intervalMs, graceMs } = welcome.heartbeat;
  return {
    state: { status: "connected", failures: state.failures, sinceMs: nowMs, welcome },
    effects: [
      { do: "clearTimer" },
      { do: "watchSilence", silenceMs: intervalMs + graceMs },
      { do: "admit", welcome },
    ],
  };
}

/**
 * The connection as a pure function: what an event makes of a state, and what is to be done about it. At most one
 * socket, one timer and one watch are held at a time, and each that was taken is given back before the next is taken.
 */
export function next(
  state: ConnectionState,
  event: ConnectionEvent,
  moment: Moment,
  policy: ConnectionPolicy,
): Step {
  switch (event.type) {
    case "connect":
      return connect(state, policy);
    case "close":
      return close(state, event.code, event.message);
    case "prepared":
      if (state.status !== "preparing") return stay(state);
      return { state: { status: "opening", failures: state.failures }, effects: [{ do: "openSocket" }] };
    case "opened":
      if (state.status !== "opening") return stay(state);
      return { state: { status: "greeting", failures: state.failures }, effects: [{ do: "greet" }] };
    case "welcomed":
      return welcomed(state, event.welcome, moment.nowMs);
    case "lost":
      return fail(state, toCloseReason(event.code, event.message), moment, policy, event.afterMs);
    case "elapsed":
      return elapse(state, moment, policy);
    case "fellSilent":
      return state.status === "connected"
        ? giveUp(state, "the server fell silent", moment, policy)
        : stay(state);
  }
}
