import type { Cancel, Clock } from "../../clock.ts";
import type { Member } from "../../generated/frames.ts";
import type { Departure, MemberPage, MemberQuery, PresenceChange, PresenceStore } from "../presence-store.ts";
import type { Keys } from "./keys.ts";
import { ENTER, EXIT, LEASE, LEASE_MS, LIST, REMIND, SAY } from "./presence-scripts.ts";
import type { Primary } from "./primary.ts";
import type { Script } from "./script.ts";

/** A node that is paused for less than this is not taken for dead. */
const RENEW_MS = LEASE_MS / 3;
/** How long a list waits for the changes that made it. */
const PATIENCE_MS = 50;

interface Held {
  graceMs: number;
  /** What the user said by this node, for a store that has lost it. */
  data: Record<string, unknown> | undefined;
}

/** The channels that members are in. */
export interface PresenceChannels {
  /** A change is to be told. */
  onChange(channel: string, change: PresenceChange): void;
  /** Whether this node listens to a channel. */
  isAttached(channel: string): boolean;
  /** Sends what was said before, and still waits. */
  flush(): void;
}

/** Who waits until a change was told. */
interface Waiting {
  readonly channel: string;
  readonly version: number;
  readonly resolve: () => void;
}

/** What the store has not confirmed of a user whom this node holds no longer. */
type Exits = Map<string, Departure>;

function encodeData(data: Record<string, unknown> | undefined): string {
  return data === undefined ? "" : JSON.stringify(data);
}

/**
 * Who is in which channel, over all nodes. Redis keeps for each member which nodes hold it; each node keeps what it holds
 * itself, and makes Redis agree after an outage. One lease stands for all that a node holds: when it has run out, whoever
 * looks at a channel ends what was held under it.
 */
export class SharedPresence implements PresenceStore {
  readonly #primary: Primary;
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #nodeId: string;
  readonly #channels: PresenceChannels;
  readonly #held = new Map<string, Map<string, Held>>();
  readonly #exits = new Map<string, Exits>();
  /** The last change that was told of a channel: its version, and whom it was about. */
  readonly #told = new Map<string, { readonly version: number; readonly user: string }>();
  readonly #waiting = new Set<Waiting>();
  readonly #sweeps = new Map<string, Cancel>();
  #dead: readonly string[] = [];
  #cancelRenew: Cancel | undefined;
  #isStopped = false;

  constructor(primary: Primary, keys: Keys, clock: Clock, nodeId: string, channels: PresenceChannels) {
    this.#primary = primary;
    this.#keys = keys;
    this.#clock = clock;
    this.#nodeId = nodeId;
    this.#channels = channels;
  }

  enter(channel: string, user: string, graceMs: number): void {
    const held = this.#held.get(channel) ?? new Map<string, Held>();
    this.#held.set(channel, held);
    const known = held.get(user);
    held.set(user, { graceMs, data: known?.data });
    this.#exits.get(channel)?.delete(user);
    // What fails now is done when the connection is there again, since it is still held.
    void this.#send(ENTER, channel, user, `${graceMs}`, "").catch(() => {});
  }

  exit(channel: string, user: string, departure: Departure): void {
    const held = this.#held.get(channel);
    if (held?.delete(user) !== true) return;
    if (held.size === 0) this.#held.delete(channel);
    const exits = this.#exits.get(channel) ?? new Map<string, Departure>();
    this.#exits.set(channel, exits.set(user, departure));
    void this.#exit(channel, user, departure);
  }

  async say(channel: string, user: string, data: Record<string, unknown>): Promise<boolean> {
    try {
      await this.#send(SAY, channel, user, encodeData(data));
    } catch {
      return false;
    }
    const held = this.#held.get(channel)?.get(user);
    if (held !== undefined) held.data = data;
    return true;
  }

  /** In the order of the names, so that the last one of a page is its cursor. */
  async list(channel: string, { limit, bytes, cursor }: MemberQuery): Promise<MemberPage | undefined> {
    let all: readonly Member[];
    let version: number;
    try {
      ({ version, members: all } = await this.#look(channel));
    } catch {
      return undefined;
    }
    // Pub/sub may be a little behind: a list is not told before the changes that made it.
    if (this.#channels.isAttached(channel)) await this.#whenTold(channel, version);
    const rest = all
      .filter(({ user }) => cursor === undefined || user > cursor)
      .toSorted((one, other) => (one.user < other.user ? -1 : 1));
    const members: Member[] = [];
    let left = bytes;
    for (const member of rest.slice(0, limit)) {
      left -= Buffer.byteLength(JSON.stringify(member));
      if (left < 0 && members.length > 0) break;
      members.push(member);
    }
    const last = members.at(-1);
    const isCut = members.length < rest.length && last !== undefined;
    const shown = all.length === 0 ? 0 : version;
    return { version: shown, total: all.length, members, ...(isCut && { cursor: last.user }) };
  }

  /** Begins to renew the lease. */
  async start(): Promise<void> {
    await this.#renew();
  }

  /** A change was published. */
  onPublished(channel: string, text: string): void {
    const change = JSON.parse(text) as PresenceChange;
    const told = this.#told.get(channel);
    if (told !== undefined && change.version <= told.version) return;
    this.#told.set(channel, { version: change.version, user: change.member.user });
    this.#channels.onChange(channel, change);
    for (const waiting of this.#waiting) {
      if (waiting.channel !== channel || waiting.version > change.version) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }

  /** A channel is not attached any more: what was told of it does not count. */
  forget(channel: string): void {
    this.#told.delete(channel);
  }

  /** There is a connection again: makes Redis agree with what this node holds, and tells watchers that they may have missed something. */
  onUp(): void {
    for (const [channel, exits] of this.#exits)
      for (const [user, departure] of exits) void this.#exit(channel, user, departure);
    this.#hold();
    for (const channel of this.#told.keys()) this.remind(channel);
    this.#cancelRenew?.();
    void this.#renew();
  }

  /** Has something told of a channel where pub/sub may have lost the last change. */
  remind(channel: string): void {
    const told = this.#told.get(channel);
    if (told !== undefined) void this.#send(REMIND, channel, `${told.version}`, told.user).catch(() => {});
  }

  /** Gives up what this node holds, as its death would. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelRenew?.();
    for (const cancel of this.#sweeps.values()) cancel();
    await this.#primary.run(LEASE, [this.#keys.leases], [this.#nodeId, "0"]).catch(() => {});
  }

  async #whenTold(channel: string, version: number): Promise<void> {
    if ((this.#told.get(channel)?.version ?? 0) >= version) return;
    await new Promise<void>((resolve) => {
      const waiting = { channel, version, resolve };
      this.#waiting.add(waiting);
      // Lost, or from before the channel was attached.
      this.#clock.schedule(PATIENCE_MS, () => {
        if (this.#waiting.delete(waiting)) resolve();
      });
    });
  }

  #hold(): void {
    for (const [channel, users] of this.#held)
      for (const [user, { graceMs, data }] of users)
        void this.#send(ENTER, channel, user, `${graceMs}`, encodeData(data)).catch(() => {});
  }

  async #exit(channel: string, user: string, departure: Departure): Promise<void> {
    try {
      const dueMs = Number(await this.#send(EXIT, channel, user, departure));
      if (dueMs > 0) this.#planSweep(channel, dueMs);
    } catch {
      return;
    }
    const exits = this.#exits.get(channel);
    if (exits?.get(user) === departure) exits.delete(user);
    if (exits?.size === 0) this.#exits.delete(channel);
  }

  async #look(channel: string): Promise<{ readonly version: number; readonly members: readonly Member[] }> {
    const answer = await this.#send(LIST, channel, ...this.#dead);
    const [dueMs, version, ...rest] = answer as [number, Buffer, ...Buffer[]];
    if (dueMs > 0) this.#planSweep(channel, dueMs);
    const members: Member[] = [];
    for (let index = 0; index < rest.length; index += 2) {
      const data = String(rest[index + 1]);
      const user = String(rest[index]);
      members.push({ user, ...(data !== "" && { data: JSON.parse(data) as Record<string, unknown> }) });
    }
    return { version: Number(version.toString()), members };
  }

  /** Looks at a channel when its next member is to leave. */
  #planSweep(channel: string, delayMs: number): void {
    if (this.#isStopped || this.#sweeps.has(channel)) return;
    // A millisecond later, so that the look does not come too early by the fraction of one.
    const cancel = this.#clock.schedule(delayMs + 1, () => {
      this.#sweeps.delete(channel);
      this.#look(channel).catch(() => this.#planSweep(channel, RENEW_MS));
    });
    this.#sweeps.set(channel, cancel);
  }

  async #renew(): Promise<void> {
    if (this.#isStopped) return;
    this.#cancelRenew = this.#clock.schedule(RENEW_MS, () => void this.#renew());
    try {
      const args = [this.#nodeId, `${LEASE_MS}`];
      const answer = (await this.#primary.run(LEASE, [this.#keys.leases], args)) as [number, ...Buffer[]];
      const [wasDead, ...dead] = answer;
      const known = new Set(this.#dead);
      this.#dead = dead.map(String);
      // Paused for too long: others have ended what it held.
      if (wasDead === 1) this.#hold();
      if (!this.#dead.every((node) => known.has(node)))
        for (const channel of new Set([...this.#told.keys(), ...this.#held.keys()]))
          void this.#look(channel).catch(() => {});
    } catch {
      // Down; begun again with the connection.
    }
  }

  #send(script: Script, channel: string, ...words: readonly string[]): Promise<unknown> {
    this.#channels.flush();
    const args = [this.#keys.told(channel), this.#nodeId, ...words];
    return this.#primary.run(script, [this.#keys.members(channel)], args);
  }
}
