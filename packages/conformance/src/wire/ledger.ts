import type {
  ClientFrame,
  ErrorFrame,
  Message,
  Ok,
  Page,
  Rebase,
  ServerFrame,
  ServerMembers,
  ServerPresence,
  Subscribed,
} from "../generated/frames.ts";
import { isObject } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";
import { judgeClose, judgeError } from "./judge-fault.ts";
import { judgePage } from "./judge-page.ts";
import { judgeSubscribed } from "./judge-subscribed.ts";
import type { MessageBook } from "./message-book.ts";
import { Roster } from "./roster.ts";

/** A request that was sent and has no reply yet. */
interface Request {
  /** What was parsed from its text. */
  readonly frame: ClientFrame;
  /** Whether its text can be read in more than one way, so that only the case can judge what comes of it. */
  readonly isAmbiguous: boolean;
}

interface Subscription {
  epoch: string;
  /** Offset of the last message delivered, or where the subscription began. */
  last: number;
  readonly isWatching: boolean;
  readonly roster: Roster;
}

/** Requests that are granted by `ok`. */
const GRANTED: readonly ClientFrame["type"][] = [
  "publish",
  "unsubscribe",
  "ping",
  "signal",
  "presence",
  "authenticate",
];

/** Where a connection stands, as its frames tell. */
type Stage = "awaiting welcome" | "ready" | "closing" | "closed";

function broken(requirement: string, expected: string, actual: string): Violation {
  return { requirement, expected, actual };
}

function toViolation(settled: Request | Violation): Violation | undefined {
  return "requirement" in settled ? settled : undefined;
}

/**
 * Keeps account of one connection and judges each frame by those before it: one reply to each request, order of
 * messages, one mapping of offsets, fences. It judges at all times, whatever the case is about.
 */
export class Ledger {
  readonly #book: MessageBook;
  readonly #requests = new Map<number, Request>();
  /** Ids that have their reply, with the rule that a second one would break. */
  readonly #answered = new Map<number, "FR-7" | "RPC-2">();
  /** Signals without id, by channel: each may be refused once. */
  readonly #unnumbered = new Map<string, number>();
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
    if (!isObject(value)) return;
    const { type, channel } = value;
    if (type === "signal" && value["id"] === undefined && typeof channel === "string")
      this.#unnumbered.set(channel, (this.#unnumbered.get(channel) ?? 0) + 1);
    if (typeof value["id"] !== "number" || this.#answered.has(value["id"])) return;
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
      case "reauthenticate":
      case "drain":
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
      case "signal":
        return this.#subscriptions.has(frame.channel)
          ? undefined
          : broken("SIG-3", `no signal of ${frame.channel}, which is not subscribed`, show(frame));
      case "page":
        return this.#receivedPage(frame);
      case "members":
        return this.#receivedMembers(frame);
      case "presence":
        return this.#receivedPresence(frame);
      case "result":
        return toViolation(this.#settle(frame.id, frame, "call"));
      case "rebase":
        return this.#receivedRebase(frame);
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
      return broken(this.#answered.get(id) ?? "FR-7", "exactly one reply to each request", actual);
    }
    const { type } = request.frame;
    if (types.length > 0 && !types.includes(type)) {
      return broken("FR-7", `the reply that belongs to ${type} ${id}`, show(reply));
    }
    this.#requests.delete(id);
    this.#answered.set(id, "FR-7");
    return request;
  }

  #receivedSubscribed(frame: Subscribed): Violation | undefined {
    const { channel, position, from } = frame;
    if (from > position.offset) return broken("SUB-3", "`from` at most `position.offset`", show(frame));
    let isWatching = false;
    if (frame.id !== undefined) {
      const request = this.#settle(frame.id, frame, "subscribe");
      if ("requirement" in request) return request;
      isWatching = request.frame.type === "subscribe" && request.frame.presence === true;
      const fault = judgeSubscribed(request.frame, frame);
      if (fault !== undefined) return fault;
    }
    this.#subscriptions.set(channel, { epoch: position.epoch, last: from, isWatching, roster: new Roster() });
    return undefined;
  }

  #receivedRebase({ channel, epoch }: Rebase): undefined {
    const subscription = this.#subscriptions.get(channel);
    if (subscription !== undefined) subscription.epoch = epoch;
  }

  #receivedPage(frame: Page): Violation | undefined {
    const request = this.#settle(frame.id, frame, "history");
    if ("requirement" in request) return request;
    const fault = request.frame.type === "history" ? judgePage(request.frame, frame) : undefined;
    if (fault !== undefined) return fault;
    for (const message of frame.messages) {
      const difference = this.#book.judgeKept(frame.epoch, message);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }

  #receivedMembers(frame: ServerMembers): Violation | undefined {
    const request = this.#settle(frame.id, frame, "members");
    if ("requirement" in request) return request;
    return this.#subscriptions.get(frame.channel)?.roster.addList(request.frame, frame);
  }

  #receivedPresence(frame: ServerPresence): Violation | undefined {
    const subscription = this.#subscriptions.get(frame.channel);
    if (subscription?.isWatching === true) return subscription.roster.addChange(frame);
    return broken("PRS-5", "no presence: the connection does not watch the channel", show(frame));
  }

  #receivedOk(frame: Ok): Violation | undefined {
    const request = this.#settle(frame.id, frame, ...GRANTED);
    if ("requirement" in request) return request;
    switch (request.frame.type) {
      case "publish":
        if (frame.position === undefined)
          return broken("PUB-1", "the position in the ok to a publish", show(frame));
        if (frame.duplicate === true || request.isAmbiguous) return undefined;
        return this.#book.addAck(frame.position, { frame: request.frame, user: this.#user });
      case "unsubscribe":
        return this.#endSubscription(request.frame.channel, frame);
      case "ping":
        return this.#judgeFence(frame.id);
      default:
        return undefined;
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
    if (frame.id === undefined && frame.channel !== undefined)
      return this.#refusedSignal(frame, frame.channel);
    if (frame.id === undefined) {
      this.#stage = "closing";
      return judgeError(frame, undefined);
    }
    const request = this.#settle(frame.id, frame);
    if ("requirement" in request) return request;
    if (frame.code === "deadline") this.#answered.set(frame.id, "RPC-2");
    return judgeError(frame, request.isAmbiguous ? undefined : request.frame);
  }

  /** A signal without id was refused: the connection goes on. */
  #refusedSignal(frame: ErrorFrame, channel: string): Violation | undefined {
    const waiting = this.#unnumbered.get(channel) ?? 0;
    if (waiting === 0)
      return broken("FR-7", `no error for ${channel}: no signal without id waits`, show(frame));
    this.#unnumbered.set(channel, waiting - 1);
    return judgeError(frame, undefined);
  }
}
