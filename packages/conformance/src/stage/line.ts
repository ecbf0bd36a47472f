import type { Message, Position, Subscribe, Subscribed } from "../generated/frames.ts";
import type { JsonObject } from "../schema/json-schema.ts";

/** A channel of the suite's own server: one line of messages. */
export class Line {
  readonly channel: string;
  epoch = "first";
  #messages: Message[] = [];

  constructor(channel: string) {
    this.channel = channel;
  }

  /** The newest position. */
  get head(): Position {
    return { epoch: this.epoch, offset: this.#messages.at(-1)?.offset ?? 0 };
  }

  /** Adds the next message. */
  add(text: string, members: Partial<Message> = {}): Message {
    return this.addData("said", { text }, members);
  }

  /** Adds the next message, of any event. */
  addData(event: string, data: JsonObject, members: Partial<Message> = {}): Message {
    const message: Message = {
      type: "message",
      channel: this.channel,
      offset: this.head.offset + 1,
      event,
      time: Date.now(),
      data,
      ...members,
    };
    this.#messages.push(message);
    return message;
  }

  /** The message that has a key, if there is one. */
  findKey(key: string | undefined): Message | undefined {
    return key === undefined ? undefined : this.#messages.find((each) => each.key === key);
  }

  /** Messages above an offset. */
  after(offset: number): readonly Message[] {
    return this.#messages.filter((each) => each.offset > offset);
  }

  /** Loses everything: the numbering begins again under another epoch. */
  wipe(epoch: string): void {
    this.epoch = epoch;
    this.#messages = [];
  }

  /** Answers a `subscribe` as a server with recovery does: the frames that begin the subscription. */
  begin({ id, channel, position, last }: Subscribe): readonly [Subscribed, ...Message[]] {
    const { head } = this;
    const common = {
      type: "subscribed",
      id,
      channel,
      position: head,
      allowed: ["subscribe", "publish"],
    } as const;
    if (position === undefined) {
      const from = Math.max(0, head.offset - (last ?? 0));
      return [{ ...common, from, recovery: "fresh" }, ...this.after(from)];
    }
    const reason =
      position.epoch !== head.epoch ? "unknown_epoch" : position.offset > head.offset ? "ahead" : undefined;
    if (reason !== undefined) return [{ ...common, from: head.offset, recovery: "gap", reason }];
    return [{ ...common, from: position.offset, recovery: "full" }, ...this.after(position.offset)];
  }
}
