import { connect, type Socket } from "node:net";
import { isStampAt, MARK } from "../payload.ts";
import type { Dialect, Turn } from "./dialects.ts";
import type { Visit } from "./framing.ts";

const HEADERS_END = "\r\n\r\n";

/** Where a connection stands. */
type Phase = "upgrading" | "joining" | "joined" | "ended";

/** Who is told of what a connection receives. */
export interface ConnectionListener {
  /** A message; its stamp begins at `at`. */
  onMessage(connection: Connection, chunk: Buffer, at: number): void;
  /** The server ended a connection that was wanted. */
  onLost(connection: Connection): void;
}

/** One cheap connection: a raw socket that walks frames and reads nothing of a message but its stamp. */
export class Connection {
  /** Number among all connections of the load. */
  readonly index: number;
  readonly channel: string;
  readonly #dialect: Dialect;
  readonly #listener: ConnectionListener;
  readonly #socket: Socket;
  readonly #quietChannels: number;
  readonly #visit: Visit = (chunk, start, end) => this.#onFrame(chunk, start, end);
  #phase: Phase;
  #rest: Buffer | undefined;
  /** Distance of the stamp from the end of a message: equal for all messages of a server. */
  #stampFromEnd = 0;
  #ids = 0;
  #outgoing: Buffer[] = [];
  #onJoined: (() => void) | undefined;
  #onFailed: ((reason: Error) => void) | undefined;

  constructor(
    index: number,
    channel: string,
    port: number,
    dialect: Dialect,
    listener: ConnectionListener,
    quietChannels = 0,
  ) {
    this.index = index;
    this.channel = channel;
    this.#dialect = dialect;
    this.#listener = listener;
    this.#quietChannels = quietChannels;
    this.#phase = dialect.upgrades ? "upgrading" : "joining";
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket.write(dialect.greet(channel));
    this.#socket.on("data", (chunk: Buffer) => this.#onData(chunk));
    this.#socket.on("error", (error) => this.#onFailed?.(error));
    this.#socket.on("close", () => this.#onClose());
  }

  /** Settles when the channel is received. */
  joined(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#onJoined = resolve;
      this.#onFailed = reject;
    });
  }

  /** Puts a publish behind those of this turn. */
  publish(text: string): void {
    this.#outgoing.push(this.#dialect.toPublish(this.channel, ++this.#ids, text));
  }

  /** Sends what was put together, in one write. */
  flush(): void {
    const [first] = this.#outgoing;
    if (first === undefined) return;
    this.#socket.write(this.#outgoing.length === 1 ? first : Buffer.concat(this.#outgoing));
    this.#outgoing = [];
  }

  /** Reads no more, as a client does that hangs. */
  stall(): void {
    this.#socket.pause();
  }

  /** Ends the connection. */
  end(): void {
    this.#phase = "ended";
    this.#socket.destroy();
  }

  #onClose(): void {
    if (this.#phase === "ended") return;
    this.#onFailed?.(new Error(`the server closed a connection that was ${this.#phase}`));
    this.#phase = "ended";
    this.#listener.onLost(this);
  }

  #onData(read: Buffer): void {
    let chunk = this.#rest === undefined ? read : Buffer.concat([this.#rest, read]);
    this.#rest = undefined;
    if (this.#phase === "upgrading") {
      const end = chunk.indexOf(HEADERS_END);
      if (end < 0) {
        this.#rest = chunk;
        return;
      }
      this.#onUpgraded(chunk.toString("latin1", 0, end));
      chunk = chunk.subarray(end + HEADERS_END.length);
    }
    const taken = this.#dialect.scan(chunk, this.#visit);
    // A copy, so that the pool's large chunk does not live on for a few bytes.
    if (taken < chunk.length) this.#rest = Buffer.from(chunk.subarray(taken));
    this.flush();
  }

  #onUpgraded(head: string): void {
    if (!head.startsWith("HTTP/1.1 101")) throw new Error(`upgrade refused: ${head.slice(0, 80)}`);
    this.#phase = "joining";
    const turn = this.#dialect.onUpgraded?.(this.channel, this.#quietChannels);
    if (turn !== undefined) this.#take(turn);
  }

  #onFrame(chunk: Buffer, start: number, end: number): void {
    const at = end - this.#stampFromEnd;
    if (this.#stampFromEnd > 0 && at >= start && isStampAt(chunk, at))
      return this.#listener.onMessage(this, chunk, at);
    const found = chunk.indexOf(MARK, start);
    if (found >= 0 && found < end) {
      this.#stampFromEnd = end - found;
      return this.#listener.onMessage(this, chunk, found);
    }
    const turn = this.#dialect.converse(chunk.toString("latin1", start, end), this.channel);
    if (turn !== undefined) this.#take(turn);
  }

  #take({ say, isJoined }: Turn): void {
    if (say !== undefined) this.#socket.write(say);
    if (isJoined !== true) return;
    this.#phase = "joined";
    this.#onJoined?.();
  }
}
