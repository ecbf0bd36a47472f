import type { Awaitable } from "../awaitable.ts";
import type { Member } from "../generated/frames.ts";

/** How a user's last connection to a node ended: by the will of the client, or broken, so that it may come back. */
export type Departure = "left" | "lost";

/** One change of who is in a channel: it makes the list of `version` from that of `version` − 1 (PROTOCOL [PRS-1]). */
export interface PresenceChange {
  readonly version: number;
  readonly action: "join" | "leave" | "update";
  /** Who is other now; without data where it is a leave. */
  readonly member: Member;
  /** How many members there are now. */
  readonly total: number;
}

/** Which part of a list of members to read. At least one member is returned where there is one. */
export interface MemberQuery {
  readonly limit: number;
  /** Most bytes of the members as JSON. */
  readonly bytes: number;
  /** Where the page before was cut; undefined for the first. */
  readonly cursor: string | undefined;
}

/** A part of a channel's list of members, as it was at one moment, and `total` of the whole. */
export interface MemberPage {
  readonly version: number;
  readonly total: number;
  readonly members: readonly Member[];
  /** Where the list goes on; absent when it ends here. In the form that the protocol has for cursors. */
  readonly cursor?: string;
}

/**
 * Who is in which channel, over all nodes. A node tells of a user when the first of their connections to it subscribes
 * and when the last one ends; how many there are in between is its own business. A user is held by the nodes that told
 * `enter` and not yet `exit`, and is a member from the first `enter` until
 *
 * - `exit` with `left`, where no other node holds them: at once, also when another node had lost them before;
 * - `graceMs` have passed since the last node that held them lost them, and none has held them since.
 *
 * Order: calls for one channel take effect in the order in which they were made, also when they complete later.
 *
 * Atomicity: a change, its version and its total are one step for all nodes. Each change makes the next version.
 * Versions of a channel never go back, also when it was empty in between, or the store began anew.
 *
 * A node that dies: what it held is lost, as by `exit` with `lost`, at the moment at which it is known to be dead. A
 * store of several nodes needs a lease for each node, not for each user, that the node renews; another node ends what
 * was held under a lease that has run out. The grace is counted from there, so that nobody leaves earlier than promised
 * (PROTOCOL [PRS-2]) and whoever comes back on another node was never away ([PRS-3]).
 *
 * A store that cannot be reached: `enter` and `exit` do not fail. Their engine knows what its node holds, and makes the
 * store agree when it can be reached again, or when the store has lost it.
 */
export interface PresenceStore {
  /** This node holds a user. Does nothing more when it did already, than that `graceMs` is the newest. */
  enter(channel: string, user: string, graceMs: number): void;
  /** This node holds a user no longer. Does nothing when it did not. */
  exit(channel: string, user: string, departure: Departure): void;
  /**
   * What a member says of itself, in place of what it said before; kept until it leaves. Does nothing for a user who is
   * no member. false: the store could not do it, and nothing was changed.
   */
  say(channel: string, user: string, data: Record<string, unknown>): Awaitable<boolean>;
  /**
   * A page of the list, in an order of its own that does not change: whoever goes through all pages meets each member
   * once who was there all the time. Version 0 where nobody is. undefined: the store cannot be reached.
   */
  list(channel: string, query: MemberQuery): Awaitable<MemberPage | undefined>;
}
