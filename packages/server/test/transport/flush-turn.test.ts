import { describe, expect, test } from "vitest";
import { FlushTurn } from "../../src/transport/flush-turn.ts";
import { Outbox } from "../../src/transport/outbox.ts";
import { MemoryTransport } from "../memory-transport.ts";

const PING = '{"type":"ping"}';

/** Tells when it is written to. */
class TellingTransport extends MemoryTransport {
  readonly #onWrite: () => void;

  constructor(onWrite: () => void) {
    super();
    this.#onWrite = onWrite;
  }

  override write(bytes: Buffer): void {
    super.write(bytes);
    this.#onWrite();
  }
}

function openOutbox(turn: FlushTurn, onWrite: () => void): Outbox {
  return new Outbox(new TellingTransport(onWrite), turn, 1_000_000, { onOverflow: () => {} });
}

describe("the turn", () => {
  test("writes what was sent once, at its end, behind all microtasks", async () => {
    const turn = new FlushTurn();
    const order: string[] = [];
    const outbox = openOutbox(turn, () => order.push("written"));
    outbox.send(PING);
    outbox.send(PING);
    await Promise.resolve();
    order.push("microtask");
    process.nextTick(() => order.push("tick"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(["microtask", "tick", "written"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toHaveLength(3);
  });

  test("leaves to the next turn what is sent while it writes", async () => {
    const turn = new FlushTurn();
    const order: string[] = [];
    const second = openOutbox(turn, () => order.push("second"));
    const first = openOutbox(turn, () => {
      order.push("first");
      second.send(PING);
    });
    first.send(PING);
    turn.flush();
    expect(order).toEqual(["first"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(["first", "second"]);
  });
});
