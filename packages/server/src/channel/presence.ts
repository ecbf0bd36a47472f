import { whenReady, type Awaitable } from "../awaitable.ts";
import type { Clock } from "../clock.ts";
import type { EngineListener } from "../engine/engine.ts";
import type { Departure, MemberPage, PresenceChange, PresenceStore } from "../engine/presence-store.ts";
import { refuse, type Refusal } from "../errors.ts";
import type { ServerPresence } from "../generated/frames.ts";
import type { Deadline, TimerWheel } from "../timer-wheel.ts";
import type { Subscriber } from "./subscription.ts";

/** What presence keeps to. */
export interface PresencePolicy {
  /** For how long a user stays a member after the last connection was lost. */
  readonly graceMs: number;
  /** Members above which only their number is told. */
  readonly maxMembers: number;
}

/** Changes are left out for a watcher with more unsent bytes than this; the jump in the version tells it so. */
const MAX_QUEUED_BYTES = 256 * 1024;
/** A list of members is cut at about this size. */
const MAX_LIST_BYTES = 256 * 1024;
/** Numbers of members are told at most this often. */
const COUNT_EVERY_MS = 1000;

/** Hears who is in a channel by a connection to this server. */
export interface PresenceObserver {
  /** The first connection of a user to this server has subscribed. */
  onEntered(channel: string, user: string): void;
  /** The last one is gone. */
  onExited(channel: string, user: string, departure: Departure): void;
}

/** What this server knows of a channel: its own part of the members, and who wants to know of all. */
interface LocalMembers {
  readonly connections: Map<string, Set<Subscriber>>;
  readonly watchers: Set<Subscriber>;
  /** The number that is to be told, and when; undefined when there is none. */
  counting: { readonly deadline: Deadline; version: number; total: number } | undefined;
}

/**
 * The connections of this server by user, of which the engine hears as one, and those that want to know who is in a
 * channel (PROTOCOL, Presence). Who is a member is for the engine to say, since other servers have connections too.
 */
export class Presence implements Pick<EngineListener, "onPresence"> {
  readonly #store: PresenceStore;
  readonly #clock: Clock;
  readonly #wheel: TimerWheel;
  readonly #policy: PresencePolicy;
  readonly #observer: PresenceObserver | undefined;
  readonly #channels = new Map<string, LocalMembers>();

  constructor(
    store: PresenceStore,
    clock: Clock,
    wheel: TimerWheel,
    policy: PresencePolicy,
    observer?: PresenceObserver,
  ) {
    this.#observer = observer;
    this.#store = store;
    this.#clock = clock;
    this.#wheel = wheel;
    this.#policy = policy;
  }

  /** A connection of a user is subscribed. The first one makes the user a member; `isWatching` asks for changes. */
  enter(channel: string, user: string, connection: Subscriber, isWatching: boolean): void {
    const local = this.#open(channel);
    if (isWatching) local.watchers.add(connection);
    else local.watchers.delete(connection);
    const known = local.connections.get(user);
    if (known !== undefined) {
      known.add(connection);
      return;
    }
    local.connections.set(user, new Set([connection]));
    this.#store.enter(channel, user, this.#policy.graceMs);
    this.#observer?.onEntered(channel, user);
  }

  /** A connection of a user is no longer subscribed. Does nothing when it was not. */
  exit(channel: string, user: string, connection: Subscriber, departure: Departure): void {
    const local = this.#channels.get(channel);
    const connections = local?.connections.get(user);
    local?.watchers.delete(connection);
    if (local === undefined || connections?.delete(connection) !== true || connections.size > 0) return;
    local.connections.delete(user);
    this.#store.exit(channel, user, departure);
    this.#observer?.onExited(channel, user, departure);
    if (local.connections.size === 0) this.#drop(channel, local);
  }

  /** A connection may no longer know of changes. */
  unwatch(channel: string, connection: Subscriber): void {
    this.#channels.get(channel)?.watchers.delete(connection);
  }

  /** What a member says of itself; the newest counts. Returns why it could not be said, or undefined. */
  say(channel: string, user: string, data: Record<string, unknown>): Awaitable<Refusal | undefined> {
    return whenReady(this.#store.say(channel, user, data), (isSaid) =>
      isSaid ? undefined : refuse("not_available"),
    );
  }

  /** The members behind a cursor, cut by number and size. */
  list(channel: string, limit: number, cursor: string | undefined): Awaitable<MemberPage | Refusal> {
    const query = { limit, bytes: MAX_LIST_BYTES, cursor };
    return whenReady(this.#store.list(channel, query), (page) => page ?? refuse("not_available"));
  }

  /** PROTOCOL [PRS-5]: to watchers, and only the number where there are many members. */
  onPresence(channel: string, { version, action, member, total }: PresenceChange): void {
    const local = this.#channels.get(channel);
    if (local === undefined || local.watchers.size === 0) return;
    if (local.counting !== undefined) Object.assign(local.counting, { version, total });
    if (total <= this.#policy.maxMembers)
      send(local, { type: "presence", channel, version, action, member, total });
    else this.#countLater(channel, local, version, total);
  }

  #open(channel: string): LocalMembers {
    const known = this.#channels.get(channel);
    if (known !== undefined) return known;
    const local: LocalMembers = { connections: new Map(), watchers: new Set(), counting: undefined };
    this.#channels.set(channel, local);
    return local;
  }

  #drop(channel: string, { counting }: LocalMembers): void {
    if (counting !== undefined) this.#wheel.remove(counting.deadline);
    this.#channels.delete(channel);
  }

  #countLater(channel: string, local: LocalMembers, version: number, total: number): void {
    if (local.counting !== undefined) return;
    const deadline: Deadline = {
      dueMs: this.#clock.elapsed() + COUNT_EVERY_MS,
      onDue: () => {
        const { counting } = local;
        local.counting = undefined;
        if (counting === undefined) return;
        send(local, {
          type: "presence",
          channel,
          version: counting.version,
          action: "count",
          total: counting.total,
        });
      },
    };
    local.counting = { deadline, version, total };
    this.#wheel.add(deadline);
  }
}

function send({ watchers }: LocalMembers, frame: ServerPresence): void {
  if (watchers.size === 0) return;
  const bytes = Buffer.from(JSON.stringify(frame));
  for (const { outbox } of watchers) if (outbox.queuedBytes <= MAX_QUEUED_BYTES) outbox.send(bytes);
}
