import type { ClientFrame, Position, ServerFrame } from "../generated/frames.ts";

/** One connection of a script. */
export interface Line {
  /** Number of the connection in the script. */
  readonly number: number;
  /** Name of its client. */
  readonly client: string;
  readonly user: string;
}

/** One thing that was seen on a connection. The order of entries is the order in which they happened. */
export type Entry =
  | { readonly kind: "sent"; readonly line: Line; readonly frame: ClientFrame }
  | { readonly kind: "received"; readonly line: Line; readonly frame: ServerFrame }
  /** The connection was ended, by whomever: nothing more is owed to it. */
  | { readonly kind: "ended"; readonly line: Line }
  /** Everything that the connection is owed must have come. */
  | { readonly kind: "settled"; readonly line: Line }
  /** The server was killed and started again. `isDurable`: what was acknowledged before must still be there. */
  | { readonly kind: "restarted"; readonly isDurable: boolean };

/** Everything that the clients of a script did and saw, in order. */
export interface History {
  readonly entries: readonly Entry[];
}

interface Standing {
  epoch: string;
  last: number;
}

/** Writes a history, and knows where each connection stands in each channel. */
export class Recorder implements History {
  readonly entries: Entry[] = [];
  readonly #standings = new Map<string, Standing>();
  readonly #members = new Map<number, Map<string, Standing>>();
  readonly #leaving = new Map<string, string>();
  readonly #publishing = new Map<string, string>();
  readonly #heads = new Map<string, Position>();

  /** Notes a frame that was sent. */
  sent(line: Line, frame: ClientFrame): void {
    this.entries.push({ kind: "sent", line, frame });
    if (frame.type === "unsubscribe") this.#leaving.set(`${line.number} ${frame.id}`, frame.channel);
    if (frame.type === "publish") this.#publishing.set(`${line.number} ${frame.id}`, frame.channel);
  }

  /** Notes a frame that came. */
  received(line: Line, frame: ServerFrame): void {
    this.entries.push({ kind: "received", line, frame });
    switch (frame.type) {
      case "subscribed": {
        const standing = { epoch: frame.position.epoch, last: frame.from };
        this.#memberships(line).set(frame.channel, standing);
        this.#standings.set(`${line.client} ${frame.channel}`, standing);
        return this.#raise(frame.channel, frame.position);
      }
      case "message": {
        const standing = this.#memberships(line).get(frame.channel);
        if (standing !== undefined) standing.last = Math.max(standing.last, frame.offset);
        return undefined;
      }
      case "ok": {
        const request = `${line.number} ${frame.id}`;
        const left = this.#leaving.get(request);
        if (left !== undefined) this.#memberships(line).delete(left);
        const channel = this.#publishing.get(request);
        if (channel !== undefined && frame.position !== undefined) this.#raise(channel, frame.position);
        return undefined;
      }
      case "unsubscribed":
        this.#memberships(line).delete(frame.channel);
        return undefined;
      default:
        return undefined;
    }
  }

  /** Notes the end of a connection. */
  ended(line: Line): void {
    this.entries.push({ kind: "ended", line });
    this.#members.delete(line.number);
  }

  /** Notes that everything that a connection is owed must have come. */
  settled(line: Line): void {
    this.entries.push({ kind: "settled", line });
  }

  /** Notes that the server was killed and started again. */
  restarted(isDurable: boolean): void {
    this.entries.push({ kind: "restarted", isDurable });
    this.#heads.clear();
  }

  /** Where a client stands in a channel, over all its connections; undefined when it never was there. */
  seenBy(client: string, channel: string): Position | undefined {
    const standing = this.#standings.get(`${client} ${channel}`);
    return standing === undefined ? undefined : { epoch: standing.epoch, offset: standing.last };
  }

  /** The newest position of a channel that the script knows of. */
  headOf(channel: string): Position | undefined {
    return this.#heads.get(channel);
  }

  /** Channels in which a connection is a member and has not got everything that was acknowledged, each with what is missing. */
  missing({ number }: Line): readonly { readonly channel: string; readonly offset: number }[] {
    return [...(this.#members.get(number) ?? [])].flatMap(([channel, { epoch, last }]) => {
      const head = this.#heads.get(channel);
      return head?.epoch === epoch && head.offset > last ? [{ channel, offset: head.offset }] : [];
    });
  }

  #memberships({ number }: Line): Map<string, Standing> {
    const known = this.#members.get(number) ?? new Map<string, Standing>();
    this.#members.set(number, known);
    return known;
  }

  #raise(channel: string, position: Position): undefined {
    const head = this.#heads.get(channel);
    if (head?.epoch !== position.epoch || head.offset < position.offset) this.#heads.set(channel, position);
  }
}
