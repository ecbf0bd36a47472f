import type { Frame, Twister } from "./proxy-server.ts";

/** One way to break a feature, and the cases that must notice: id → the rule that they name. */
export interface FeatureMutant {
  readonly name: string;
  readonly createTwister: () => Twister;
  readonly kills: Readonly<Record<string, string>>;
}

/** A twister that changes frames of one type and passes all others. */
function twisting(
  type: string,
  toFrames: (frame: Frame, asked: Frame | undefined) => readonly Frame[],
): Twister {
  return {
    twist: (frame, asked) =>
      frame["type"] === type ? toFrames(frame, asked.get(Number(frame["id"]))) : [frame],
  };
}

function messagesOf(page: Frame): readonly Frame[] {
  return page["messages"] as readonly Frame[];
}

/** A twister that answers requests of one type, refused with one code, by another frame. */
function pardoning(code: string, toAnswer: (asked: Frame) => Frame): Twister {
  return twisting("error", (error, asked) =>
    error["code"] === code && asked !== undefined ? [toAnswer(asked)] : [error],
  );
}

const emptyPage = ({ id, channel }: Frame): Frame => ({
  type: "page",
  id,
  channel,
  epoch: "conformance.no-such-epoch",
  first: 1,
  head: 0,
  more: false,
  messages: [],
});

/** Holds each change back until the next one has gone out. */
function createHoarder(): Twister {
  let held: Frame | undefined;
  return twisting("presence", (frame) => {
    const earlier = held;
    held = frame;
    return earlier === undefined ? [] : [frame, earlier];
  });
}

/** The reference server, with one feature broken at a time on the way to its clients. */
export const featureMutants: readonly FeatureMutant[] = [
  {
    name: "turns pages round",
    createTwister: () => twisting("page", (page) => [{ ...page, messages: messagesOf(page).toReversed() }]),
    kills: { "history/page/walk-forward": "HIS-1", "history/position/exclusive": "HIS-1" },
  },
  {
    name: "leaves messages out of pages",
    createTwister: () => twisting("page", (page) => [{ ...page, messages: messagesOf(page).slice(1) }]),
    kills: { "history/page/walk-forward": "HIS-1", "history/page/walk-backward": "HIS-1" },
  },
  {
    name: "says that there is more when there is not",
    createTwister: () => twisting("page", (page) => [{ ...page, more: true }]),
    kills: { "history/page/walk-forward": "HIS-2", "history/position/empty-channel": "HIS-2" },
  },
  {
    name: "reads on from positions that are lost",
    createTwister: () => pardoning("position_lost", emptyPage),
    kills: { "history/position/lost": "HIS-3", "history/position/trimmed": "HIS-3" },
  },
  {
    name: "grants what goes beyond a rate",
    createTwister: () => pardoning("rate_limited", ({ id }) => ({ type: "ok", id })),
    kills: { "core/rates/beyond": "LIM-5" },
  },
  {
    name: "refuses what keeps to a rate",
    createTwister: () => {
      let count = 0;
      return twisting("ok", (ok, asked) => {
        const isEarly = asked?.["type"] === "signal" && ++count > 10;
        const refusal = { code: "rate_limited", message: "too fast", retryable: true, afterMs: 1000 };
        return [isEarly ? { type: "error", id: ok["id"], ...refusal } : ok];
      });
    },
    kills: { "core/rates/beyond": "LIM-5" },
  },
  {
    name: "changes messages in pages",
    createTwister: () =>
      twisting("page", (page) => [
        { ...page, messages: messagesOf(page).map((each) => ({ ...each, data: { text: "changed" } })) },
      ]),
    kills: { "history/page/walk-forward": "HIS-4" },
  },
  {
    name: "sends signals twice",
    createTwister: () => twisting("signal", (frame) => [frame, frame]),
    kills: { "signals/delivery/subscribers": "SIG-3" },
  },
  {
    name: "loses signals",
    createTwister: () => twisting("signal", () => []),
    kills: { "signals/delivery/subscribers": "SIG-3", "signals/delivery/without-id": "SIG-3" },
  },
  {
    name: "numbers signals",
    createTwister: () =>
      twisting("ok", (ok, asked) => {
        const position = ok["position"] as { readonly epoch: string; readonly offset: number } | undefined;
        const isPublish = asked?.["type"] === "publish" && position !== undefined;
        return [isPublish ? { ...ok, position: { ...position, offset: position.offset + 1 } } : ok];
      }),
    kills: { "signals/numbering/not-moved": "SIG-1" },
  },
  {
    name: "takes a message event for a signal",
    createTwister: () => pardoning("wrong_kind", ({ id }) => ({ type: "ok", id })),
    kills: { "signals/faults/wrong-kind": "PUB-1" },
  },
  {
    name: "calls the wrong kind unknown",
    createTwister: () =>
      twisting("error", (error) => [
        error["code"] === "wrong_kind" ? { ...error, code: "unknown_event" } : error,
      ]),
    kills: { "signals/faults/wrong-kind": "SIG-2" },
  },
  {
    name: "says nothing of refused signals without id",
    createTwister: () => twisting("error", (error) => (error["id"] === undefined ? [] : [error])),
    kills: { "signals/faults/without-id": "FR-7" },
  },
  {
    name: "tells changes in another order",
    createTwister: createHoarder,
    kills: { "presence/members/changes": "PRS-1" },
  },
  {
    name: "leaves members out of lists",
    createTwister: () =>
      twisting("members", (list) => [{ ...list, members: (list["members"] as readonly Frame[]).slice(1) }]),
    kills: { "presence/members/changes": "PRS-1" },
  },
  {
    name: "does not tell who leaves",
    createTwister: () => twisting("presence", (frame) => (frame["action"] === "leave" ? [] : [frame])),
    kills: { "presence/leave/in-good-order": "PRS-2" },
  },
  {
    name: "tells members to who no longer watches",
    createTwister: () =>
      twisting("subscribed", (frame, asked) => {
        const { channel } = frame;
        const change = { type: "presence", channel, version: 9e15, action: "count", total: 1 };
        return asked?.["presence"] === false ? [frame, change] : [frame];
      }),
    kills: { "presence/watchers/only": "PRS-5" },
  },
  {
    name: "passes on results that break the contract",
    createTwister: () => twisting("result", (result) => [{ ...result, data: { length: "long" } }]),
    kills: { "calls/method/answered": "RPC-1" },
  },
  {
    name: "takes any parameters",
    createTwister: () =>
      pardoning("invalid_payload", ({ id }) => ({ type: "result", id, data: { length: 1 } })),
    kills: { "calls/method/bad-parameters": "RPC-1" },
  },
  {
    name: "answers again after the deadline",
    createTwister: () =>
      twisting("error", (error) =>
        error["code"] === "deadline" ? [error, { type: "result", id: error["id"], data: {} }] : [error],
      ),
    kills: { "calls/deadline/answered-once": "RPC-2" },
  },
  {
    name: "does not subscribe users to their inbox",
    createTwister: () => twisting("subscribed", (frame) => (frame["id"] === undefined ? [] : [frame])),
    kills: { "inbox/own/subscribed-by-server": "INB-1" },
  },
  {
    name: "lets strangers read an inbox",
    createTwister: () =>
      twisting("error", (error, asked) =>
        asked?.["type"] === "history" && error["code"] === "forbidden" ? [emptyPage(asked)] : [error],
      ),
    kills: { "inbox/foreign/forbidden": "INB-2" },
  },
];
