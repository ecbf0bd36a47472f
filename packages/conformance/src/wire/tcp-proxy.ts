import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What happens to bytes on their way in one direction. */
export interface Weather {
  /** How much later they arrive. */
  readonly latencyMs?: number;
  /** Bytes in each TCP write; as they come when absent. */
  readonly chunkBytes?: number;
}

/** A TCP connection through a proxy, from the side that opened it. */
export interface Path {
  /** Keeps back what the client sends until `release`, and then sends it in one write. */
  hold(): void;
  release(): void;
  /** Stops taking bytes from the server, so that they pile up there. */
  stopReading(): void;
  goOnReading(): void;
  /** Ends both sides with a reset. */
  cut(): void;
  /** Ends the side of the client in good order and leaves the other open. */
  halfClose(): void;
}

/** Somewhere between a client and the server under test. */
export interface TcpProxy extends AsyncDisposable {
  /** The address that leads to the server through it. */
  readonly url: string;
  /** Name of the server in `Host` of the upgrade. */
  readonly host: string;
  /** The newest connection. */
  readonly path: Path;
}

/** Passes bytes on, later or in pieces, always in order. */
class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #weather: Weather;
  #work: Promise<void> = Promise.resolve();
  #held: Buffer[] | undefined;

  constructor(from: Socket, to: Socket, weather: Weather) {
    this.#from = from;
    this.#to = to;
    this.#weather = weather;
    from.on("data", (bytes: Buffer) => this.#take(bytes));
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined && held.length > 0) this.#write(Buffer.concat(held));
  }

  #take(bytes: Buffer): void {
    if (this.#held === undefined) this.#write(bytes);
    else this.#held.push(bytes);
  }

  #write(bytes: Buffer): void {
    const { latencyMs = 0, chunkBytes = bytes.length } = this.#weather;
    const dueAt = performance.now() + latencyMs;
    this.#work = this.#work.then(async () => {
      const earlyMs = dueAt - performance.now();
      if (earlyMs > 0) await pause(earlyMs);
      for (let from = 0; from < bytes.length && !this.#to.destroyed; from += chunkBytes) {
        await this.#send(bytes.subarray(from, from + chunkBytes));
      }
    });
  }

  /** Writes and waits until the bytes are with the kernel, so that each piece is a write of its own. */
  async #send(bytes: Buffer): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#to.write(bytes, () => resolve());
    });
    if (this.#to.writableNeedDrain) {
      this.#from.pause();
      await once(this.#to, "drain").catch(() => undefined);
      this.#from.resume();
    }
  }
}

function join(near: Socket, far: Socket, up: Weather, down: Weather): Path {
  const upward = new Pipe(near, far, up);
  // Created for its effect: what the server sends goes to the client.
  const downward = new Pipe(far, near, down);
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.setNoDelay(true);
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
  }
  return {
    hold: () => upward.hold(),
    release: () => {
      upward.release();
      downward.release();
    },
    stopReading: () => void far.pause(),
    goOnReading: () => void far.resume(),
    cut() {
      near.resetAndDestroy();
      far.resetAndDestroy();
    },
    halfClose: () => void far.end(),
  };
}

/** Starts a proxy in front of a `ws:` address. It listens on loopback. */
export async function startTcpProxy(
  targetUrl: string,
  { up = {}, down = {} }: { readonly up?: Weather; readonly down?: Weather } = {},
): Promise<TcpProxy> {
  const target = new URL(targetUrl);
  const port = Number(target.port === "" ? 80 : target.port);
  const hostname = target.hostname.replace(/^\[(.*)\]$/, "$1");
  const sockets = new Set<Socket>();
  let newest: Path | undefined;
  const server = createServer((near) => {
    const far = connect({ host: hostname, port });
    for (const socket of [near, far]) sockets.add(socket);
    newest = join(near, far, up, down);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${ownPort}${target.pathname}${target.search}`,
    host: target.host,
    get path() {
      if (newest === undefined) throw new TypeError("nothing has connected through the proxy");
      return newest;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
