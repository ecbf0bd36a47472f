import type { Closure } from "../errors.ts";

/** A connection as far as its user is concerned. */
export interface UserConnection {
  close(closure: Closure): void;
  /** Ends the subscription to a channel, and tells the client; false when there is none. */
  expel(channel: string): boolean;
}

/** Which users are connected, and by which connections. */
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
}
