import type { Clock } from "../clock.ts";
import type { SocketHandlers, Transport } from "../transport/transport.ts";

/** What the server hears of one line. */
export interface LineListener {
  onText(text: string): void;
  /** The client closed the line, or it was cut (1006). */
  onClosed(code: number): void;
}

/** How the network behaves. */
export interface Weather {
  /** How long each frame is under way, in milliseconds of the clock. */
  delayMs: number;
  /** Nothing arrives while it is true, in either direction, and nobody is told. */
  isFrozen: boolean;
  /** How many attempts to connect still fail. */
  refusals: number;
}

const ABNORMAL = 1006;

interface Parcel {
  readonly dueMs: number;
  readonly run: () => void;
}

/** One direction of a line: what is posted arrives in order, each no earlier than the weather allows. */
class Pipe {
  readonly #clock: Clock;
  readonly #weather: Weather;
  #parcels: Parcel[] = [];
  #isWaiting = false;

  constructor(clock: Clock, weather: Weather) {
    this.#clock = clock;
    this.#weather = weather;
  }

  /** Whether something would arrive without time going on. */
  get isBusy(): boolean {
    const [first] = this.#parcels;
    return !this.#weather.isFrozen && first !== undefined && first.dueMs <= this.#clock.now();
  }

  post(run: () => void): void {
    const dueMs = Math.max(this.#parcels.at(-1)?.dueMs ?? 0, this.#clock.now() + this.#weather.delayMs);
    this.#parcels.push({ dueMs, run });
    this.pump();
  }

  clear(): void {
    this.#parcels = [];
  }

  /** Goes on after a frost. */
  pump(): void {
    const [first] = this.#parcels;
    if (this.#isWaiting || this.#weather.isFrozen || first === undefined) return;
    this.#isWaiting = true;
    const arrive = (): void => {
      this.#isWaiting = false;
      if (this.#weather.isFrozen) return;
      // What was cleared meanwhile does not arrive; what came in its place has a time of its own.
      if (this.#parcels[0] === first) this.#parcels.shift()?.run();
      this.pump();
    };
    const leftMs = first.dueMs - this.#clock.now();
    if (leftMs > 0) this.#clock.after(leftMs, arrive);
    else queueMicrotask(arrive);
  }
}

/** One connection between a client and the server, from its first attempt to its end. */
export class Line {
  readonly #up: Pipe;
  readonly #down: Pipe;
  readonly #client: SocketHandlers;
  #server: LineListener | undefined;
  #isEnded = false;
  readonly #onEnded: () => void;

  constructor(clock: Clock, weather: Weather, client: SocketHandlers, onEnded: () => void) {
    this.#up = new Pipe(clock, weather);
    this.#down = new Pipe(clock, weather);
    this.#client = client;
    this.#onEnded = onEnded;
  }

  get isBusy(): boolean {
    return this.#up.isBusy || this.#down.isBusy;
  }

  /** The network takes the line to a server that listens. */
  open(accept: () => LineListener): void {
    this.#down.post(() => {
      this.#server = accept();
      this.#client.onOpen();
    });
  }

  /** The line cannot be had. */
  refuse(): void {
    this.#down.post(() => this.#end(ABNORMAL, "the connection was refused"));
  }

  /** A text of the client for the server. */
  carry(text: string): void {
    this.#up.post(() => this.#server?.onText(text));
  }

  /** The client ends the line; the server hears of it behind what was sent before. */
  hangUp(code: number, reason: string): void {
    this.#up.post(() => {
      this.#server?.onClosed(code);
      this.#end(code, reason);
    });
  }

  /** A text of the server for the client. */
  send(text: string): void {
    this.#down.post(() => this.#client.onData(text));
  }

  /** The server ends the line; the client hears of it behind what was sent before. */
  close(code: number, reason: string): void {
    this.#server = undefined;
    this.#up.clear();
    this.#down.post(() => this.#end(code, reason));
  }

  /** Ends the line as a broken cable does: what is under way is lost, and no side closed it. */
  cut(): void {
    this.#up.clear();
    this.#down.clear();
    this.#server?.onClosed(ABNORMAL);
    this.#server = undefined;
    queueMicrotask(() => this.#end(ABNORMAL, ""));
  }

  pump(): void {
    this.#up.pump();
    this.#down.pump();
  }

  #end(code: number, reason: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#onEnded();
    this.#client.onClose(code, reason);
  }
}

/** All lines to one server, and the weather that they have in common. */
export class Network {
  readonly weather: Weather = { delayMs: 0, isFrozen: false, refusals: 0 };
  readonly #clock: Clock;
  readonly #accept: (line: Line) => LineListener;
  readonly #lines = new Set<Line>();
  /** How many lines were tried. */
  attemptCount = 0;

  constructor(clock: Clock, accept: (line: Line) => LineListener) {
    this.#clock = clock;
    this.#accept = accept;
  }

  /** Whether something is about to arrive without time going on. */
  get isBusy(): boolean {
    return [...this.#lines].some((line) => line.isBusy);
  }

  /** The transport of the clients of this network. */
  readonly transport: Transport = (_url, _subprotocol, handlers) => {
    this.attemptCount += 1;
    const line: Line = new Line(this.#clock, this.weather, handlers, () => this.#lines.delete(line));
    this.#lines.add(line);
    if (this.weather.refusals > 0) {
      this.weather.refusals -= 1;
      line.refuse();
    } else line.open(() => this.#accept(line));
    return {
      send: (text) => line.carry(text),
      close: (code, reason) => line.hangUp(code, reason),
    };
  };

  /** Cuts every line. */
  cut(): void {
    for (const line of this.#lines) line.cut();
  }

  /** Lets everything arrive that a frost held up. */
  thaw(): void {
    this.weather.isFrozen = false;
    for (const line of this.#lines) line.pump();
  }
}
