import { describe, expect, test } from "vitest";
import { Batch } from "../../src/transport/batch.ts";
import { FlushTurn } from "../../src/transport/flush-turn.ts";
import { Outbox } from "../../src/transport/outbox.ts";
import { SCRATCH_BYTES } from "../../src/transport/scratch.ts";
import { toTextFrame } from "../../src/transport/text-frame.ts";
import { MemoryTransport } from "../memory-transport.ts";

/** Takes any bytes: these tests send no Parlance. */
class ByteTransport extends MemoryTransport {
  override write(bytes: Buffer): void {
    if (this.isStalled) this.queuedBytes += bytes.length;
    this.given.push(bytes);
    this.written.push(this.queuedBytes === 0 ? Buffer.from(bytes) : bytes);
  }
}

function setUp(maxQueuedBytes = 1000) {
  const transport = new ByteTransport();
  const turn = new FlushTurn();
  const overflows: number[] = [];
  const outbox = new Outbox(transport, turn, maxQueuedBytes, {
    onOverflow: () => overflows.push(transport.queuedBytes),
  });
  const toText = (): string =>
    Buffer.concat(transport.written)
      .toString()
      .replaceAll(/[^a-zä]/g, "");
  return { transport, turn, outbox, overflows, toText };
}

function toBatch(...texts: string[]): Batch {
  const batch = new Batch();
  for (const text of texts) batch.push(Buffer.from(text));
  return batch;
}

describe("an outbox", () => {
  test("writes once for a turn, in the order of sending", () => {
    const { transport, turn, outbox, toText } = setUp();
    outbox.send("a");
    outbox.follow(toBatch("b", "c").whole);
    outbox.send("d");
    expect(transport.written).toEqual([]);
    turn.flush();
    expect(toText()).toBe("abcd");
    expect(transport.written).toHaveLength(1);
  });

  test("gives a lone batch on without copying it [SUB-5]", () => {
    const { transport, turn, outbox } = setUp();
    const batch = toBatch("b", "c");
    outbox.follow(batch.whole);
    turn.flush();
    expect(transport.given[0]).toBe(batch.merge());
  });

  test("does not copy what is large", () => {
    const { transport, turn, outbox } = setUp(1_000_000);
    const batch = toBatch("b".repeat(SCRATCH_BYTES));
    outbox.send("a");
    outbox.follow(batch.whole);
    turn.flush();
    expect(transport.written).toHaveLength(2);
    expect(transport.given[1]).toBe(batch.merge());
  });

  test("keeps its frames in order, whatever characters they have and whatever comes between them", () => {
    const { turn, outbox, toText } = setUp();
    const batch = toBatch("m", "n");
    for (const text of ["a", "b"]) outbox.send(text);
    outbox.follow(batch.whole);
    for (const text of ["c", "ä", "d", "e"]) outbox.send(text);
    outbox.send(Buffer.from("f"));
    outbox.send("g");
    turn.flush();
    expect(toText()).toBe("abmncädefg");
  });

  test("gets what a batch gains until the end of the turn", () => {
    const { turn, outbox, toText } = setUp();
    const batch = toBatch("a");
    outbox.follow(batch.whole);
    outbox.send("z");
    batch.push(Buffer.from("b"));
    turn.flush();
    expect(toText()).toBe("abz");
  });

  test("gets nothing of a batch from before it followed nor from after it left", () => {
    const { turn, outbox, toText } = setUp();
    const batch = toBatch("a");
    outbox.follow(batch.rest);
    batch.push(Buffer.from("b"));
    outbox.leave(batch);
    batch.push(Buffer.from("c"));
    turn.flush();
    expect(toText()).toBe("b");
  });

  test("may leave a batch and follow it again, and again, in one turn", () => {
    const { turn, outbox, toText } = setUp();
    const batch = toBatch("a");
    for (const [inside, outside] of ["bc", "de", "fg"]) {
      outbox.follow(batch.rest);
      batch.push(Buffer.from(inside!));
      outbox.leave(batch);
      outbox.leave(batch);
      batch.push(Buffer.from(outside!));
    }
    turn.flush();
    expect(toText()).toBe("bdf");
  });

  test("leaves nothing when it does not follow", () => {
    const { turn, outbox, toText } = setUp();
    outbox.send("a");
    outbox.leave(toBatch("b"));
    turn.flush();
    expect(toText()).toBe("a");
  });

  test("writes nothing for the rest of a turn that it has flushed itself", () => {
    const { transport, turn, outbox, toText } = setUp();
    outbox.send("a");
    outbox.flush();
    turn.flush();
    expect(toText()).toBe("a");
    outbox.send("b");
    turn.flush();
    expect(toText()).toBe("ab");
    expect(transport.written).toHaveLength(2);
  });

  test("tells of unsent bytes above the limit once a turn, and not at the limit [LIM-2]", () => {
    const frameBytes = toTextFrame("x".repeat(98)).length;
    const { transport, turn, outbox, overflows } = setUp(10 * frameBytes);
    transport.isStalled = true;
    for (let count = 0; count < 10; count++) outbox.send("x".repeat(98));
    turn.flush();
    expect(overflows).toEqual([]);
    outbox.send("");
    outbox.send("");
    turn.flush();
    expect(overflows).toHaveLength(1);
    expect(outbox.queuedBytes).toBe(10 * frameBytes + 4);
  });

  test("never overwrites what the network has not yet taken", () => {
    const transport = new ByteTransport();
    const turn = new FlushTurn();
    const outboxes = [1, 2].map(() => new Outbox(transport, turn, 1_000_000, { onOverflow: () => {} }));
    transport.isStalled = true;
    for (const text of ["a", "b", "c"]) {
      for (const outbox of outboxes) outbox.send(text);
      turn.flush();
    }
    expect(transport.written.map((bytes) => bytes.toString("latin1", 2))).toEqual([
      "a",
      "a",
      "b",
      "b",
      "c",
      "c",
    ]);
  });

  test("writes from the same memory again once the network has taken it", () => {
    const { transport, turn, outbox } = setUp();
    for (const text of ["a", "b"]) {
      outbox.send(text);
      turn.flush();
    }
    expect(transport.given[0]?.buffer).toBe(transport.given[1]?.buffer);
  });
});
