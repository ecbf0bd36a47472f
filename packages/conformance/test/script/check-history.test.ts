import { describe, expect, test } from "vitest";
import type { ClientFrame, ServerFrame } from "../../src/generated/frames.ts";
import { checkHistory } from "../../src/script/check-history.ts";
import type { Entry, Line } from "../../src/script/record.ts";
import { anomalies } from "../../src/verdict.ts";

const CHANNEL = "room:one";
const alice: Line = { number: 1, client: "alice", user: "alice" };
const bob: Line = { number: 2, client: "bob", user: "bob" };

const sent = (line: Line, frame: ClientFrame): Entry => ({ kind: "sent", line, frame });
const received = (line: Line, frame: ServerFrame): Entry => ({ kind: "received", line, frame });
const settled = (line: Line): Entry => ({ kind: "settled", line });

function publish(line: Line, id: number, text: string): Entry {
  return sent(line, { type: "publish", id, channel: CHANNEL, event: "said", data: { text } });
}

function ok(line: Line, id: number, offset: number, epoch = "e"): Entry {
  return received(line, { type: "ok", id, position: { epoch, offset } });
}

function message(line: Line, offset: number, text: string): Entry {
  return received(line, {
    type: "message",
    channel: CHANNEL,
    offset,
    event: "said",
    time: 1,
    data: { text },
  });
}

function subscribed(
  line: Line,
  from: number,
  head: number,
  recovery: "fresh" | "full" = "fresh",
): readonly Entry[] {
  const position = { epoch: "e", offset: head };
  return [
    sent(line, { type: "subscribe", id: 90 + head, channel: CHANNEL }),
    received(line, {
      type: "subscribed",
      id: 90 + head,
      channel: CHANNEL,
      position,
      from,
      recovery,
      allowed: ["subscribe"],
    }),
  ];
}

/** A publishes a and b; both subscribers get both. */
const whole: readonly Entry[] = [
  ...subscribed(alice, 0, 0),
  ...subscribed(bob, 0, 0),
  publish(alice, 1, "a"),
  message(bob, 1, "a"),
  ok(alice, 1, 1),
  publish(bob, 1, "b"),
  message(alice, 1, "a"),
  message(alice, 2, "b"),
  ok(bob, 1, 2),
  message(bob, 2, "b"),
  settled(alice),
  settled(bob),
];

const damaged: readonly (readonly [(typeof anomalies)[number], readonly Entry[]])[] = [
  ["offset-reused", [publish(alice, 1, "a"), publish(alice, 2, "b"), ok(alice, 1, 1), ok(alice, 2, 1)]],
  ["offset-reused", [...whole.slice(0, 6), message(alice, 1, "z")]],
  [
    "offset-hole",
    [...subscribed(bob, 0, 0), publish(alice, 1, "a"), message(bob, 2, "a"), ok(alice, 1, 2), settled(bob)],
  ],
  ["publisher-order", [publish(alice, 1, "a"), publish(alice, 2, "b"), ok(alice, 1, 2), ok(alice, 2, 1)]],
  ["real-time-order", [publish(alice, 1, "a"), ok(alice, 1, 2), publish(bob, 1, "b"), ok(bob, 1, 1)]],
  ["lost", [...whole.slice(0, 7), settled(alice)]],
  ["duplicate", [...whole, message(bob, 2, "b")]],
  [
    "out-of-order",
    [
      ...subscribed(bob, 0, 0),
      publish(alice, 1, "a"),
      publish(alice, 2, "b"),
      message(bob, 2, "b"),
      message(bob, 1, "a"),
    ],
  ],
  ["not-a-member", [publish(alice, 1, "a"), message(bob, 1, "a")]],
  ["wrong-data", [...subscribed(bob, 0, 0), publish(alice, 1, "a"), ok(alice, 1, 1), message(bob, 1, "z")]],
  ["from-nowhere", [...subscribed(bob, 0, 0), message(bob, 1, "z")]],
  [
    "from-nowhere",
    [
      ...subscribed(bob, 0, 0),
      publish(alice, 1, "a"),
      received(alice, { type: "error", id: 1, code: "invalid_payload", message: "no", retryable: false }),
      message(bob, 1, "a"),
    ],
  ],
  ["no-ack", [publish(alice, 1, "a"), settled(alice)]],
  [
    "acked-then-lost",
    [
      publish(alice, 1, "a"),
      ok(alice, 1, 1),
      { kind: "restarted", isDurable: false },
      ...subscribed(bob, 0, 0),
    ],
  ],
  [
    "recovery-gap",
    [
      ...whole,
      { kind: "ended", line: bob },
      ...subscribed({ ...bob, number: 3 }, 0, 2, "full"),
      message({ ...bob, number: 3 }, 2, "b"),
      settled({ ...bob, number: 3 }),
    ],
  ],
  [
    "recovery-duplicate",
    [...whole, ...subscribed({ ...bob, number: 3 }, 2, 2, "full"), message({ ...bob, number: 3 }, 2, "b")],
  ],
];

describe("checkHistory", () => {
  test("finds no damage where there is none", () => {
    expect(checkHistory({ entries: whole })).toBeUndefined();
  });

  test.each(damaged)("calls %s by its name", (anomaly, entries) => {
    expect(checkHistory({ entries })?.anomaly).toBe(anomaly);
  });

  test("every kind of damage is tried", () => {
    expect(new Set(damaged.map(([anomaly]) => anomaly))).toEqual(new Set(anomalies));
  });

  test("a publish whose ack was never seen may have happened", () => {
    const entries = [
      ...subscribed(bob, 0, 0),
      publish(alice, 1, "a"),
      { kind: "ended", line: alice } as const,
      message(bob, 1, "a"),
      settled(bob),
    ];
    expect(checkHistory({ entries })).toBeUndefined();
  });

  test("takes time in proportion to the history", () => {
    const long = Array.from({ length: 20_000 }, (_, index) => [
      publish(alice, index + 1, `m${index}`),
      ok(alice, index + 1, index + 1),
      message(alice, index + 1, `m${index}`),
    ]).flat();
    const startedAt = process.cpuUsage().user;
    expect(checkHistory({ entries: [...subscribed(alice, 0, 0), ...long] })).toBeUndefined();
    // A fraction of a second; were it quadratic, it would take minutes.
    expect((process.cpuUsage().user - startedAt) / 1_000).toBeLessThan(10_000);
  });
});
