import { toRandomId } from "../random-id.ts";
import type { Transport } from "../transport/transport.ts";
import type { Core } from "./core.ts";
import { Lobby } from "./lobby.ts";
import { Session, type ConnectionReport, type SessionOwner } from "./session.ts";

/** A part of the connections of a server. */
export interface ConnectionReports {
  readonly connections: readonly ConnectionReport[];
  /** How many there are in all. */
  readonly total: number;
}

/** The connections of a server, and those of them that wait for their welcome. */
export class Sessions implements SessionOwner {
  #core: Core;
  readonly #lobby: Lobby;
  readonly #all = new Set<Session>();
  /** Called when the last one has ended. */
  #onEmpty: (() => void) | undefined;

  constructor(core: Core, waitingPerAddress: number) {
    this.#core = core;
    this.#lobby = new Lobby(waitingPerAddress);
  }

  /** How many are open. */
  get size(): number {
    return this.#all.size;
  }

  /** Sessions that begin from now on share another core; those that are open keep theirs. */
  renew(core: Core): void {
    this.#core = core;
  }

  /** Bytes that each has unsent. */
  *listQueues(): Iterable<number> {
    for (const session of this.#all) yield session.outbox.queuedBytes;
  }

  /** Reports on those of a user, or on all, in the order in which they came: `limit` of them behind the first `skip`. */
  report(user: string | undefined, skip: number, limit: number): ConnectionReports {
    const connections: ConnectionReport[] = [];
    let total = 0;
    for (const session of this.#all) {
      if (user !== undefined && session.user !== user) continue;
      if (total >= skip && connections.length < limit) connections.push(session.describe());
      total++;
    }
    return { connections, total };
  }

  /** Begins a session on a connection that was admitted. */
  begin(transport: Transport): Session {
    const session = new Session(this.#core, transport, toRandomId(12), this);
    this.#all.add(session);
    this.#lobby.enter(session, transport.remoteAddress);
    return session;
  }

  /** Counts somebody as waiting who has no session yet; returns what ends that. */
  wait(address: string): () => void {
    const who = {};
    this.#lobby.enter(who, address);
    return () => this.#lobby.leave(who);
  }

  /** Whether as many of an address wait for their welcome as may. */
  isFull(address: string): boolean {
    return this.#lobby.isFull(address);
  }

  onWelcomed(session: Session): void {
    this.#lobby.leave(session);
  }

  onEnded(session: Session): void {
    this.#lobby.leave(session);
    this.#all.delete(session);
    if (this.#all.size === 0) this.#onEmpty?.();
  }

  /** Asks all to move within this time. */
  drain(inMs: number): void {
    for (const session of this.#all) session.drain(inMs);
  }

  /** Closes each as soon as its requests are answered. */
  finish(): void {
    for (const session of this.#all) session.finish();
  }

  /** Cuts those that are left. */
  destroy(): void {
    for (const session of this.#all) session.destroy();
  }

  /** Settles when the last one has ended. */
  whenEmpty(): Promise<void> {
    if (this.#all.size === 0) return Promise.resolve();
    return new Promise((resolve) => (this.#onEmpty = resolve));
  }
}
