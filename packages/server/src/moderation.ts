import { toNamespace } from "./channel/channel-name.ts";
import { toTombstone } from "./codec/encode.ts";
import type { LoadedContract } from "./contract/loaded-contract.ts";
import type { Changed, Engine, Rewrite } from "./engine/engine.ts";
import { refuse } from "./errors.ts";
import type { Message, Position } from "./generated/frames.ts";
import { RefusedError } from "./refused-error.ts";

/**
 * Takes out of the log what must not be read any more. Offsets stay as they are (PROTOCOL, Deletion); subscribers that
 * have a message already are not told.
 */
export class Moderation {
  readonly #engine: Engine;
  readonly #contract: LoadedContract;

  constructor(engine: Engine, contract: LoadedContract) {
    this.#engine = engine;
    this.#contract = contract;
  }

  /** Removes the messages up to a position, that one included. Returns how many there were. */
  async trim(channel: string, upTo: Position): Promise<number> {
    this.#assertKept(channel);
    return toCount(await this.#engine.trim(channel, upTo));
  }

  /** Takes content and author out of one message (PROTOCOL [DEL-1]). Returns 0 when that was done before. */
  async delete(channel: string, at: Position): Promise<number> {
    this.#assertKept(channel);
    return toCount(await this.#engine.rewrite(channel, at, ({ bytes }) => toTombstone(read(bytes))));
  }

  /** The same for every kept message of a user, in one channel or in all. Returns how many there were. */
  async erase(user: string, only: string | undefined): Promise<number> {
    const rewrite: Rewrite = ({ bytes }) => {
      // Most messages are of others, and need not be parsed.
      if (!bytes.includes(user)) return undefined;
      const message = read(bytes);
      return message.by?.user === user ? toTombstone(message) : undefined;
    };
    const channels = only === undefined ? await this.#engine.listKept() : [only];
    if (channels === undefined) throw new RefusedError(refuse("not_available"));
    let count = 0;
    for (const channel of Array.from(channels))
      count += toCount(await this.#engine.rewrite(channel, undefined, rewrite));
    return count;
  }

  #assertKept(channel: string): void {
    const namespace = this.#contract.namespace(toNamespace(channel));
    if (namespace === undefined) throw new RefusedError(refuse("unknown_namespace"));
    if (namespace.retention === undefined) throw new RefusedError(refuse("not_kept"));
  }
}

function read(bytes: Buffer): Message {
  return JSON.parse(bytes.toString()) as Message;
}

function toCount(changed: Changed): number {
  switch (changed.kind) {
    case "changed":
      return changed.count;
    case "gap":
      throw new RefusedError(
        refuse("position_lost", `the position is of no kept message: ${changed.reason}`),
      );
    case "unavailable":
      throw new RefusedError(refuse("not_available"));
  }
}
