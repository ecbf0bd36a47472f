import { Announcer } from "./announcer.ts";
import { findNamespace } from "./channel-name.ts";
import { ContractChannel, type Channel } from "./channel.ts";
import { toClientState } from "./client-state.ts";
import { toPauseMs } from "./connection/backoff.ts";
import type { CloseReason } from "./connection/close-reason.ts";
import { Connection, type ConnectionHandlers, type SessionFrame } from "./connection/connection.ts";
import type { ConnectionState } from "./connection/machine.ts";
import { Requests, type Reply } from "./connection/requests.ts";
import type { ChannelName, Methods, NamespaceOf, Namespaces } from "./contract-types.ts";
import type { NamespaceSpec } from "./contract.ts";
import { createLexicon, type Lexicon } from "./decode.ts";
import { createDeferred, type Deferred } from "./deferred.ts";
import { ParlanceError, toParlanceError } from "./errors.ts";
import type { ClientEvents, ClientState, Connected } from "./events.ts";
import type { Feed } from "./feed.ts";
import { ownCodes } from "./generated/close-advice.ts";
import type { ErrorFrame, Message as MessageFrame, Position, Welcome } from "./generated/frames.ts";
import { createGreeting } from "./greeting.ts";
import { createKeys, type Keys } from "./keys.ts";
import type { Feature, Link } from "./link.ts";
import type { ClientSettings } from "./options.ts";
import { Publishes, type PublishRequest } from "./publishes.ts";
import type { Rule } from "./rules.ts";

/** One user's way to a server: channels, a connection that mends itself, and what it tells. */
export interface Client<Spaces extends Namespaces = Namespaces, Known extends Methods = Methods> {
  /** Carries the types of the methods. No value has this member. */
  readonly "~methods"?: Known;
  /** Where it stands. The same object until the next `state` event. */
  readonly state: ClientState;
  /** A channel of the contract; the same object for the same name. Costs nothing until it is used. */
  channel<Name extends ChannelName<keyof Spaces & string>>(name: Name): Channel<Spaces[NamespaceOf<Name>]>;
  /** Adds a listener. The result removes it. */
  on<Name extends keyof ClientEvents>(
    event: Name,
    listener: (value: ClientEvents[Name]) => unknown,
  ): () => void;
  /**
   * Connects now, also out of a pause and after `close`. Subscribing and publishing connect by themselves. Resolves when
   * the connection is up, rejects with a `closed` error when the client closes before; ignoring that is no fault.
   */
  connect(): Promise<Connected>;
  /** Ends the connection, all subscriptions and all publishes that await their ack. */
  close(): void;
}

/** Joins the parts: the connection, its session, the channels, what waits to be published, and the features. */
export class ParlanceClient implements Client, Link, ConnectionHandlers {
  readonly announcer: Announcer = new Announcer();
  readonly settings: ClientSettings;
  readonly #publishes: Publishes;
  readonly keys: Keys = createKeys();
  readonly #channels = new Map<string, ContractChannel<NamespaceSpec>>();
  readonly #lexicon: Lexicon = createLexicon();
  readonly #parts = new Map<Feature, unknown>();
  readonly #handlers = new Map<string, (frame: never) => void>();
  /** What servers called this client: whose messages can be its own. */
  readonly #users = new Set<string>();
  #connection: Connection;
  #arrival: Deferred<Connected> = createDeferred();
  #state: ClientState = { status: "idle" };
  #session: Requests | undefined;
  #mismatch: string | undefined;

  constructor(settings: ClientSettings) {
    this.settings = settings;
    this.#publishes = new Publishes(settings.clock, settings.pending);
    const prepare = createGreeting(settings, (error) => this.announcer.error(error));
    this.#connection = new Connection({ ...settings, prepare, lexicon: this.#lexicon });
    this.#connection.handlers = this;
    for (const feature of settings.features) this.use(feature);
  }

  get state(): ClientState {
    return this.#state;
  }

  get connection(): Connection {
    return this.#connection;
  }

  get arrival(): Promise<Connected> {
    return this.#arrival.promise;
  }

  get session(): Requests | undefined {
    return this.#session;
  }

  channel(name: string): Channel {
    const known = this.#channels.get(name);
    if (known) return known;
    const channel = new ContractChannel(name, findNamespace(this.settings.contract, name), this);
    this.#channels.set(name, channel);
    return channel;
  }

  on<Name extends keyof ClientEvents>(
    event: Name,
    listener: (value: ClientEvents[Name]) => unknown,
  ): () => void {
    return this.announcer.on(event, listener);
  }

  connect(): Promise<Connected> {
    const { promise } = this.#arrival;
    this.#connection.connect();
    return promise;
  }

  close(): void {
    this.#connection.close();
  }

  wake(): void {
    if (this.#state.status === "closed") throw toClosedError(this.#state.reason);
    if (this.#state.status === "idle") this.#connection.connect();
  }

  toPauseMs(failures: number): number {
    const { random, policy } = this.settings;
    return toPauseMs(failures, random(), policy.backoff);
  }

  publish(request: PublishRequest, key: string = this.keys.next()): Promise<Position> {
    return this.#publishes.add(request, key);
  }

  claim({ key, by }: MessageFrame, position: Position): boolean {
    // The key alone proves nothing: everybody in the channel has read it.
    const isOwn =
      key !== undefined && by !== undefined && this.keys.includes(key) && this.#users.has(by.user);
    if (isOwn) this.#publishes.settle(key, position);
    return isOwn;
  }

  use<Part>(feature: (link: Link) => Part): Part {
    if (!this.#parts.has(feature)) this.#parts.set(feature, feature(this));
    return this.#parts.get(feature) as Part;
  }

  learn(type: string, rule: Rule, onFrame?: (frame: never) => void): void {
    this.#lexicon.set(type, rule);
    if (onFrame) this.#handlers.set(type, onFrame);
  }

  findFeed(channel: string): Feed | undefined {
    return this.#channels.get(channel)?.feed;
  }

  replace(connection: Connection): void {
    const { state } = connection;
    if (state.status !== "connected") return;
    this.#connection.handlers = {};
    this.onSessionEnded();
    this.#connection = connection;
    connection.handlers = this;
    this.onGreeted();
    this.onAdmitted(state.welcome);
    this.onState(state);
  }

  onState(connectionState: ConnectionState): void {
    const previous = this.#state;
    const state = toClientState(connectionState);
    // The steps of one attempt are one state to the application.
    if (state.status === "connecting" && previous.status === "connecting") return;
    this.#state = state;
    if (previous.status === "connected") this.#arrival = createDeferred();
    if (state.status === "connected") this.#arrival.resolve(state);
    if (state.status === "closed") this.#end(state.reason);
    this.announcer.emit("state", state);
    if (state.status === "connected") this.#compareContract(state.contract);
  }

  /** Gives up all that a closed connection cannot bring to an end. */
  #end(reason: CloseReason): void {
    const error = toClosedError(reason);
    this.#arrival.reject(error);
    this.#arrival = createDeferred();
    this.#publishes.rejectAll(error);
    for (const feed of this.#feeds()) feed.end(error);
    if (reason.code !== ownCodes.normal) this.announcer.error(error);
  }

  #compareContract({ match, ...server }: Connected["contract"]): void {
    if (match === "exact" || server.hash === this.#mismatch) return;
    this.#mismatch = server.hash;
    this.announcer.emit("contract", { match, client: this.settings.identity, server });
  }

  onGreeted(): void {
    this.#session = new Requests((text) => this.#connection.send(text));
    for (const feed of this.#feeds()) feed.ask();
  }

  onAdmitted(welcome: Welcome): void {
    this.#users.add(welcome.user);
    this.#session?.open(welcome.limits.inFlight);
    if (this.#session) this.#publishes.open(this.#session, welcome);
  }

  onSessionEnded(): void {
    const session = this.#session;
    this.#session = undefined;
    this.#publishes.suspend();
    for (const feed of this.#feeds()) feed.suspend();
    session?.end();
  }

  onFrame(frame: SessionFrame): void {
    const handle = this.#handlers.get(frame.type);
    if (handle) return handle(frame as never);
    switch (frame.type) {
      case "message":
        return this.#channels.get(frame.channel)?.receive(frame);
      case "unsubscribed":
        return this.findFeed(frame.channel)?.onUnsubscribed(frame);
      default:
        if (frame.type === "error" && frame.id === undefined) this.announcer.error(toParlanceError(frame));
        else this.#session?.settle(frame as Reply | ErrorFrame);
    }
  }

  onMalformed(error: ParlanceError, id: number | undefined): void {
    this.announcer.error(error);
    if (id !== undefined) this.#session?.refuse(id, error);
  }

  #feeds(): readonly Feed[] {
    return [...this.#channels.values()].flatMap(({ feed }) => feed ?? []);
  }
}

function toClosedError({ name, message }: CloseReason): ParlanceError {
  return new ParlanceError("closed", `the client is closed: ${message || name}`);
}
