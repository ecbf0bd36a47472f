import type { Credential, Notice, Revocation } from "../engine/engine.ts";
import { isRevokedBy } from "../engine/revocation-memory.ts";
import { closeWith, type Closure } from "../errors.ts";

/** A connection as far as its user is concerned. */
export interface UserConnection {
  /** What it was admitted with last; undefined before that, and after its end. */
  readonly credential: Credential | undefined;
  close(closure: Closure): void;
  /** Ends the subscription to a channel, and tells the client; false when there is none. */
  expel(channel: string): boolean;
}

/** Which users are connected here, and by which connections. */
export class Users {
  readonly #maxConnections: number;
  readonly #connections = new Map<string, Set<UserConnection>>();

  constructor(maxConnections: number) {
    this.#maxConnections = maxConnections;
  }

  /** Adds a connection of a user; false when the user has as many as allowed. */
  enter(user: string, connection: UserConnection): boolean {
    const known = this.#connections.get(user);
    if (known === undefined) this.#connections.set(user, new Set([connection]));
    else if (known.size >= this.#maxConnections) return false;
    else known.add(connection);
    return true;
  }

  /** Removes a connection of a user. */
  exit(user: string, connection: UserConnection): void {
    const known = this.#connections.get(user);
    known?.delete(connection);
    if (known?.size === 0) this.#connections.delete(user);
  }

  /** The connections of a user. */
  list(user: string): readonly UserConnection[] {
    return [...(this.#connections.get(user) ?? [])];
  }

  /** Does to a user what a notice says; returns how many connections it concerned. */
  obey(notice: Notice): number {
    const connections = this.list(notice.user);
    switch (notice.kind) {
      case "disconnect":
        for (const connection of connections) connection.close(closeWith(notice.reason));
        return connections.length;
      case "unsubscribe":
        return connections.filter((connection) => connection.expel(notice.channel)).length;
    }
  }

  /** Ends the connections that live by a revoked token (PROTOCOL [AU-6]); returns how many there were. */
  endRevoked(revocation: Revocation): number {
    const ended = this.#listFor(revocation).filter(
      ({ credential }) => credential !== undefined && isRevokedBy(revocation, credential),
    );
    for (const connection of ended) connection.close(closeWith("token_revoked", "the token was revoked"));
    return ended.length;
  }

  #listFor(revocation: Revocation): readonly UserConnection[] {
    if (revocation.kind === "user") return this.list(revocation.user);
    return [...this.#connections.values()].flatMap((connections) => [...connections]);
  }
}
