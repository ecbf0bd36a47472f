import { createClient, ErrorReply, RESP_TYPES } from "@redis/client";
import type { Cancel, Clock } from "../../clock.ts";
import { APPEND, APPEND_ALL } from "./append-scripts.ts";
import { LOOK, REWRITE, TRIM } from "./log-scripts.ts";
import { BEAT, REVOKE, TAKE } from "./node-scripts.ts";
import { ENTER, EXIT, LEASE, LIST, REMIND, SAY } from "./presence-scripts.ts";
import type { RedisAddress } from "./redis-address.ts";
import type { Script } from "./script.ts";

const CONNECT_MS = 2000;
/** How often Redis is asked who it is. */
const BEAT_MS = 1000;
/** An answer that takes longer, or comes later after the last, means that Redis or this process stood still. */
const MAX_BEAT_MS = 3500;
/** For how long after it told its fence a primary is certain to be the same, by its own clock. More than two beats take. */
const FENCE_MS = 6000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;
/** Beats of pub/sub that may be missing before its connection is taken for cut. */
const MAX_SILENT_BEATS = 3;
const FENCE_LENGTH = 12;
const OLDEST_MAJOR = 7;

/** Everything that is ever run. */
const SCRIPTS: readonly Script[] = [APPEND, APPEND_ALL, LOOK, TRIM, REWRITE, TAKE, REVOKE, BEAT].concat([
  ENTER,
  EXIT,
  SAY,
  LIST,
  REMIND,
  LEASE,
]);

type Client = ReturnType<typeof createConnection>;

/** Where one primary is at present. */
export interface PrimaryPlace {
  readonly host: string;
  readonly port: number;
}

/** Hears of one primary. */
export interface PrimaryListener {
  /** It can be asked, and everything that was subscribed to is again. What was published meanwhile is not told. */
  onUp(): void;
  /** It cannot be asked. Every `run` that has no answer rejects. */
  onDown(reason: string): void;
  /** Something was published on a channel that was subscribed to. */
  onPublished(name: string, bytes: Buffer): void;
}

/** An answer that says why Redis did not do it; without one, nobody knows whether it did. */
export { ErrorReply };

function createConnection(place: PrimaryPlace, { isTls, user, password, database }: RedisAddress) {
  const socket = { ...place, connectTimeout: CONNECT_MS, reconnectStrategy: false } as const;
  return createClient({
    // What cannot be sent now is refused now: a publish that waits in a queue would be sent when nobody waits for it.
    disableOfflineQueue: true,
    // It would want a right of its own, and tell nobody anything.
    disableClientInfo: true,
    // The beat notices what does not answer; a timer and a signal for each command cost more than the command.
    commandOptions: { timeout: 0 },
    RESP: 2,
    database,
    ...(user !== undefined && { username: user }),
    ...(password !== undefined && { password }),
    socket: isTls ? { ...socket, tls: true } : socket,
  });
}

/**
 * The connections to one primary: one for commands, one for pub/sub, which live and die together. When one is lost, both
 * are made anew, and `find` is asked again where the primary is.
 */
export class Primary {
  readonly #address: RedisAddress;
  readonly #find: () => Promise<PrimaryPlace>;
  readonly #clock: Clock;
  readonly #listener: PrimaryListener;
  readonly #beatName: string;
  readonly #names = new Set<string>();
  #phase: "down" | "connecting" | "up" | "stopped" = "down";
  #commands: Client | undefined;
  #subscriber: Client | undefined;
  #cancel: Cancel | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #beatAtMs = 0;
  #silentBeats = 0;
  #fence = "";
  #lastSecond = "0";

  constructor(
    address: RedisAddress,
    find: () => Promise<PrimaryPlace>,
    clock: Clock,
    beatName: string,
    listener: PrimaryListener,
  ) {
    this.#address = address;
    this.#find = find;
    this.#clock = clock;
    this.#beatName = beatName;
    this.#listener = listener;
  }

  /** Whether it can be asked now. */
  get isUp(): boolean {
    return this.#phase === "up";
  }

  /** What tells this primary from every other, and the last second in which that is certain, by its own clock. */
  get fence(): readonly [fence: string, lastSecond: string] {
    return [this.#fence, this.#lastSecond];
  }

  /** Connects for the first time. Rejects when it cannot. */
  async start(): Promise<void> {
    await this.#connect();
  }

  /** Runs a script. Rejects with an `ErrorReply` when Redis refused, with another error when it may or may not have run. */
  async run(
    script: Script,
    keys: readonly string[],
    args: readonly (string | Buffer)[],
    as: "bytes" | "text" = "bytes",
  ): Promise<unknown> {
    const { commands } = this.#open();
    const options = as === "bytes" ? BYTES : undefined;
    const rest = [`${keys.length}`, ...keys, ...args];
    try {
      return await commands.sendCommand(["EVALSHA", script.sha, ...rest], options);
    } catch (error) {
      if (!(error instanceof ErrorReply)) throw error;
      if (error.message.startsWith("NOSCRIPT"))
        return commands.sendCommand(["EVAL", script.text, ...rest], options);
      if (error.message.startsWith("READONLY")) this.lose("it is not the primary any more");
      throw error;
    }
  }

  /** Runs a command of Redis. Answers texts. */
  async ask(...words: readonly string[]): Promise<unknown> {
    return this.#open().commands.sendCommand(words);
  }

  /** Has it told what is published on a channel, also after reconnects, until `unsubscribe`. */
  async subscribe(name: string): Promise<void> {
    this.#names.add(name);
    await this.#open().subscriber.sSubscribe(name, this.#onPublished, true);
  }

  /** Ends `subscribe`. */
  unsubscribe(name: string): void {
    if (!this.#names.delete(name) || this.#phase !== "up") return;
    this.#subscriber?.sUnsubscribe(name, this.#onPublished, true).catch(() => {});
  }

  /** Gives both connections up and makes new ones. */
  lose(reason: string): void {
    if (this.#phase !== "up") return;
    this.#close("down");
    this.#listener.onDown(reason);
    this.#plan();
  }

  /** Ends both connections for good. */
  stop(): void {
    this.#close("stopped");
  }

  #open(): { readonly commands: Client; readonly subscriber: Client } {
    if (this.#commands === undefined || this.#subscriber === undefined) throw new Error("not connected");
    return { commands: this.#commands, subscriber: this.#subscriber };
  }

  readonly #onPublished = (bytes: Buffer, name: Buffer): void => {
    const channel = name.toString();
    if (channel === this.#beatName) this.#silentBeats = 0;
    else this.#listener.onPublished(channel, bytes);
  };

  #close(phase: "down" | "stopped"): void {
    this.#phase = phase;
    this.#cancel?.();
    for (const client of [this.#commands, this.#subscriber]) if (client?.isOpen === true) client.destroy();
    this.#commands = undefined;
    this.#subscriber = undefined;
  }

  async #connect(): Promise<void> {
    this.#phase = "connecting";
    const place = await this.#find();
    const [commands, subscriber] = [
      createConnection(place, this.#address),
      createConnection(place, this.#address),
    ];
    for (const client of [commands, subscriber])
      client.on("error", (error: Error) =>
        client === this.#commands || client === this.#subscriber ? this.lose(error.message) : undefined,
      );
    try {
      await within(this.#clock, MAX_BEAT_MS * 2, this.#greet(commands, subscriber));
    } catch (error) {
      for (const client of [commands, subscriber]) if (client.isOpen) client.destroy();
      throw error;
    }
    // Stopped meanwhile, or lost in the turn in which it was won.
    if (this.#phase !== "connecting" || !commands.isReady || !subscriber.isReady) {
      for (const client of [commands, subscriber]) if (client.isOpen) client.destroy();
      throw new Error("the connection was lost at once");
    }
    this.#commands = commands;
    this.#subscriber = subscriber;
    this.#phase = "up";
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#silentBeats = 0;
    this.#planBeat();
    this.#listener.onUp();
  }

  async #greet(commands: Client, subscriber: Client): Promise<void> {
    await Promise.all([commands.connect(), subscriber.connect()]);
    const server = await commands.sendCommand<string>(["INFO", "server"]);
    const version = /redis_version:([\d.]+)/.exec(server)?.[1] ?? "0";
    if (Number.parseInt(version, 10) < OLDEST_MAJOR)
      throw new Error(`Redis ${version} is too old; it must be 7.0 or later, or Valkey`);
    for (const { text } of SCRIPTS) await commands.sendCommand(["SCRIPT", "LOAD", text]);
    await this.#beat(commands);
    // One by one, since in a cluster each lies in a slot of its own; they go out together all the same.
    await Promise.all(
      [this.#beatName, ...this.#names].map((name) => subscriber.sSubscribe(name, this.#onPublished, true)),
    );
  }

  /** Asks who it is. Throws when it is no primary. */
  async #beat(commands: Client): Promise<void> {
    const [now, info] = await commands.sendCommand<[string, string]>(["EVALSHA", BEAT.sha, "0"]);
    if (!/^role:master/m.test(info)) throw new Error("it is not the primary");
    this.#fence = /master_replid:([0-9a-f]{40})/.exec(info)?.[1]?.slice(0, FENCE_LENGTH) ?? "";
    // A script may come at the end of its second.
    this.#lastSecond = `${Math.floor((Number(now) + FENCE_MS) / 1000) - 1}`;
  }

  #planBeat(): void {
    this.#beatAtMs = this.#clock.elapsed();
    this.#cancel = this.#clock.schedule(BEAT_MS, () => void this.#beatAgain());
  }

  async #beatAgain(): Promise<void> {
    const commands = this.#commands;
    if (commands === undefined) return;
    const lateMs = this.#clock.elapsed() - this.#beatAtMs;
    if (lateMs > MAX_BEAT_MS) return this.lose("this process stood still");
    if (++this.#silentBeats > MAX_SILENT_BEATS) return this.lose("pub/sub is silent");
    try {
      const beat = this.#beat(commands);
      commands.sendCommand(["SPUBLISH", this.#beatName, ""]).catch(() => {});
      await within(this.#clock, MAX_BEAT_MS, beat);
      if (commands === this.#commands) this.#planBeat();
    } catch (error) {
      if (commands === this.#commands) this.lose(toMessage(error));
    }
  }

  #plan(): void {
    this.#cancel = this.#clock.schedule(this.#pauseMs, () => {
      this.#connect().catch(() => {
        if (this.#phase === "stopped") return;
        this.#phase = "down";
        this.#plan();
      });
    });
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

const BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } };

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function within<Value>(clock: Clock, delayMs: number, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(delayMs, () => reject(new Error("it does not answer")));
    promise.then(resolve, reject).finally(cancel);
  });
}
