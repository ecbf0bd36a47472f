import { describe, expect, test } from "vitest";
import { collectGarbage } from "../collect-garbage.ts";
import { NOTED, toContract } from "../contracts.ts";
import { say, subscribe, toMessages, toWords, unsubscribe } from "../frames.ts";
import { openPair, type Client } from "../open-pair.ts";

const CHANNEL = "note:x";
const CHUNK_BYTES = 64 * 1024;

/** A channel with `published` messages of about a kilobyte, and a reader whose network is stalled. */
function setUp({ published = 300, kept = 5000 } = {}) {
  const contract = toContract({
    note: { events: NOTED, log: { size: kept, ttlMs: 60_000, durability: "memory" } },
  });
  const pair = openPair({ contract, frameBurst: 100_000 });
  const [reader, writer] = [pair.connect(), pair.connect()];
  let id = 0;
  const publish = (count: number, channel = CHANNEL): void => {
    for (let more = 0; more < count; more++)
      writer.send(say(++id, "x".repeat(1000), { channel, event: "noted" }));
    pair.flush();
  };
  publish(published);
  reader.transport.isStalled = true;
  return { pair, reader, writer, publish };
}

function toOffsets(client: Client): readonly number[] {
  return toMessages(client.received).map(({ offset }) => offset);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe("the replay for a slow reader", () => {
  test("sends no more than the network takes, a chunk at a time [LIM-2]", () => {
    const { pair, reader } = setUp();
    reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
    pair.flush();
    let rounds = 0;
    while (toOffsets(reader).length < 300) {
      expect(reader.transport.queuedBytes).toBeGreaterThanOrEqual(CHUNK_BYTES - 1200);
      expect(reader.transport.queuedBytes).toBeLessThan(2 * CHUNK_BYTES + 1200);
      reader.transport.drain(reader.session);
      rounds++;
    }
    expect(rounds).toBeGreaterThan(1);
    expect(toOffsets(reader)).toEqual(range(1, 300));
    expect(reader.closed).toBeUndefined();
  });

  test("brings what is published meanwhile in its turn, once [SUB-3]", () => {
    const { pair, reader, publish } = setUp();
    reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
    pair.flush();
    publish(50);
    while (toOffsets(reader).length < 350) {
      reader.transport.drain(reader.session);
      publish(1);
    }
    const caughtUpTo = toOffsets(reader).length;
    publish(5);
    expect(toOffsets(reader)).toEqual(range(1, caughtUpTo + 5));
  });

  test("is not a slow consumer however long it takes, without growing memory [LIM-2]", () => {
    const { pair, reader, publish } = setUp();
    reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
    pair.flush();
    const queuedBytes = reader.transport.queuedBytes;
    publish(3000);
    expect(reader.transport.queuedBytes).toBe(queuedBytes);
    expect(reader.closed).toBeUndefined();
  });

  test("shares the network among the channels of a connection", () => {
    const { pair, reader, publish } = setUp();
    for (let index = 1; index <= 5; index++) publish(200, `note:${index}`);
    for (let index = 1; index <= 5; index++)
      reader.send(subscribe(index, { channel: `note:${index}`, last: 200 }));
    pair.flush();
    expect(reader.transport.queuedBytes).toBeLessThan(2 * CHUNK_BYTES + 1200);
    while (toOffsets(reader).length < 1000) reader.transport.drain(reader.session);
    expect(toOffsets(reader).toSorted((a, b) => a - b)).toEqual(
      range(1, 200).flatMap((n) => [n, n, n, n, n]),
    );
  });

  test("ends with unsubscribed, and no hole, when messages are trimmed under it [SUB-3]", () => {
    const { pair, reader, publish } = setUp({ kept: 300 });
    reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
    pair.flush();
    const sent = toOffsets(reader).length;
    publish(300);
    reader.transport.drain(reader.session);
    pair.flush();
    publish(3);
    expect(toOffsets(reader)).toEqual(range(1, sent));
    expect(reader.received.at(-1)).toMatchObject({
      type: "unsubscribed",
      channel: CHANNEL,
      code: "not_available",
      resubscribe: true,
    });
    reader.send(subscribe(2, { channel: CHANNEL }), unsubscribe(3, CHANNEL));
    pair.flush();
    expect(toWords(reader.received).slice(-2)).toEqual(["subscribed 2", "ok 3"]);
  });

  test("ends where it is with unsubscribe, which tells how far it came [SUB-1] [SUB-9]", () => {
    const { pair, reader, publish } = setUp();
    reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
    pair.flush();
    reader.send(unsubscribe(2, CHANNEL));
    publish(3);
    reader.transport.drain(reader.session);
    pair.flush();
    const offsets = toOffsets(reader);
    expect(offsets.length).toBeLessThan(300);
    expect(reader.received.at(-1)).toMatchObject({ type: "ok", id: 2, position: { offset: offsets.at(-1) } });
  });

  test("begins anew with a second subscribe [SUB-8]", () => {
    const { pair, reader } = setUp();
    reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
    pair.flush();
    const sent = toOffsets(reader).length;
    reader.send(subscribe(2, { channel: CHANNEL, last: 10 }));
    for (let round = 0; round < 10; round++) reader.transport.drain(reader.session);
    pair.flush();
    expect(toOffsets(reader)).toEqual([...range(1, sent), ...range(291, 300)]);
  });

  test("keeps nothing of a connection that ended while it waited", async () => {
    const { pair, publish } = setUp();
    const leave = (): WeakRef<object> => {
      const reader = pair.connect();
      reader.transport.isStalled = true;
      reader.send(subscribe(1, { channel: CHANNEL, last: 300 }));
      pair.flush();
      reader.hangUp(1006);
      return new WeakRef(reader.session);
    };
    const sessions = Array.from({ length: 20 }, leave);
    publish(1);
    await collectGarbage();
    expect(sessions.filter((session) => session.deref() !== undefined).length).toBeLessThan(2);
  });
});
