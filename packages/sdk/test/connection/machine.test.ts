import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  next,
  STABLE_MS,
  type ConnectionEvent,
  type ConnectionPolicy,
  type ConnectionState,
  type Effect,
  type Moment,
  type Step,
} from "../../src/connection/machine.ts";
import { welcome } from "../frames.ts";

const policy: ConnectionPolicy = {
  connectTimeoutMs: 10_000,
  hasTokens: false,
  backoff: { firstMs: 500, maxMs: 30_000 },
};
const at = (nowMs: number, jitter = 0.5): Moment => ({ nowMs, jitter });

function run(
  events: readonly ConnectionEvent[],
  moment: Moment = at(0),
  from: ConnectionState = { status: "idle" },
): Step {
  return events.reduce<Step>(({ state }, event) => next(state, event, moment, policy), {
    state: from,
    effects: [],
  });
}

const UP: readonly ConnectionEvent[] = [
  { type: "connect" },
  { type: "prepared" },
  { type: "opened" },
  { type: "welcomed", welcome: welcome() },
];
const CLOSE: ConnectionEvent = { type: "close", code: 1000, message: "the application closed the client" };
const lost = (code: number, afterMs?: number): ConnectionEvent => ({
  type: "lost",
  code,
  message: "gone",
  afterMs,
});

/** What the edge holds after performing effects; throws when an effect makes no sense. */
interface Holdings {
  hasTimer: boolean;
  hasSocket: boolean;
  hasSession: boolean;
  isWatching: boolean;
}

function assertFree(isHeld: boolean, effect: Effect): void {
  if (isHeld) throw new Error(`${effect.do}: the last one was not given back`);
}

function assertHeld(isHeld: boolean, effect: Effect): void {
  if (!isHeld) throw new Error(`${effect.do}: there is none`);
}

function perform(held: Holdings, effect: Effect): void {
  switch (effect.do) {
    case "setTimer":
      assertFree(held.hasTimer, effect);
      held.hasTimer = true;
      return;
    case "clearTimer":
      // A timer that has run out may be cleared for nothing.
      held.hasTimer = false;
      return;
    case "openSocket":
      assertFree(held.hasSocket, effect);
      held.hasSocket = true;
      return;
    case "closeSocket":
      assertHeld(held.hasSocket, effect);
      held.hasSocket = false;
      return;
    case "greet":
      assertHeld(held.hasSocket, effect);
      assertFree(held.hasSession, effect);
      held.hasSession = true;
      return;
    case "endSession":
      assertHeld(held.hasSession, effect);
      held.hasSession = false;
      return;
    case "watchSilence":
      assertFree(held.isWatching, effect);
      held.isWatching = true;
      return;
    case "unwatchSilence":
      assertHeld(held.isWatching, effect);
      held.isWatching = false;
      return;
    case "admit":
      return assertHeld(held.hasSession, effect);
    case "prepare":
      return assertFree(held.hasSocket, effect);
  }
}

/** What each state entitles to. */
function entitlement({ status }: ConnectionState): Holdings {
  return {
    hasTimer: status === "preparing" || status === "opening" || status === "greeting" || status === "waiting",
    hasSocket: status === "opening" || status === "greeting" || status === "connected",
    hasSession: status === "greeting" || status === "connected",
    isWatching: status === "connected",
  };
}

/** What can really happen: a socket is lost only while there is one, a timer runs out only while it is set. */
function canHappen(event: ConnectionEvent, state: ConnectionState, held: Holdings): boolean {
  if (event.type === "lost") return held.hasSocket || state.status === "preparing";
  if (event.type === "elapsed") return held.hasTimer;
  if (event.type === "fellSilent") return held.isWatching;
  return true;
}

const anyEvent: fc.Arbitrary<ConnectionEvent> = fc.oneof(
  fc.constant<ConnectionEvent>({ type: "connect" }),
  fc.constantFrom<ConnectionEvent>(CLOSE, { type: "close", code: 4501, message: "moved" }),
  { weight: 4, arbitrary: fc.constant<ConnectionEvent>({ type: "prepared" }) },
  { weight: 4, arbitrary: fc.constant<ConnectionEvent>({ type: "opened" }) },
  { weight: 4, arbitrary: fc.constant<ConnectionEvent>({ type: "welcomed", welcome: welcome() }) },
  fc.record({
    type: fc.constant("lost" as const),
    code: fc.integer({ min: 1000, max: 4999 }),
    message: fc.constant("gone"),
    afterMs: fc.option(fc.nat(60_000), { nil: undefined }),
  }),
  fc.constant<ConnectionEvent>({ type: "elapsed" }),
  fc.constant<ConnectionEvent>({ type: "fellSilent" }),
);

const anyHistory = fc.array(
  fc.record({
    event: anyEvent,
    passMs: fc.nat(40_000),
    jitter: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  { maxLength: 80, size: "max" },
);

describe("connection machine", () => {
  it("holds exactly what its state entitles to, whatever happens", () => {
    const check = fc.property(anyHistory, fc.boolean(), (history, hasTokens) => {
      let state: ConnectionState = { status: "idle" };
      let nowMs = 0;
      const held: Holdings = entitlement(state);
      for (const { event, passMs, jitter } of history) {
        if (!canHappen(event, state, held)) continue;
        nowMs += passMs;
        if (event.type === "lost") held.hasSocket = false;
        if (event.type === "elapsed") held.hasTimer = false;
        const step = next(state, event, { nowMs, jitter }, { ...policy, hasTokens });
        for (const effect of step.effects) perform(held, effect);
        state = step.state;
        expect(held).toEqual(entitlement(state));
      }
    });
    fc.assert(check, { numRuns: 1000 });
  });

  it("comes back from any history by connect, prepared, opened, welcomed", () => {
    const check = fc.property(anyHistory, (history) => {
      let state: ConnectionState = { status: "idle" };
      for (const { event, passMs, jitter } of history)
        state = next(state, event, { nowMs: passMs, jitter }, policy).state;
      for (const event of UP) state = next(state, event, at(0), policy).state;
      expect(state.status).toBe("connected");
    });
    fc.assert(check);
  });

  it("ignores events that its state does not await, without a new state", () => {
    const idle: ConnectionState = { status: "idle" };
    for (const event of [
      ...UP.slice(1),
      lost(1006),
      { type: "elapsed" } as const,
      { type: "fellSilent" } as const,
    ]) {
      expect(next(idle, event, at(0), policy)).toEqual({ state: idle, effects: [] });
      expect(next(idle, event, at(0), policy).state).toBe(idle);
    }
  });

  it("prepares, opens, greets and is admitted, with one timer over all of it", () => {
    expect(run(UP.slice(0, 1)).effects).toEqual([{ do: "setTimer", afterMs: 10_000 }, { do: "prepare" }]);
    expect(run(UP.slice(0, 2)).effects).toEqual([{ do: "openSocket" }]);
    expect(run(UP.slice(0, 3)).effects).toEqual([{ do: "greet" }]);
    expect(run(UP).effects).toEqual([
      { do: "clearTimer" },
      { do: "watchSilence", silenceMs: 35_000 },
      { do: "admit", welcome: welcome() },
    ]);
  });

  it("gives up an attempt that takes too long, and tries again", () => {
    for (const count of [1, 2, 3]) {
      const { state, effects } = run([...UP.slice(0, count), { type: "elapsed" }]);
      expect(state).toMatchObject({
        status: "waiting",
        failures: 1,
        reason: { code: 4500, name: "liveness_lost", message: "no welcome within 10000 ms" },
      });
      expect(effects.some((effect) => effect.do === "closeSocket")).toBe(count > 1);
    }
  });

  it("[HB-3] gives up a silent connection with 4500 and reconnects", () => {
    const { state, effects } = run([...UP, { type: "fellSilent" }], at(60_000));
    expect(effects[0]).toMatchObject({
      do: "closeSocket",
      code: 4500,
      message: "liveness_lost: the server fell silent",
    });
    expect(state).toMatchObject({ status: "waiting" });
    expect(run([{ type: "elapsed" }], at(0), state).state).toEqual({ status: "preparing", failures: 1 });
  });

  it("[CLS-3] follows the hundred of close codes, known and unknown", () => {
    for (const code of [1001, 1006, 1011, 4100, 4106, 4107, 4199, 4200, 4299, 4500, 3000]) {
      expect(run([...UP, lost(code)]).state, String(code)).toMatchObject({
        status: "waiting",
        reason: { code },
      });
    }
    for (const code of [1000, 1002, 1003, 1007, 1009, 4300, 4303, 4399, 4400, 4406, 4499, 4900, 4999]) {
      expect(run([...UP, lost(code)]).state, String(code)).toMatchObject({
        status: "closed",
        reason: { code },
      });
    }
  });

  it("[CLS-3] comes back after 43xx where there is a source of tokens, and after nothing else that means stop", () => {
    const withTokens = { ...policy, hasTokens: true };
    const up = run(UP).state;
    for (const code of [4300, 4301, 4302, 4303, 4399])
      expect(next(up, lost(code), at(0), withTokens).state, String(code)).toMatchObject({
        status: "waiting",
        failures: 1,
        untilMs: 1000,
        reason: { code, advice: "newToken" },
      });
    for (const code of [1000, 4400, 4403, 4900])
      expect(next(up, lost(code), at(0), withTokens).state.status, String(code)).toBe("closed");
  });

  it("[CLS-5] closes with 4501 when another connection has taken over", () => {
    const { state, effects } = run([...UP, { type: "close", code: 4501, message: "the server drains" }]);
    expect(state).toMatchObject({ status: "closed", reason: { code: 4501, name: "moved" } });
    expect(effects[0]).toEqual({ do: "closeSocket", code: 4501, message: "moved: the server drains" });
  });

  it("[CLS-4] spreads the pause from zero to a bound that grows with each failure", () => {
    const pauseMs = (failures: number, jitter: number): number => {
      const { state } = run([lost(1006)], at(0, jitter), { status: "opening", failures });
      return state.status === "waiting" ? state.untilMs : -1;
    };
    for (const failures of [0, 1, 5, 50]) expect(pauseMs(failures, 0)).toBe(0);
    const longest = [0, 1, 2, 3, 4, 5, 6, 100, 5000].map((failures) => pauseMs(failures, 0.999_999));
    expect(longest).toEqual([1999, 3999, 7999, 15_999, 29_999, 29_999, 29_999, 29_999, 29_999]);
  });

  it("forgets failures only after a connection that lasted", () => {
    const up: ConnectionState = { status: "connected", failures: 7, sinceMs: 0, welcome: welcome() };
    expect(run([lost(1006)], at(STABLE_MS - 1), up).state).toMatchObject({ failures: 8 });
    expect(run([lost(1006)], at(STABLE_MS), up).state).toMatchObject({ failures: 0 });
  });

  it("stays away for as long as the server asks, before the pause of its own", () => {
    expect(run([...UP, lost(4104, 5000)], at(0, 0)).state).toMatchObject({
      status: "waiting",
      untilMs: 5000,
    });
  });

  it("connects at once out of a pause, and out of closed", () => {
    const waiting = run([...UP, lost(1006)]).state;
    expect(run([{ type: "connect" }], at(0), waiting)).toEqual({
      state: { status: "preparing", failures: 1 },
      effects: [{ do: "clearTimer" }, { do: "setTimer", afterMs: 10_000 }, { do: "prepare" }],
    });
    const closed = run([...UP, CLOSE]).state;
    expect(run([{ type: "connect" }], at(0), closed).state).toEqual({ status: "preparing", failures: 0 });
  });

  it("closes with 1000 when the application closes", () => {
    const { state, effects } = run([...UP, CLOSE]);
    expect(state).toMatchObject({ status: "closed", reason: { code: 1000, name: "normal" } });
    expect(effects).toEqual([
      { do: "closeSocket", code: 1000, message: "normal: the application closed the client" },
      { do: "unwatchSilence" },
      { do: "endSession" },
    ]);
  });
});
