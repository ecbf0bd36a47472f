import { describe, expect, test } from "vitest";
import type { ClientFrame, ServerFrame } from "../../src/generated/frames.ts";
import { Ledger } from "../../src/wire/ledger.ts";
import { createMessageBook } from "../../src/wire/message-book.ts";

const welcome: ServerFrame = {
  type: "welcome",
  connection: "c4nZ0qPq1xYt",
  user: "ann",
  features: [],
  heartbeat: { intervalMs: 25_000, graceMs: 10_000 },
  limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 64, framesPerSecond: 50 },
  contract: { name: "any", version: "1.0.0", hash: "0".repeat(64), match: "none" },
  time: 1,
};

function message(offset: number, data: Record<string, unknown> = {}): ServerFrame {
  return { type: "message", channel: "room:a", offset, event: "said", time: 1, by: { user: "ann" }, data };
}

function subscribed(id: number, head: number, more: object = {}): ServerFrame {
  const position = { epoch: "e", offset: head };
  return {
    type: "subscribed",
    id,
    channel: "room:a",
    position,
    from: head,
    recovery: "fresh",
    allowed: [],
    ...more,
  };
}

function ok(id: number, offset?: number): ServerFrame {
  return { type: "ok", id, ...(offset === undefined ? {} : { position: { epoch: "e", offset } }) };
}

const subscribe = (id: number, more: object = {}): ClientFrame => ({
  type: "subscribe",
  id,
  channel: "room:a",
  ...more,
});
const unsubscribe = (id: number): ClientFrame => ({ type: "unsubscribe", id, channel: "room:a" });
const publish = (id: number, data: Record<string, unknown> = {}): ClientFrame => ({
  type: "publish",
  id,
  channel: "room:a",
  event: "said",
  data,
});
const ping = (id: number): ClientFrame => ({ type: "ping", id });

type Step = { readonly sent: ClientFrame } | { readonly got: ServerFrame };
const sent = (frame: ClientFrame): Step => ({ sent: frame });
const got = (frame: ServerFrame): Step => ({ got: frame });

/** Plays steps behind a welcome; the rule that the last frame breaks, undefined when none. An earlier violation is an error. */
function judge(...steps: readonly Step[]): string | undefined {
  const ledger = new Ledger(createMessageBook());
  ledger.received(welcome, JSON.stringify(welcome));
  const verdicts = steps.map((step) => {
    if ("got" in step) return ledger.received(step.got, JSON.stringify(step.got));
    ledger.sent(step.sent);
    return undefined;
  });
  expect(verdicts.slice(0, -1).find((each) => each !== undefined)).toBeUndefined();
  return verdicts.at(-1)?.requirement;
}

describe("the ledger of a connection", () => {
  test("takes a conversation that keeps every rule", () => {
    const verdict = judge(
      sent(subscribe(1)),
      sent(publish(2, { n: 1 })),
      got(subscribed(1, 4)),
      got(message(5, { n: 1 })),
      got(ok(2, 5)),
      got({ type: "ping" }),
      sent(unsubscribe(3)),
      got(message(6)),
      got(ok(3, 6)),
      sent(ping(4)),
      got(ok(4)),
    );
    expect(verdict).toBeUndefined();
  });

  test("wants welcome first and once [HS-5]", () => {
    const ledger = new Ledger(createMessageBook());
    expect(ledger.received({ type: "ping" }, "")?.requirement).toBe("HS-5");
    expect(judge(got(welcome))).toBe("HS-5");
  });

  test.for<[string, string, ...Step[]]>([
    ["a reply to nothing", "FR-7", got(ok(1))],
    ["a second reply", "FR-7", sent(ping(1)), got(ok(1)), got(ok(1))],
    ["a reply of the wrong kind", "FR-7", sent(subscribe(1)), got(ok(1))],
    ["a ping answered before an earlier request", "FR-12", sent(publish(1)), sent(ping(2)), got(ok(2))],
    ["a message without subscription", "SUB-1", got(message(1))],
    [
      "a message after the ok to unsubscribe",
      "SUB-1",
      sent(subscribe(1)),
      got(subscribed(1, 0)),
      sent(unsubscribe(2)),
      got(ok(2, 0)),
      got(message(1)),
    ],
    ["a hole", "SUB-3", sent(subscribe(1)), got(subscribed(1, 3)), got(message(5))],
    ["a message twice", "SUB-3", sent(subscribe(1)), got(subscribed(1, 3)), got(message(4)), got(message(4))],
    ["a replay that nobody asked for", "SUB-6", sent(subscribe(1)), got(subscribed(1, 3, { from: 1 }))],
    [
      "a longer replay than asked for",
      "SUB-6",
      sent(subscribe(1, { last: 1 })),
      got(subscribed(1, 3, { from: 1 })),
    ],
    ["from beyond the head", "SUB-3", sent(subscribe(1)), got(subscribed(1, 3, { from: 4 }))],
    [
      "the wrong last position",
      "SUB-9",
      sent(subscribe(1)),
      got(subscribed(1, 3)),
      got(message(4)),
      sent(unsubscribe(2)),
      got(ok(2, 3)),
    ],
    ["a last position without subscription", "SUB-9", sent(unsubscribe(1)), got(ok(1, 3))],
    ["an ack without position", "PUB-1", sent(publish(1)), got(ok(1))],
    ["two acks at one position", "PUB-1", sent(publish(1)), sent(publish(2)), got(ok(1, 1)), got(ok(2, 1))],
    [
      "other data at the acked position",
      "PUB-9",
      sent(subscribe(1)),
      got(subscribed(1, 0)),
      sent(publish(2, { n: 1 })),
      got(message(1, { n: 2 })),
      got(ok(2, 1)),
    ],
    [
      "full from another place",
      "REC-3",
      sent(subscribe(1, { position: { epoch: "e", offset: 2 } })),
      got(subscribed(1, 3, { from: 1, recovery: "full" })),
    ],
    [
      "fresh though a position was given",
      "REC-7",
      sent(subscribe(1, { position: { epoch: "e", offset: 2 } })),
      got(subscribed(1, 3)),
    ],
    [
      "a frame after an error without id",
      "FR-3",
      got({ type: "error", code: "bad_frame", message: "", retryable: false }),
      got({ type: "ping" }),
    ],
    [
      "a retryable that the table denies",
      "ERR-1",
      sent(ping(1)),
      got({ type: "error", id: 1, code: "forbidden", message: "", retryable: true }),
    ],
    [
      "a pointer to nowhere",
      "ERR-2",
      sent(ping(1)),
      got({ type: "error", id: 1, code: "x", message: "", retryable: false, at: "/nowhere" }),
    ],
    [
      "a file path",
      "ERR-3",
      sent(ping(1)),
      got({ type: "error", id: 1, code: "x", message: "in /home/app/a.py", retryable: false }),
    ],
  ])("finds %s [%s]", ([, requirement, ...steps]) => {
    expect(judge(...steps)).toBe(requirement);
  });

  test("a subscribe that replaces another begins a new line [SUB-8]", () => {
    const again = [sent(subscribe(2)), got(subscribed(2, 4)), got(message(5))];
    expect(judge(sent(subscribe(1)), got(subscribed(1, 3)), got(message(4)), ...again)).toBeUndefined();
  });

  test("compares what several connections receive [SUB-4] [SUB-5]", () => {
    const book = createMessageBook();
    const ledgers = [new Ledger(book), new Ledger(book), new Ledger(book)];
    const texts = [message(1, { n: 1 }), message(1, { n: 1 }), message(1, { n: 2 })].map((frame) =>
      JSON.stringify(frame),
    );
    const verdicts = ledgers.map((ledger, index) => {
      ledger.received(welcome, "");
      ledger.sent(subscribe(1));
      ledger.received(subscribed(1, 0), "");
      const text = index === 1 ? ` ${texts[index]}` : (texts[index] ?? "");
      return ledger.received(JSON.parse(text) as ServerFrame, text)?.requirement;
    });
    expect(verdicts).toEqual([undefined, "SUB-5", "SUB-4"]);
  });
});

describe("the close of a server [CLS-1]", () => {
  test.for([
    [4400, "bad_frame", true],
    [4400, "bad_frame: not JSON", true],
    [1009, "", true],
    [4900, "anything", true],
    [4400, "", false],
    [4400, "bad", false],
    [4400, "bad_frame".padEnd(124, "."), false],
    [1006, "", false],
    [1011, "", false],
    [4500, "liveness_lost", false],
    [4299, "", false],
  ] as const)("%i %j may come: %s", ([code, reason, mayCome]) => {
    const ledger = new Ledger(createMessageBook());
    expect(ledger.closed(code, reason)?.requirement).toBe(mayCome ? undefined : "CLS-1");
  });
});
