import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
import type { EventStore, KeptEvent } from "../../src/engine/event-store.ts";
import type { WebhookBatch, WebhookEvent } from "../../src/generated/backend.ts";
import { createLogger, silentLogger } from "../../src/logger.ts";
import { Tally } from "../../src/tally.ts";
import { createHttpWebhooks, type HttpWebhookOptions } from "../../src/webhooks/http-webhooks.ts";
import type { OpenWebhooks } from "../../src/webhooks/webhooks.ts";
import { answer, openReceiver, SECRET, type Receiver } from "../backend/open-receiver.ts";
import { createFakeClock, type FakeClock } from "../fake-clock.ts";

function readSchema(file: string): object {
  return JSON.parse(readFileSync(new URL(`../../../../schema/${file}`, import.meta.url), "utf8")) as object;
}

const fits = new Ajv2020({ strict: false })
  .addSchema(readSchema("definitions.schema.json"), "definitions.schema.json")
  .compile(readSchema("webhook.schema.json"));

function toBatches({ received }: Receiver): readonly WebhookBatch[] {
  return received.map(({ body, isSigned }) => {
    if (!isSigned || !fits(body)) throw new Error(`no batch: ${JSON.stringify(fits.errors)}`);
    return body as WebhookBatch;
  });
}

const numberOf = ({ id }: WebhookEvent): number => Number(id.slice("event-num-".length));
const toNumbers = (receiver: Receiver): readonly (readonly number[])[] =>
  toBatches(receiver).map(({ events }) => events.map(numberOf));

interface SetUp {
  readonly open: OpenWebhooks;
  readonly clock: FakeClock;
  readonly counts: () => object | undefined;
  readonly tally: Tally;
  tell(...numbers: readonly number[]): void;
  readonly log: () => string;
}

function setUp({ url }: Receiver, options: Partial<HttpWebhookOptions> = {}, store?: EventStore): SetUp {
  const clock = createFakeClock();
  let log = "";
  const tally = new Tally();
  const webhooks = createHttpWebhooks({ url, secret: SECRET, ...options });
  const logger = createLogger("warn", (line) => (log += line));
  const open = webhooks.open({ clock, logger, tally, store });
  return {
    open,
    clock,
    counts: () => webhooks.counts,
    tally,
    tell(...numbers) {
      for (const number of numbers)
        open.tell({
          type: "channel.occupied",
          id: `event-num-${number}`,
          server: "server-0001",
          time: 1,
          channel: "lobby",
        });
    },
    log: () => log,
  };
}

/** Lets what is under way settle, which takes turns of the event loop and no time. */
async function settleUntil(isSettled: () => boolean): Promise<void> {
  while (!isSettled()) await new Promise((resolve) => setImmediate(resolve));
}

test("events are told in order, those of a turn together, in signed requests that fit the schema", async () => {
  await using receiver = await openReceiver((_, response) => response.writeHead(204).end());
  const { tell, open, counts } = setUp(receiver);
  tell(1, 2, 3);
  await receiver.until(1);
  tell(4);
  await open.stop(10_000);
  expect(toNumbers(receiver)).toEqual([[1, 2, 3], [4]]);
  expect(counts()).toEqual({ queued: 0, delivered: 4, dropped: 0, failedAttempts: 0 });
});

test("no more than 100 events go together, and one request at a time", async () => {
  const held: (() => void)[] = [];
  await using receiver = await openReceiver((_, response) => {
    held.push(() => response.writeHead(200).end());
  });
  const { tell, open } = setUp(receiver);
  tell(...Array.from({ length: 150 }, (_, index) => index + 1));
  await receiver.until(1);
  expect(held).toHaveLength(1);
  held[0]?.();
  await receiver.until(2);
  held[1]?.();
  await open.stop(10_000);
  expect(toNumbers(receiver).map(({ length }) => length)).toEqual([100, 50]);
});

describe("what is not accepted", () => {
  test("comes again under the same id after a growing pause, before anything later", async () => {
    await using receiver = await openReceiver((_, response, index) =>
      answer(response, {}, index < 3 ? 500 : 200),
    );
    const { tell, clock, counts, open } = setUp(receiver);
    tell(1, 2);
    const pauses: number[] = [];
    for (const attempt of [1, 2, 3]) {
      await receiver.until(attempt);
      await settleUntil(() => (counts() as { failedAttempts: number }).failedAttempts === attempt);
      await settleUntil(() => clock.pendingCount > 0);
      const beganMs = clock.elapsed();
      tell(2 + attempt);
      while (clock.pendingCount > 0 && clock.elapsed() - beganMs < 10_000) clock.advance(10);
      pauses.push(clock.elapsed() - beganMs);
    }
    await receiver.until(4);
    await open.stop(10_000);
    expect(toNumbers(receiver)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
      [3, 4, 5],
    ]);
    const ids = receiver.received.slice(0, 4).map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(1);
    for (const [index, pauseMs] of pauses.entries()) {
      expect(pauseMs).toBeGreaterThanOrEqual(250 * 2 ** index);
      expect(pauseMs).toBeLessThanOrEqual(500 * 2 ** index + 10);
    }
  });

  test("a redirect is not followed", async () => {
    await using other = await openReceiver((_, response) => answer(response, {}));
    await using receiver = await openReceiver((_, response) =>
      response.writeHead(308, { Location: other.url }).end(),
    );
    const { tell, open, log } = setUp(receiver);
    tell(1);
    await receiver.until(1);
    await open.stop(10_000);
    expect(other.received).toEqual([]);
    expect(log()).toContain('reason="status 308"');
  });

  test("is given up after its time; what comes next says how many are missing", async () => {
    const held: (() => void)[] = [];
    await using receiver = await openReceiver((_, response, index) => {
      held.push(() => answer(response, {}, index === 0 ? 400 : 200));
    });
    const { tell, clock, counts, tally, open } = setUp(receiver, { giveUpMs: 1000 });
    tell(1, 2);
    await receiver.until(1);
    tell(3);
    clock.advance(1000);
    held[0]?.();
    await receiver.until(2);
    held[1]?.();
    await open.stop(10_000);
    expect(toBatches(receiver).at(-1)).toMatchObject({ events: [{ id: "event-num-3" }], dropped: 2 });
    expect(counts()).toEqual({ queued: 0, delivered: 1, dropped: 2, failedAttempts: 1 });
    expect(tally.webhooks).toEqual({ delivered: 1, dropped: 2, failed: 1 });
  });
});

test("when too many wait, new ones are dropped and counted, and the receiver is told where", async () => {
  const held: (() => void)[] = [];
  await using receiver = await openReceiver((_, response) => {
    held.push(() => response.writeHead(200).end());
  });
  const { tell, open, counts, log } = setUp(receiver, { maxQueued: 3 });
  tell(1, 2, 3, 4, 5);
  expect(counts()).toMatchObject({ queued: 3, dropped: 2 });
  await receiver.until(1);
  held[0]?.();
  await settleUntil(() => (counts() as { queued: number }).queued === 0);
  tell(6, 7);
  await receiver.until(2);
  held[1]?.();
  await open.stop(10_000);
  expect(toBatches(receiver).map(({ events, dropped }) => [events.map(numberOf), dropped])).toEqual([
    [[1, 2, 3], undefined],
    [[6, 7], 2],
  ]);
  expect(log().match(/new ones are dropped/g)).toHaveLength(1);
});

test("a stop tells what is left, and ends when its time is over", async () => {
  await using receiver = await openReceiver(() => {});
  const { tell, open, clock, log } = setUp(receiver);
  tell(1);
  await receiver.until(1);
  const stopped = open.stop(500);
  clock.advance(500);
  await stopped;
  expect(log()).toContain("webhook events were not told queued=1");
});

test("with a store, what was not told comes after a restart, with its gap", async () => {
  const kept = new Map<number, KeptEvent>();
  const store: EventStore = {
    read: () => [...kept.values()].toSorted((one, other) => one.place - other.place),
    add: (event) => kept.set(event.place, event) !== undefined,
    remove: (upTo) => {
      for (const place of kept.keys()) if (place <= upTo) kept.delete(place);
      return true;
    },
  };
  const gone = await openReceiver(() => {});
  await gone[Symbol.asyncDispose]();
  const first = setUp(gone, {}, store);
  first.tell(1, 2);
  await first.open.stop(10_000);
  expect(kept.size).toBe(2);
  await using receiver = await openReceiver((_, response) => response.writeHead(200).end());
  const second = setUp(receiver, {}, store);
  second.tell(3);
  await second.open.stop(10_000);
  expect(toNumbers(receiver).flat()).toEqual([1, 2, 3]);
  expect(kept.size).toBe(0);
});

test.each([
  [{ url: "file:///etc/passwd" }, "webhooks.url: must be an http or https URL, got one of file:"],
  [{ secret: "secret" }, /^webhooks.secret: must be whsec_/],
  [{ maxQueued: 0 }, "webhooks.maxQueued: must be an integer of at least 1, got 0"],
])("the options %j are refused by name", (options, message) => {
  expect(() => createHttpWebhooks({ url: "http://127.0.0.1:1/", secret: SECRET, ...options })).toThrow(
    message,
  );
});

test("on the clock of the machine it needs no help", async () => {
  await using receiver = await openReceiver((_, response, index) =>
    answer(response, {}, index === 0 ? 503 : 200),
  );
  const webhooks = createHttpWebhooks({ url: receiver.url, secret: SECRET });
  const open = webhooks.open({
    clock: systemClock,
    logger: silentLogger,
    tally: new Tally(),
    store: undefined,
  });
  open.tell({
    type: "member.joined",
    id: "event-num-1",
    server: "server-0001",
    time: 1,
    channel: "lobby",
    user: "ada",
  });
  await receiver.until(2);
  await open.stop(10_000);
  expect(webhooks.counts).toMatchObject({ delivered: 1, failedAttempts: 1 });
});
