import { createCore } from "../src/compose.ts";
import { defaultContract } from "../src/contract/default-contract.ts";
import { loadContract, type LoadedContract } from "../src/contract/loaded-contract.ts";
import type { ClientFrame, ServerFrame } from "../src/generated/frames.ts";
import { resolveSettings, type ServerOptions } from "../src/options.ts";
import type { Core } from "../src/session/core.ts";
import { Session } from "../src/session/session.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { MemoryTransport, type Closed } from "./memory-transport.ts";

/** A frame as tests write it: right or wrong, or the text itself. */
export type Sent = ClientFrame | object | string;

/** The client's end of a connection without a network. */
export interface Client {
  /** One message. While the server does not read it waits, as it would in the network. */
  send(...frames: readonly Sent[]): void;
  /** Several messages that the server reads in one piece: they arrive also when it stops reading among them. */
  sendAtOnce(...frames: readonly Sent[]): void;
  /** What arrived since the last `take`. Call `flush` first: the server writes at the end of a turn. */
  take(): readonly ServerFrame[];
  /** All that ever arrived. */
  readonly received: readonly ServerFrame[];
  /** The close frame of the server. */
  readonly closed: Closed | undefined;
  /** Ends the connection from this side. */
  hangUp(code?: number): void;
  readonly transport: MemoryTransport;
  readonly session: Session;
}

/** Sessions on one core, with a clock and an end of turn that the test decides. */
export interface Pair {
  readonly core: Core;
  readonly clock: FakeClock;
  /** A connection that has said nothing yet. */
  open(): Client;
  /** A welcomed connection; the welcome has been taken. */
  connect(hello?: object): Client;
  /** Ends the turn: everybody reads what can be read, then everything is written. */
  flush(): void;
  /** Lets promises settle, then ends the turn. */
  settle(): Promise<void>;
  /** Sessions that have not ended. */
  readonly openCount: number;
}

/** Options of a server, on a clock that can be moved. */
export type PairOptions = Omit<ServerOptions, "clock"> & { readonly clock?: FakeClock };

/** Compiling a contract takes longer than most tests; those that are given the same share it. */
const loaded = new Map<NonNullable<ServerOptions["contract"]>, LoadedContract>();

function loadOnce(contract: NonNullable<ServerOptions["contract"]>): LoadedContract {
  const known = loaded.get(contract) ?? loadContract(contract);
  loaded.set(contract, known);
  return known;
}

function toText(frame: Sent): string {
  return typeof frame === "string" ? frame : JSON.stringify(frame);
}

class MemoryClient implements Client {
  readonly transport = new MemoryTransport();
  readonly session: Session;
  readonly #unread: string[] = [];
  #taken = 0;
  #hasEnded = false;

  constructor(core: Core, name: string, onEnded: () => void) {
    this.session = new Session(core, this.transport, name, { onWelcomed: () => {}, onEnded });
  }

  get closed(): Closed | undefined {
    return this.transport.closed;
  }

  get received(): readonly ServerFrame[] {
    return this.transport.frames;
  }

  send(...frames: readonly Sent[]): void {
    this.#unread.push(...frames.map(toText));
    this.read();
  }

  sendAtOnce(...frames: readonly Sent[]): void {
    this.read();
    for (const frame of frames) if (!this.#hasEnded) this.session.onText(toText(frame));
  }

  take(): readonly ServerFrame[] {
    const frames = this.transport.frames.slice(this.#taken);
    this.#taken += frames.length;
    return frames;
  }

  hangUp(code: number = 1000): void {
    this.#end(code, "");
  }

  /** The server reads what waits, as far as it wants to. */
  read(): void {
    while (this.transport.isReading && !this.#hasEnded && this.#unread.length > 0)
      this.session.onText(this.#unread.shift()!);
  }

  /** The close frame has come back, or the connection was cut. */
  answerClose(): void {
    const { closed, isDestroyed } = this.transport;
    if (isDestroyed) this.#end(1006, "");
    else if (closed !== undefined) this.#end(closed.code, closed.reason);
  }

  #end(code: number, reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.session.onClosed(code, reason);
  }
}

/** Makes a core and, with it, as many connections as the test opens. Frames that break a schema fail the test. */
export function openPair({ clock = createFakeClock(), ...options }: PairOptions = {}): Pair {
  const all: ServerOptions = { ...options, clock };
  const core: Core = createCore(all, resolveSettings(all), loadOnce(options.contract ?? defaultContract));
  void core.engine.start(core.listener);
  const clients = new Set<MemoryClient>();
  let opened = 0;

  const open = (): MemoryClient => {
    const client: MemoryClient = new MemoryClient(core, `connection-${++opened}`, () =>
      clients.delete(client),
    );
    clients.add(client);
    return client;
  };
  const flush = (): void => {
    for (const client of clients) client.read();
    core.turn.flush();
    for (const client of clients) client.answerClose();
  };
  return {
    core,
    clock,
    open,
    connect(hello = { type: "hello" }) {
      const client = open();
      client.send(hello);
      flush();
      const [welcome] = client.take();
      if (welcome?.type !== "welcome") throw new Error(`not welcomed: ${JSON.stringify(client.closed)}`);
      return client;
    },
    flush,
    async settle() {
      // Two turns of the event loop: longer than any chain of promises in the server.
      for (let turn = 0; turn < 2; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
        flush();
      }
    },
    get openCount() {
      return clients.size;
    },
  };
}
