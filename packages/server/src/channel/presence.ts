import type { Clock } from "../clock.ts";
import type { Member, ServerMembers, ServerPresence } from "../generated/frames.ts";
import type { Deadline, TimerWheel } from "../timer-wheel.ts";
import type { Subscriber } from "./subscription.ts";

/** How a subscription ended: by the will of the client, or by a connection that broke and may come back. */
export type Departure = "left" | "lost";

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

interface Present {
  readonly user: string;
  data: object | undefined;
  readonly connections: Set<Subscriber>;
  leaving: Deadline | undefined;
}

interface Gathering {
  readonly channel: string;
  version: number;
  readonly members: Map<string, Present>;
  readonly watchers: Set<Subscriber>;
  counting: Deadline | undefined;
}

function toMember({ user, data }: Present): Member {
  return { user, ...(data !== undefined && { data: data as Record<string, unknown> }) };
}

/** Who is in the channels of this server, by user, and who wants to know (PROTOCOL, Presence). */
export class Presence {
  readonly #clock: Clock;
  readonly #wheel: TimerWheel;
  readonly #policy: PresencePolicy;
  readonly #gatherings = new Map<string, Gathering>();

  constructor(clock: Clock, wheel: TimerWheel, policy: PresencePolicy) {
    this.#clock = clock;
    this.#wheel = wheel;
    this.#policy = policy;
  }

  /** A connection of a user is subscribed. The first one makes the user a member; `isWatching` asks for changes. */
  enter(channel: string, user: string, connection: Subscriber, isWatching: boolean): void {
    const gathering = this.#open(channel);
    if (isWatching) gathering.watchers.add(connection);
    else gathering.watchers.delete(connection);
    const known = gathering.members.get(user);
    if (known !== undefined) {
      known.connections.add(connection);
      this.#stay(known);
      return;
    }
    const present: Present = {
      user,
      data: undefined,
      connections: new Set([connection]),
      leaving: undefined,
    };
    gathering.members.set(user, present);
    this.#tell(gathering, "join", toMember(present));
  }

  /** A connection of a user is no longer subscribed. Does nothing when it was not. */
  exit(channel: string, user: string, connection: Subscriber, departure: Departure): void {
    const gathering = this.#gatherings.get(channel);
    if (gathering === undefined) return;
    gathering.watchers.delete(connection);
    const present = gathering.members.get(user);
    if (present?.connections.delete(connection) === true && present.connections.size === 0) {
      if (departure === "left") this.#remove(gathering, present);
      else this.#leaveLater(gathering, present);
    }
    this.#dropWhenEmpty(gathering);
  }

  /** A connection may no longer know of changes. */
  unwatch(channel: string, connection: Subscriber): void {
    this.#gatherings.get(channel)?.watchers.delete(connection);
  }

  /** What a member says of itself; the newest counts. */
  say(channel: string, user: string, data: object): void {
    const gathering = this.#gatherings.get(channel);
    const present = gathering?.members.get(user);
    if (gathering === undefined || present === undefined) return;
    present.data = data;
    this.#tell(gathering, "update", toMember(present));
  }

  /** The members behind a cursor, in the order of their names, cut by number and size. */
  list(
    channel: string,
    limit: number,
    cursor: string | undefined,
  ): Omit<ServerMembers, "type" | "id" | "channel"> {
    const gathering = this.#gatherings.get(channel);
    if (gathering === undefined) return { version: 0, total: 0, members: [] };
    const users = [...gathering.members.keys()]
      .filter((user) => cursor === undefined || user > cursor)
      .toSorted();
    const members: Member[] = [];
    let left = MAX_LIST_BYTES;
    for (const user of users.slice(0, limit)) {
      const present = gathering.members.get(user);
      if (present === undefined) continue;
      const member = toMember(present);
      left -= JSON.stringify(member).length;
      if (left < 0 && members.length > 0) break;
      members.push(member);
    }
    const last = members.at(-1);
    const isCut = members.length < users.length && last !== undefined;
    const { version } = gathering;
    return { version, total: gathering.members.size, members, ...(isCut && { cursor: last.user }) };
  }

  #open(channel: string): Gathering {
    const known = this.#gatherings.get(channel);
    if (known !== undefined) return known;
    // Begins at the time, so that the list of a later gathering is never taken for one of an earlier.
    const gathering: Gathering = {
      channel,
      version: this.#clock.now(),
      members: new Map(),
      watchers: new Set(),
      counting: undefined,
    };
    this.#gatherings.set(channel, gathering);
    return gathering;
  }

  #dropWhenEmpty(gathering: Gathering): void {
    if (gathering.members.size > 0) return;
    if (gathering.counting !== undefined) this.#wheel.remove(gathering.counting);
    this.#gatherings.delete(gathering.channel);
  }

  #remove(gathering: Gathering, present: Present): void {
    gathering.members.delete(present.user);
    this.#tell(gathering, "leave", { user: present.user });
  }

  #leaveLater(gathering: Gathering, present: Present): void {
    present.leaving = {
      dueMs: this.#clock.elapsed() + this.#policy.graceMs,
      onDue: () => {
        this.#remove(gathering, present);
        this.#dropWhenEmpty(gathering);
      },
    };
    this.#wheel.add(present.leaving);
  }

  #stay(present: Present): void {
    if (present.leaving === undefined) return;
    this.#wheel.remove(present.leaving);
    present.leaving = undefined;
  }

  #tell(gathering: Gathering, action: "join" | "leave" | "update", member: Member): void {
    gathering.version++;
    const total = gathering.members.size;
    if (total > this.#policy.maxMembers) return this.#countLater(gathering);
    const { channel, version } = gathering;
    this.#send(gathering, { type: "presence", channel, version, action, member, total });
  }

  #countLater(gathering: Gathering): void {
    if (gathering.counting !== undefined) return;
    gathering.counting = {
      dueMs: this.#clock.elapsed() + COUNT_EVERY_MS,
      onDue: () => {
        gathering.counting = undefined;
        const { channel, version, members } = gathering;
        this.#send(gathering, { type: "presence", channel, version, action: "count", total: members.size });
      },
    };
    this.#wheel.add(gathering.counting);
  }

  #send({ watchers }: Gathering, frame: ServerPresence): void {
    if (watchers.size === 0) return;
    const bytes = Buffer.from(JSON.stringify(frame));
    for (const { outbox } of watchers) if (outbox.queuedBytes <= MAX_QUEUED_BYTES) outbox.send(bytes);
  }
}
