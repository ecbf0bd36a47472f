import type { Clock } from "../clock.ts";
import type { Member } from "../generated/frames.ts";
import { TimerWheel, type Deadline } from "../timer-wheel.ts";
import type { Departure, MemberPage, MemberQuery, PresenceChange, PresenceStore } from "./presence-store.ts";

/** How late a member may leave after its grace. */
const TICK_MS = 100;

interface Present {
  readonly user: string;
  data: Record<string, unknown> | undefined;
  graceMs: number;
  /** The end of the grace; undefined while the user is held. */
  leaving: Deadline | undefined;
}

interface Gathering {
  readonly channel: string;
  version: number;
  readonly members: Map<string, Present>;
}

function toMember({ user, data }: Present): Member {
  return { user, ...(data !== undefined && { data }) };
}

/** Who is in the channels of the only node that there is, at once and without promises. */
export class PresenceMemory implements PresenceStore {
  readonly #clock: Clock;
  readonly #wheel: TimerWheel;
  readonly #onChange: (channel: string, change: PresenceChange) => void;
  readonly #gatherings = new Map<string, Gathering>();
  /** The highest version of all gatherings that are over. */
  #lastVersion = 0;

  constructor(clock: Clock, onChange: (channel: string, change: PresenceChange) => void) {
    this.#clock = clock;
    this.#wheel = new TimerWheel(clock, TICK_MS);
    this.#onChange = onChange;
  }

  enter(channel: string, user: string, graceMs: number): void {
    const gathering = this.#open(channel);
    const known = gathering.members.get(user);
    if (known !== undefined) return this.#stay(known, graceMs);
    const present: Present = { user, data: undefined, graceMs, leaving: undefined };
    gathering.members.set(user, present);
    this.#tell(gathering, "join", toMember(present));
  }

  exit(channel: string, user: string, departure: Departure): void {
    const gathering = this.#gatherings.get(channel);
    const present = gathering?.members.get(user);
    if (gathering === undefined || present === undefined || present.leaving !== undefined) return;
    if (departure === "left") this.#remove(gathering, present);
    else this.#leaveLater(gathering, present);
  }

  say(channel: string, user: string, data: Record<string, unknown>): boolean {
    const gathering = this.#gatherings.get(channel);
    const present = gathering?.members.get(user);
    if (gathering === undefined || present === undefined) return true;
    present.data = data;
    this.#tell(gathering, "update", toMember(present));
    return true;
  }

  /** In the order of the names, so that the last one of a page is its cursor. */
  list(channel: string, { limit, bytes, cursor }: MemberQuery): MemberPage {
    const gathering = this.#gatherings.get(channel);
    if (gathering === undefined) return { version: 0, total: 0, members: [] };
    const users = [...gathering.members.keys()]
      .filter((user) => cursor === undefined || user > cursor)
      .toSorted();
    const members: Member[] = [];
    let left = bytes;
    for (const user of users.slice(0, limit)) {
      const present = gathering.members.get(user);
      if (present === undefined) continue;
      const member = toMember(present);
      left -= Buffer.byteLength(JSON.stringify(member));
      if (left < 0 && members.length > 0) break;
      members.push(member);
    }
    const last = members.at(-1);
    const isCut = members.length < users.length && last !== undefined;
    const { version } = gathering;
    return { version, total: gathering.members.size, members, ...(isCut && { cursor: last.user }) };
  }

  /** Forgets who is still to leave. */
  stop(): void {
    this.#wheel.stop();
  }

  #open(channel: string): Gathering {
    const known = this.#gatherings.get(channel);
    if (known !== undefined) return known;
    // Begins at the time, so that the list of a later gathering is never taken for one of an earlier.
    const version = Math.max(this.#clock.now(), this.#lastVersion);
    const gathering: Gathering = { channel, version, members: new Map() };
    this.#gatherings.set(channel, gathering);
    return gathering;
  }

  #remove(gathering: Gathering, { user }: Present): void {
    const { channel, members } = gathering;
    members.delete(user);
    this.#tell(gathering, "leave", { user });
    if (members.size > 0) return;
    this.#gatherings.delete(channel);
    this.#lastVersion = Math.max(this.#lastVersion, gathering.version);
  }

  #leaveLater(gathering: Gathering, present: Present): void {
    present.leaving = {
      dueMs: this.#clock.elapsed() + present.graceMs,
      onDue: () => this.#remove(gathering, present),
    };
    this.#wheel.add(present.leaving);
  }

  #stay(present: Present, graceMs: number): void {
    present.graceMs = graceMs;
    if (present.leaving !== undefined) this.#wheel.remove(present.leaving);
    present.leaving = undefined;
  }

  #tell(gathering: Gathering, action: PresenceChange["action"], member: Member): void {
    const version = ++gathering.version;
    this.#onChange(gathering.channel, { version, action, member, total: gathering.members.size });
  }
}
