/** Events of the application by the name that foreign clients have for them. */
export type EventNames = Readonly<Record<string, string>>;

/** What Socket.IO means by these is something else; `error` is how the gateway tells of a refusal. */
const RESERVED: ReadonlySet<string> = new Set([
  "connect",
  "connect_error",
  "connecting",
  "disconnect",
  "disconnecting",
  "error",
  "newListener",
  "removeListener",
]);

/** Translates the names of events. A name that is not in the table is the same on both sides. */
export class NameTable {
  readonly #toEvent: ReadonlyMap<string, string>;
  readonly #toName: ReadonlyMap<string, string>;

  /** Throws a `TypeError` when two names stand for one event, or a name cannot be used. */
  constructor(names: EventNames) {
    this.#toEvent = new Map(Object.entries(names));
    this.#toName = new Map(Object.entries(names).map(([name, event]) => [event, name]));
    if (this.#toName.size < this.#toEvent.size)
      throw new TypeError("gateway socket.io: events: two names stand for the same event");
    const reserved = [...this.#toEvent.keys()].find((name) => RESERVED.has(name));
    if (reserved !== undefined)
      throw new TypeError(`gateway socket.io: events: "${reserved}" has a meaning of its own in Socket.IO`);
  }

  /** The event that a foreign name stands for. */
  toEvent(name: string): string {
    return this.#toEvent.get(name) ?? name;
  }

  /** The foreign name of an event. */
  toName(event: string): string {
    return this.#toName.get(event) ?? (RESERVED.has(event) ? `event:${event}` : event);
  }
}
