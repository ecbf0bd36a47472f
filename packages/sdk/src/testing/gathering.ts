import type { Clock } from "../clock.ts";
import type { Member, ServerMembers, ServerPresence } from "../generated/frames.ts";

/** For how long a user stays a member after the last connection was lost. */
const GRACE_MS = 30_000;

/** Longest list of members in one reply. */
const MAX_LISTED = 500;

/** A connection, as far as members are concerned. */
export interface Attendant {
  send(frame: ServerPresence): void;
}

interface Present {
  readonly user: string;
  data: Member["data"];
  readonly connections: Set<Attendant>;
  cancelLeave: () => void;
}

/** Who is in one channel, by user, and who wants to know (PROTOCOL, Presence). */
export class Gathering {
  readonly #channel: string;
  readonly #clock: Clock;
  readonly #members = new Map<string, Present>();
  readonly #watchers = new Set<Attendant>();
  #version: number;

  constructor(channel: string, clock: Clock) {
    this.#channel = channel;
    this.#clock = clock;
    // Begins at the time, so that the list of a later gathering is never taken for one of an earlier.
    this.#version = clock.now();
  }

  /** A connection of a user is subscribed; `isWatching` asks for changes. */
  enter(user: string, connection: Attendant, isWatching: boolean): void {
    if (isWatching) this.#watchers.add(connection);
    else this.#watchers.delete(connection);
    const known = this.#members.get(user);
    if (known) {
      known.cancelLeave();
      known.connections.add(connection);
      return;
    }
    this.#members.set(user, {
      user,
      data: undefined,
      connections: new Set([connection]),
      cancelLeave: () => undefined,
    });
    this.#tell("join", { user });
  }

  /** A connection of a user is no longer subscribed: it left, or was lost and may come back (PROTOCOL [PRS-2]). */
  exit(user: string, connection: Attendant, departure: "left" | "lost"): void {
    this.#watchers.delete(connection);
    const present = this.#members.get(user);
    if (!present?.connections.delete(connection) || present.connections.size > 0) return;
    const leave = (): void => {
      this.#members.delete(user);
      this.#tell("leave", { user });
    };
    if (departure === "left") leave();
    else present.cancelLeave = this.#clock.after(GRACE_MS, leave);
  }

  /** What a member says of itself; the newest counts. */
  say(user: string, data: Member["data"]): void {
    const present = this.#members.get(user);
    if (present === undefined) return;
    present.data = data;
    this.#tell("update", toMember(present));
  }

  /** The members behind a cursor, in the order of their names. */
  list(limit: number = MAX_LISTED, cursor: string = ""): Omit<ServerMembers, "type" | "id" | "channel"> {
    const rest = [...this.#members.values()]
      .filter(({ user }) => user > cursor)
      .toSorted((a, b) => (a.user < b.user ? -1 : 1));
    const members = rest.slice(0, limit).map(toMember);
    const next = members.length < rest.length ? members.at(-1)?.user : undefined;
    return { version: this.#version, total: this.#members.size, members, ...(next && { cursor: next }) };
  }

  #tell(action: "join" | "leave" | "update", member: Member): void {
    this.#version += 1;
    const frame: ServerPresence = {
      type: "presence",
      channel: this.#channel,
      version: this.#version,
      action,
      member,
      total: this.#members.size,
    };
    for (const watcher of this.#watchers) watcher.send(frame);
  }
}

function toMember({ user, data }: Present): Member {
  return { user, ...(data && { data }) };
}
