import { describe, expect, it } from "vitest";
import { Connection, type ConnectionHandlers } from "../../src/connection/connection.ts";
import { createLexicon } from "../../src/decode.ts";
import type { Hello } from "../../src/generated/frames.ts";
import { createVirtualClock, type VirtualClock } from "../../src/testing/virtual-clock.ts";
import type { SocketHandlers, Transport } from "../../src/transport/transport.ts";
import { message, welcome } from "../frames.ts";

/** A socket whose other end is the test. */
interface Line extends SocketHandlers {
  readonly sent: string[];
  readonly closes: string[];
}

interface Bench {
  readonly connection: Connection;
  readonly clock: VirtualClock;
  readonly lines: Line[];
  /** What the connection told, in order. */
  readonly told: string[];
}

function setUp(
  prepare: () => Promise<Hello> = async () => ({ type: "hello" }),
  transport?: Transport,
): Bench {
  const clock = createVirtualClock();
  const lines: Line[] = [];
  const told: string[] = [];
  const openLine: Transport = (_url, _subprotocol, handlers) => {
    const line: Line = { ...handlers, sent: [], closes: [] };
    lines.push(line);
    return { send: (text) => line.sent.push(text), close: (code) => line.closes.push(String(code)) };
  };
  const handlers: ConnectionHandlers = {
    onState: (state) =>
      told.push("reason" in state ? `${state.status}: ${state.reason.message}` : state.status),
    onGreeted: () => told.push("(greeted)"),
    onAdmitted: () => told.push("(admitted)"),
    onFrame: ({ type }) => told.push(`(${type})`),
    onMalformed: ({ message: words }) => told.push(`(malformed: ${words})`),
    onSessionEnded: () => told.push("(session ended)"),
  };
  const policy = { connectTimeoutMs: 10_000, hasTokens: false, backoff: { firstMs: 500, maxMs: 30_000 } };
  const options = {
    url: "ws://localhost/",
    clock,
    random: () => 0.5,
    policy,
    prepare,
    lexicon: createLexicon(),
  };
  const connection = new Connection({ ...options, transport: transport ?? openLine });
  connection.handlers = handlers;
  return {
    connection,
    clock,
    lines,
    told,
  };
}

/** Lets the promises of an attempt settle. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function bringUp({ connection, lines }: Bench): Promise<Line> {
  connection.connect();
  await turn();
  const line = lines.at(-1) as Line;
  line.onOpen();
  line.onData(JSON.stringify(welcome()));
  return line;
}

describe("connection", () => {
  it("greets first and tells each step", async () => {
    const bench = setUp();
    const line = await bringUp(bench);
    line.onData('{"type":"ping"}');
    line.onData(JSON.stringify(message("room:a", 1)));
    expect(line.sent).toEqual(['{"type":"hello"}', '{"type":"pong"}']);
    expect(bench.told).toEqual([
      "preparing",
      "opening",
      "(greeted)",
      "greeting",
      "(admitted)",
      "connected",
      "(message)",
    ]);
  });

  it("tries again when hello cannot be prepared", async () => {
    const bench = setUp(() => Promise.reject(new Error("no token today")));
    bench.connection.connect();
    await turn();
    expect(bench.told).toEqual(["preparing", "waiting: Error: no token today"]);
    bench.clock.advance(1000);
    await turn();
    expect(bench.told.slice(2)).toEqual(["preparing", "waiting: Error: no token today"]);
    expect(bench.lines).toEqual([]);
  });

  it("tries again when a socket cannot even be tried", async () => {
    const bench = setUp(undefined, () => {
      throw new Error("insecure address");
    });
    bench.connection.connect();
    await turn();
    expect(bench.told).toEqual(["preparing", "opening", "waiting: Error: insecure address"]);
  });

  it("has no use for a hello that comes after its attempt was given up", async () => {
    const ready: ((hello: Hello) => void)[] = [];
    const bench = setUp(() => new Promise((resolve) => ready.push(resolve)));
    bench.connection.connect();
    bench.clock.advance(10_000);
    bench.connection.connect();
    ready[0]?.({ type: "hello", guest: "late" });
    await turn();
    expect(bench.lines).toEqual([]);
    ready[1]?.({ type: "hello", guest: "in time" });
    await turn();
    bench.lines[0]?.onOpen();
    expect(bench.lines[0]?.sent).toEqual(['{"type":"hello","guest":"in time"}']);
  });

  it("listens no more to a socket that it has given up", async () => {
    const bench = setUp();
    const line = await bringUp(bench);
    bench.clock.advance(35_000);
    expect(line.closes).toEqual(["4500"]);
    const count = bench.told.length;
    line.onData(JSON.stringify(message("room:a", 1)));
    line.onClose(1006, "");
    expect(bench.told.slice(count)).toEqual([]);
    bench.connection.close();
    expect(line.closes).toEqual(["4500"]);
  });

  it("keeps no timer when it is closed", async () => {
    const bench = setUp();
    await bringUp(bench);
    bench.connection.close();
    expect(bench.clock.pendingCount).toBe(0);
    expect(bench.told.slice(-2)).toEqual(["(session ended)", "closed: the application closed the client"]);
  });
});
