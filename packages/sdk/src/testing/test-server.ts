import { ParlanceError } from "../errors.ts";
import { closeCodes } from "../generated/codes.ts";
import type { Limits, Message, Position } from "../generated/frames.ts";
import type { Transport } from "../transport/transport.ts";
import { Access, type AccessOptions } from "./access.ts";
import { Core, toNamespaceName, type MethodAnswer } from "./core.ts";
import { createEnforcer, findPayloadFault } from "./enforcer.ts";
import { createFaults, type Faults } from "./faults.ts";
import { Network } from "./network.ts";
import { createSampler, type Sampler } from "./sampler.ts";
import { Session } from "./session.ts";
import { refuse } from "./verdict.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** What a test server is made of. */
export interface TestServerOptions extends AccessOptions {
  /** The contract: the document, such as the content of `chat.contract.json`. */
  readonly contract: object;
  /** Who answers which method; more with `server.answer`. */
  readonly methods?: Readonly<Record<string, MethodAnswer>>;
  /** What generated data is made from: the same seed gives the same data. 1 by default. */
  readonly seed?: number;
  /** What the server announces in its `welcome`; those of the reference server by default. */
  readonly limits?: Partial<Limits>;
  readonly heartbeat?: { readonly intervalMs: number; readonly graceMs: number };
  /** Features that the server does not have, such as `recovery`: for applications that meet simpler servers. */
  readonly without?: readonly string[];
}

/** A connection of the present. */
export interface TestConnection {
  readonly user: string;
  readonly connection: string;
  /** The channels that it is subscribed to. */
  readonly channels: readonly string[];
}

/** A server in the memory of a test: no socket, no timer of the platform, no other process. */
export interface TestServer extends Sampler {
  /** What a client needs to meet this server: `createClient({ ...server.clientOptions, contract })`. */
  readonly clientOptions: {
    readonly url: string;
    readonly transport: Transport;
    readonly clock: VirtualClock;
    readonly random: () => number;
  };
  /** The time of the server and its clients. It stands still but for `advance`. */
  readonly clock: VirtualClock;
  readonly faults: Faults;
  /** Who is connected, in the order in which they came. */
  readonly connections: readonly TestConnection[];
  /** How many attempts to connect there were. */
  readonly attemptCount: number;
  /** What answers of methods threw or gave against the contract; the callers got `internal_error`. */
  readonly errors: readonly unknown[];
  /** The kept messages of a channel, ascending. */
  messages(channel: string): readonly Message[];
  /**
   * Publishes as the program behind a server does, or in the name of a user. Throws the `ParlanceError` of an event or
   * data that the contract does not have.
   */
  publish(channel: string, event: string, data: object, options?: { readonly user?: string }): Position;
  /** Sends a signal likewise. */
  signal(channel: string, event: string, data: object, options?: { readonly user?: string }): void;
  /** Answers a method from now on; without a function with generated results. Throws a `TypeError` for an unknown one. */
  answer(method: string, run?: MethodAnswer): void;
  /**
   * Enforces another version of the contract from now on and sends every client to connect anew (4200). Clients of the
   * version before are `older`; with `strict` they are turned away (4107).
   */
  upgrade(contract: object, options?: { readonly strict?: boolean }): void;
  /** Resolves when everything under way has arrived, as far as it can without time going on. */
  settle(): Promise<void>;
  /** Lets time pass and everything happen that falls into it. */
  advance(byMs: number): Promise<void>;
}

const LIMITS: Limits = { frameBytes: 65_536, subscriptions: 128, inFlight: 64, framesPerSecond: 50 };
const HEARTBEAT = { intervalMs: 25_000, graceMs: 10_000 };

/** Taken when this module is loaded: timers that a test fakes later do not stop the server. */
const { setTimeout: schedule } = globalThis;

/** Lets everything run that waits for nothing but its turn. */
function takeTurn(): Promise<void> {
  return new Promise((resolve) => void schedule(resolve, 0));
}

/** Creates a server. Throws a `TypeError` that names what is wrong with the contract or a method. */
export function createTestServer(options: TestServerOptions): TestServer {
  return new MemoryServer(options);
}

class MemoryServer implements TestServer {
  readonly clock: VirtualClock = createVirtualClock();
  readonly faults: Faults;
  readonly clientOptions: TestServer["clientOptions"];
  readonly #core: Core;
  readonly #network: Network;
  readonly #sessions = new Set<Session>();
  readonly #seed: number;
  #sampler: Sampler;

  constructor({
    contract,
    methods = {},
    seed = 1,
    limits,
    heartbeat,
    without = [],
    ...access
  }: TestServerOptions) {
    this.#core = new Core({
      clock: this.clock,
      access: new Access(access),
      enforcer: createEnforcer(contract),
      limits: { ...LIMITS, ...limits },
      without,
      heartbeat: heartbeat ?? HEARTBEAT,
    });
    this.#seed = seed;
    this.#sampler = createSampler(this.#core.enforcer, seed);
    this.#network = new Network(this.clock, (line) => {
      const session: Session = new Session(this.#core, line, () => this.#sessions.delete(session));
      this.#sessions.add(session);
      return session;
    });
    this.faults = createFaults(this.#core, this.#network, this.#sessions);
    const { transport } = this.#network;
    this.clientOptions = {
      url: "ws://test.invalid/v1/connect",
      transport,
      clock: this.clock,
      random: () => 0.5,
    };
    for (const [method, run] of Object.entries(methods)) this.answer(method, run);
  }

  get connections(): readonly TestConnection[] {
    return [...this.#sessions].flatMap(({ user, connection, subscriptions }) =>
      user === undefined ? [] : [{ user, connection, channels: [...subscriptions] }],
    );
  }

  get attemptCount(): number {
    return this.#network.attemptCount;
  }

  get errors(): readonly unknown[] {
    return this.#core.errors;
  }

  messages(channel: string): readonly Message[] {
    return this.#core.channels.get(channel)?.log.read(this.clock.now()) ?? [];
  }

  publish(channel: string, event: string, data: object, { user }: { readonly user?: string } = {}): Position {
    const valid = this.#assertValid("message", channel, event, data);
    return this.#core.deliver({ channel, event, data: valid }, user === undefined ? undefined : { user })
      .position;
  }

  signal(channel: string, event: string, data: object, { user }: { readonly user?: string } = {}): void {
    const valid = this.#assertValid("signal", channel, event, data);
    const time = this.clock.now();
    for (const subscriber of this.#core.open(channel).subscribers)
      subscriber.send({
        type: "signal",
        channel,
        event,
        time,
        ...(user !== undefined && { by: { user } }),
        data: valid,
      });
  }

  answer(method: string, run?: MethodAnswer): void {
    if (!this.#core.enforcer.methods.has(method))
      throw new TypeError(`answer: the contract declares no method ${method}`);
    this.#core.answers.set(method, run ?? (() => this.sampleResult(method)));
  }

  upgrade(contract: object, { strict = false }: { readonly strict?: boolean } = {}): void {
    const { accepted, enforcer } = this.#core;
    if (!strict) accepted.add(enforcer.hash);
    this.#core.enforcer = createEnforcer(contract);
    this.#core.isStrict = strict;
    this.#sampler = createSampler(this.#core.enforcer, this.#seed);
    this.faults.close(closeCodes.draining, { reason: "draining" });
  }

  sample(namespace: string, event: string): Record<string, unknown> {
    return this.#sampler.sample(namespace, event);
  }

  samplePresence(namespace: string): Record<string, unknown> {
    return this.#sampler.samplePresence(namespace);
  }

  sampleParams(method: string): Record<string, unknown> {
    return this.#sampler.sampleParams(method);
  }

  sampleResult(method: string): Record<string, unknown> {
    return this.#sampler.sampleResult(method);
  }

  async settle(): Promise<void> {
    do await takeTurn();
    while (this.#network.isBusy);
  }

  async advance(byMs: number): Promise<void> {
    const endMs = this.clock.now() + byMs;
    await this.settle();
    for (
      let dueMs = this.clock.nextDueMs;
      dueMs !== undefined && dueMs <= endMs;
      dueMs = this.clock.nextDueMs
    ) {
      this.clock.advance(Math.max(0, dueMs - this.clock.now()));
      await this.settle();
    }
    this.clock.advance(Math.max(0, endMs - this.clock.now()));
  }

  /** The data as it will be on the wire, once it was found to fit (PROTOCOL [CON-2]). */
  #assertValid(
    kind: "message" | "signal",
    channel: string,
    event: string,
    data: object,
  ): Record<string, unknown> {
    const namespace = this.#core.enforcer.namespaces.get(toNamespaceName(channel));
    const shown = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
    const fault = namespace ? findPayloadFault(namespace, kind, event, shown) : refuse("unknown_namespace");
    if (fault === undefined) return shown;
    const { code, message, issues } = fault;
    throw new ParlanceError(code, message, { channel, at: issues?.[0]?.at, issues });
  }
}
