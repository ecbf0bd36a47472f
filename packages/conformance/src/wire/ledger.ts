import type { ClientFrame, ErrorFrame, Message, Ok, ServerFrame, Subscribed } from "../generated/frames.ts";
import { isObject } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";
import { judgeClose, judgeError } from "./judge-fault.ts";
import type { MessageBook } from "./message-book.ts";

/** A request that was sent and has no reply yet. */
interface Request {
  /** What was parsed from its text. */
  readonly frame: ClientFrame;
  /** Whether its text can be read in more than one way, so that only the case can judge what comes of it. */
  readonly isAmbiguous: boolean;
}

interface Subscription {
  readonly epoch: string;
  /** Offset of the last message delivered, or where the subscription began. */
  last: number;
}

/** Where a connection stands, as its frames tell. */
type Stage = "awaiting welcome" | "ready" | "closing" | "closed";

function broken(requirement: string, expected: string, actual: string): Violation {
  return { requirement, expected, actual };
}

/**
 * Keeps account of one connection and judges each frame by those before it: one reply to each request, order of
 * messages, one mapping of offsets, fences. It judges at all times, whatever the case is about.
 */
export class Ledger {
  readonly #book: MessageBook;
  readonly #requests = new Map<number, Request>();
  readonly #answered = new Set<number>();
  readonly #subscriptions = new Map<string, Subscription>();
  #stage: Stage = "awaiting welcome";
  #user: string | undefined;

  constructor(book: MessageBook) {
    this.#book = book;
  }

  /** Where the connection stands. */
  get stage(): Stage {
    return this.#stage;
  }

  /** Notes what was sent. Anything without a number for `id` is not a request. */
  sent(value: unknown, isAmbiguous = false): void {
    if (!isObject(value) || typeof value["id"] !== "number" || this.#answered.has(value["id"])) return;
    this.#requests.set(value["id"], { frame: value as unknown as ClientFrame, isAmbiguous });
  }

  /** Judges a frame that fits its schema; undefined when it may come here. */
  received(frame: ServerFrame, text: string): Violation | undefined {
    const early = this.#judgeStage(frame);
    if (early !== undefined) return early;
    switch (frame.type) {
      case "welcome":
        this.#stage = "ready";
        this.#user = frame.user;
        return undefined;
      case "ping":
        return undefined;
      case "message":
        return this.#receivedMessage(frame, text);
      case "subscribed":
        return this.#receivedSubscribed(frame);
      case "unsubscribed":
        this.#subscriptions.delete(frame.channel);
        return undefined;
      case "ok":
        return this.#receivedOk(frame);
      case "error":
        return this.#receivedError(frame);
    }
  }

  /** Judges the end of the connection, when the server began it. */
  closed(code: number, reason: string): Violation | undefined {
    this.#stage = "closed";
    return judgeClose(code, reason);
  }

  #judgeStage(frame: ServerFrame): Violation | undefined {
    if (this.#stage === "closing") {
      return broken("FR-3", "the close that an error without id explains", show(frame));
    }
    if (frame.type === "welcome") {
      return this.#stage === "awaiting welcome"
        ? undefined
        : broken("HS-5", "exactly one welcome", "a second one");
    }
    const mayPrecede = frame.type === "error" && frame.id === undefined;
    if (this.#stage === "awaiting welcome" && !mayPrecede) {
      return broken("HS-5", "welcome before any other frame", show(frame));
    }
    return undefined;
  }

  #receivedMessage(message: Message, text: string): Violation | undefined {
    const subscription = this.#subscriptions.get(message.channel);
    if (subscription === undefined) {
      return broken("SUB-1", `no message of ${message.channel}, which is not subscribed`, show(message));
    }
    const next = subscription.last + 1;
    if (message.offset !== next) {
      return broken("SUB-3", `offset ${next} next on ${message.channel}`, `offset ${message.offset}`);
    }
    subscription.last = message.offset;
    return this.#book.addMessage(subscription.epoch, message, text);
  }

  /** Takes a request out of those that wait; a violation when there is none. */
  #settle(id: number, reply: ServerFrame, ...types: readonly ClientFrame["type"][]): Request | Violation {
    const request = this.#requests.get(id);
    if (request === undefined) {
      const actual = this.#answered.has(id)
        ? `a second reply to ${id}: ${show(reply)}`
        : `a reply to nothing: ${show(reply)}`;
      return broken("FR-7", "exactly one reply to each request", actual);
    }
    const { type } = request.frame;
    if (types.length > 0 && !types.includes(type)) {
      return broken("FR-7", `the reply that belongs to ${type} ${id}`, show(reply));
    }
    this.#requests.delete(id);
    this.#answered.add(id);
    return request;
  }

  #receivedSubscribed(frame: Subscribed): Violation | undefined {
    const { channel, position, from } = frame;
    const subscription = { epoch: position.epoch, last: from };
    if (from > position.offset) return broken("SUB-3", "`from` at most `position.offset`", show(frame));
    if (frame.id !== undefined) {
      const request = this.#settle(frame.id, frame, "subscribe");
      if ("requirement" in request) return request;
      const fault = judgeSubscribed(request.frame, frame);
      if (fault !== undefined) return fault;
    }
    this.#subscriptions.set(channel, subscription);
    return undefined;
  }

  #receivedOk(frame: Ok): Violation | undefined {
    const request = this.#settle(frame.id, frame, "publish", "unsubscribe", "ping");
    if ("requirement" in request) return request;
    switch (request.frame.type) {
      case "publish":
        if (frame.position === undefined)
          return broken("PUB-1", "the position in the ok to a publish", show(frame));
        if (frame.duplicate === true || request.isAmbiguous) return undefined;
        return this.#book.addAck(frame.position, { frame: request.frame, user: this.#user });
      case "unsubscribe":
        return this.#endSubscription(request.frame.channel, frame);
      default:
        return this.#judgeFence(frame.id);
    }
  }

  #endSubscription(channel: string, frame: Ok): Violation | undefined {
    const subscription = this.#subscriptions.get(channel);
    this.#subscriptions.delete(channel);
    const { position } = frame;
    if (subscription === undefined) {
      return position === undefined
        ? undefined
        : broken("SUB-9", "no position: there was no subscription", show(frame));
    }
    const { epoch, last } = subscription;
    if (position?.epoch === epoch && position.offset === last) return undefined;
    return broken(
      "SUB-9",
      `the position of the last message delivered, ${show({ epoch, offset: last })}`,
      show(frame),
    );
  }

  #judgeFence(id: number): Violation | undefined {
    const earlier = [...this.#requests.keys()].filter((each) => each < id);
    if (earlier.length === 0) return undefined;
    return broken(
      "FR-12",
      `the replies to ${earlier.join(", ")} before the ok to ping ${id}`,
      "the ok to the ping",
    );
  }

  #receivedError(frame: ErrorFrame): Violation | undefined {
    if (frame.id === undefined) {
      this.#stage = "closing";
      return judgeError(frame, undefined);
    }
    const request = this.#settle(frame.id, frame);
    if ("requirement" in request) return request;
    return judgeError(frame, request.isAmbiguous ? undefined : request.frame);
  }
}

/** Judges the reply to a subscribe by what was asked for. */
function judgeSubscribed(request: ClientFrame, frame: Subscribed): Violation | undefined {
  if (request.type !== "subscribe") return undefined;
  const { position, from, recovery, channel } = frame;
  if (channel !== request.channel) return broken("FR-7", `subscribed for ${request.channel}`, show(frame));
  if (request.position === undefined && recovery !== "fresh") {
    return broken("REC-3", "`recovery: fresh`: no position was given", recovery);
  }
  if (request.position !== undefined && recovery === "fresh") {
    return broken("REC-7", "`full` or `gap`: a position was given", recovery);
  }
  if (request.position !== undefined && recovery === "full") {
    const isContinuous = request.position.offset === from && request.position.epoch === position.epoch;
    return isContinuous
      ? undefined
      : broken("REC-3", `full to begin at ${show(request.position)}`, show(frame));
  }
  const asked = request.position === undefined ? (request.last ?? 0) : 0;
  const replayed = position.offset - from;
  // With a gap, a server may send the newest messages that `last` names, or none.
  const most = Math.max(asked, request.last ?? 0);
  if (replayed > most)
    return broken("SUB-6", `at most ${most} messages replayed`, `${replayed}: ${show(frame)}`);
  return undefined;
}
