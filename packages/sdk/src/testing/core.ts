import type { Clock } from "../clock.ts";
import type { Limits, Message, Position, Publish, ServerFrame } from "../generated/frames.ts";
import type { Access } from "./access.ts";
import { ChannelLog } from "./channel-log.ts";
import type { Enforcer } from "./enforcer.ts";
import { Gathering, type Attendant } from "./gathering.ts";

/** A connection that is subscribed. */
export interface Subscriber extends Attendant {
  send(frame: ServerFrame): void;
}

/** A channel that was used. */
export interface TestChannel {
  readonly name: string;
  readonly log: ChannelLog;
  readonly subscribers: Set<Subscriber>;
  readonly gathering: Gathering;
}

/** Who calls a method. */
export interface CallContext {
  readonly user: string;
  readonly connection: string;
  /** What the call is about. */
  readonly channel: string | undefined;
  /** Aborted when nobody waits for the result any more. */
  readonly signal: AbortSignal;
}

/** Answers the calls of one method. Throw a `CallRefusal` to refuse. */
export type MethodAnswer = (params: object, context: CallContext) => object | Promise<object>;

/** A refusal by the application: the caller gets `call_failed` with this message. */
export class CallRefusal extends Error {
  override readonly name = "CallRefusal";
}

/** The part of a channel name before the first colon. */
export function toNamespaceName(channel: string): string {
  return channel.split(":", 1)[0] ?? "";
}

/** What all connections of a test server share. */
export class Core {
  readonly clock: Clock;
  readonly access: Access;
  readonly without: ReadonlySet<string>;
  readonly heartbeat: { readonly intervalMs: number; readonly graceMs: number };
  readonly answers: Map<string, MethodAnswer> = new Map();
  readonly channels: Map<string, TestChannel> = new Map();
  /** What answers of the test broke, told to whoever looks. */
  readonly errors: unknown[] = [];
  enforcer: Enforcer;
  /** Fingerprints of contracts that are still accepted. */
  readonly accepted: Set<string> = new Set();
  /** Whether a client of another contract is sent away. */
  isStrict = false;
  /** Whether the next ack is lost together with its connection. */
  losesAck = false;
  readonly #limits: Limits;
  #epochCount = 1;
  #epoch = "epoch-1";
  #connectionCount = 0;

  constructor(options: {
    readonly clock: Clock;
    readonly access: Access;
    readonly enforcer: Enforcer;
    readonly limits: Limits;
    readonly without: readonly string[];
    readonly heartbeat: { readonly intervalMs: number; readonly graceMs: number };
  }) {
    this.clock = options.clock;
    this.access = options.access;
    this.enforcer = options.enforcer;
    this.#limits = options.limits;
    this.without = new Set(options.without);
    this.heartbeat = options.heartbeat;
  }

  /** The stricter of what the test and the contract allow (PROTOCOL [CON-4]). */
  get limits(): Limits {
    const most = this.enforcer.document.limits ?? {};
    const toLimit = (name: keyof Limits): number => Math.min(this.#limits[name], most[name] ?? Infinity);
    return {
      frameBytes: toLimit("frameBytes"),
      subscriptions: toLimit("subscriptions"),
      inFlight: toLimit("inFlight"),
      framesPerSecond: toLimit("framesPerSecond"),
    };
  }

  /** What the server keeps beyond the core. */
  get features(): readonly string[] {
    const features = ["recovery", "idempotency", "history", "signals", "presence"];
    if (this.enforcer.methods.size > 0) features.push("calls");
    if (this.access.hasTokens) features.push("auth");
    return features.filter((feature) => !this.without.has(feature));
  }

  nextConnection(): string {
    return `connection-${++this.#connectionCount}`;
  }

  /** Begins the numbering of channels anew: of one, or of all, also of those to come (PROTOCOL [REC-6]). */
  lose(name?: string): void {
    const epoch = `epoch-${++this.#epochCount}`;
    if (name === undefined) this.#epoch = epoch;
    for (const channel of this.channels.values())
      if (name === undefined || channel.name === name) channel.log.lose(epoch);
  }

  /** A channel of a namespace that the contract has. */
  open(name: string): TestChannel {
    const known = this.channels.get(name);
    if (known) return known;
    const log = this.enforcer.namespaces.get(toNamespaceName(name))?.declaration.log;
    const channel: TestChannel = {
      name,
      log: new ChannelLog(this.#epoch, log),
      subscribers: new Set(),
      gathering: new Gathering(name, this.clock),
    };
    this.channels.set(name, channel);
    return channel;
  }

  /** Gives a message its place and hands it to every subscriber (PROTOCOL [PUB-1]). */
  deliver(
    { channel: name, event, data, key }: Omit<Publish, "type" | "id">,
    by: Message["by"],
  ): { readonly message: Message; readonly position: Position } {
    const { log, subscribers } = this.open(name);
    const time = this.clock.now();
    const more = { ...(by && { by }), ...(key !== undefined && { key }) };
    const message = log.append({ channel: name, event, time, ...more, data });
    for (const subscriber of subscribers) subscriber.send(message);
    return { message, position: log.head };
  }
}
