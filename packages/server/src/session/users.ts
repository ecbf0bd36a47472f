import type { Session } from "./session.ts";

/** Which users are connected, and by which connections. */
export class Users {
  readonly #maxConnections: number;
  readonly #connections = new Map<string, Set<Session>>();

  constructor(maxConnections: number) {
    this.#maxConnections = maxConnections;
  }

  /** Adds a connection of a user; false when the user has as many as allowed. */
  enter(user: string, session: Session): boolean {
    const known = this.#connections.get(user);
    if (known === undefined) this.#connections.set(user, new Set([session]));
    else if (known.size >= this.#maxConnections) return false;
    else known.add(session);
    return true;
  }

  /** Removes a connection of a user. */
  exit(user: string, session: Session): void {
    const known = this.#connections.get(user);
    known?.delete(session);
    if (known?.size === 0) this.#connections.delete(user);
  }

  /** The connections of a user. */
  list(user: string): readonly Session[] {
    return [...(this.#connections.get(user) ?? [])];
  }
}
