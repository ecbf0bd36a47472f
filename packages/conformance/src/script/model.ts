import type { ErrorCode } from "../generated/codes.ts";
import type { Position, Publish } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";
import type { Reply, Request } from "../wire/request.ts";

/** What the server promises of the namespace in which a script plays. */
export interface Promises {
  readonly recovers: boolean;
  readonly hasHistory: boolean;
  readonly keepsKeys: boolean;
  /** How many messages of a channel are surely kept, and answered to a position or `last`. */
  readonly kept: number;
}

interface Published {
  readonly frame: Omit<Publish, "id">;
  readonly position: Position;
}

interface ChannelModel {
  epoch: string;
  readonly messages: Published[];
  readonly keys: Map<string, Published>;
}

function broken(requirement: string, expected: string, reply: Reply): Violation {
  return { requirement, expected, actual: show(reply) };
}

/** Codes by which a server says that it is busy: they say nothing of what was asked. */
const BUSY: ReadonlySet<string> = new Set<ErrorCode>(["rate_limited", "not_available"]);

/** Whether a server refused a request only because it is busy. */
export function isBusy(reply: Reply): boolean {
  return reply.type === "error" && BUSY.has(reply.code);
}

/**
 * What a server must answer when nobody else is there and each step is waited for: one line of messages for each
 * channel, and the keys of each user. Small enough to be believed.
 */
export class Model {
  readonly #promises: Promises;
  readonly #channels = new Map<string, ChannelModel>();

  constructor(promises: Promises) {
    this.#promises = promises;
  }

  /** The newest offset of a channel; 0 before the first message. */
  headOf(channel: string): number {
    return this.#channels.get(channel)?.messages.length ?? 0;
  }

  /** Takes in the reply to a request of a user; returns the rule that it breaks. */
  judge(request: Request, reply: Reply, user: string): Violation | undefined {
    switch (request.type) {
      case "publish":
        return this.#judgePublish(request, reply, user);
      case "subscribe":
        return this.#judgeSubscribe(request, reply);
      case "history":
        return this.#judgeHistory(request, reply);
      case "unsubscribe":
      case "ping":
        return reply.type === "ok" ? undefined : broken("FR-7", `ok to ${request.type}`, reply);
      default:
        return undefined;
    }
  }

  #judgePublish(frame: Omit<Publish, "id">, reply: Reply, user: string): Violation | undefined {
    const { channel, key } = frame;
    const name = `${user} ${String(key)}`;
    const known = this.#channels.get(channel);
    const earlier = this.#promises.keepsKeys && key !== undefined ? known?.keys.get(name) : undefined;
    if (earlier !== undefined) return this.#judgeRepeated(frame, earlier, reply);
    if (reply.type !== "ok" || reply.position === undefined)
      return broken("PUB-1", "ok with a position to a publish that fits", reply);
    if (reply.duplicate === true) return broken("PUB-5", "no duplicate: the key is new here", reply);
    const { position } = reply;
    const line = this.#lineOf(channel, position);
    const wanted = { epoch: line.epoch, offset: line.messages.length + 1 };
    if (!isEqualJson(position, wanted)) return broken("PUB-1", `the next position, ${show(wanted)}`, reply);
    const published = { frame, position };
    line.messages.push(published);
    if (key !== undefined) line.keys.set(name, published);
    return undefined;
  }

  #judgeRepeated(frame: Omit<Publish, "id">, earlier: Published, reply: Reply): Violation | undefined {
    const isSame = frame.event === earlier.frame.event && isEqualJson(frame.data, earlier.frame.data);
    if (!isSame) {
      const isRefused = reply.type === "error" && reply.code === "key_reused";
      return isRefused
        ? undefined
        : broken("PUB-4", "error key_reused: the key stands for other data", reply);
    }
    const isFirst =
      reply.type === "ok" && reply.duplicate === true && isEqualJson(reply.position, earlier.position);
    return isFirst ? undefined : broken("PUB-3", `duplicate at ${show(earlier.position)}`, reply);
  }

  #judgeSubscribe(request: Extract<Request, { type: "subscribe" }>, reply: Reply): Violation | undefined {
    if (reply.type !== "subscribed") return broken("SUB-1", "subscribed", reply);
    const { channel, position: asked, last = 0 } = request;
    const line = this.#lineOf(channel, reply.position);
    const head = line.messages.length;
    const wanted = { epoch: line.epoch, offset: head };
    if (!isEqualJson(reply.position, wanted)) return broken("SUB-2", `the head, ${show(wanted)}`, reply);
    const replayed = head - reply.from;
    if (asked === undefined) return this.#judgeFresh(last, head, replayed, reply);
    const missed = head - asked.offset;
    const isReal = asked.epoch === line.epoch && missed >= 0;
    if (reply.recovery === "full")
      return isReal ? undefined : broken("REC-3", `gap for ${show(asked)}, the head being ${head}`, reply);
    if (isReal && this.#promises.recovers && missed <= this.#promises.kept)
      return broken("REC-1", `full for ${show(asked)}, the head being ${head}`, reply);
    if (reply.reason === undefined) return broken("REC-2", "a reason for the gap", reply);
    return replayed <= last ? undefined : broken("REC-2", `at most ${last} messages replayed`, reply);
  }

  #judgeFresh(last: number, head: number, replayed: number, reply: Reply): Violation | undefined {
    const most = Math.min(last, head);
    const isSure = most <= this.#promises.kept;
    const isRight = isSure ? replayed === most : replayed <= most;
    return isRight ? undefined : broken("SUB-6", `the newest ${most} messages`, reply);
  }

  #judgeHistory(request: Extract<Request, { type: "history" }>, reply: Reply): Violation | undefined {
    if (!this.#promises.hasHistory) return undefined;
    const { channel, position: asked, direction, limit } = request;
    const line = this.#channels.get(channel);
    const head = this.headOf(channel);
    if (reply.type === "error" && reply.code === "position_lost") {
      const isSure =
        asked === undefined ||
        (asked.epoch === line?.epoch && asked.offset <= head && head <= this.#promises.kept);
      return isSure && (asked === undefined || asked.offset > 0)
        ? broken("HIS-3", `a page: ${show(asked ?? "no position")} can be read from`, reply)
        : undefined;
    }
    if (reply.type !== "page") return broken("HIS-1", "page", reply);
    if (reply.head !== head || (line !== undefined && reply.epoch !== line.epoch))
      return broken("HIS-1", `the head ${head} of ${String(line?.epoch)}`, reply);
    if (head > this.#promises.kept) return undefined;
    const start = asked?.offset ?? (direction === "forward" ? 0 : head + 1);
    const there = direction === "forward" ? head - start : start - 1;
    const wanted = Math.min(limit, Math.max(0, there));
    // How many of them a page holds is the server's business, but for the first.
    return wanted > 0 && reply.messages.length === 0
      ? broken("HIS-1", "at least one message", reply)
      : this.#judgeContent(line, reply.messages, reply);
  }

  #judgeContent(
    line: ChannelModel | undefined,
    messages: readonly { readonly offset: number; readonly data: unknown }[],
    reply: Reply,
  ): Violation | undefined {
    const wrong = messages.find(
      ({ offset, data }) => !isEqualJson(line?.messages[offset - 1]?.frame.data, data),
    );
    return wrong === undefined
      ? undefined
      : broken("HIS-4", `at ${wrong.offset} what was published there`, reply);
  }

  /** The line of a channel; the first position that is seen names its epoch. */
  #lineOf(channel: string, { epoch }: Position): ChannelModel {
    const line = this.#channels.get(channel) ?? { epoch, messages: [], keys: new Map<string, Published>() };
    this.#channels.set(channel, line);
    return line;
  }
}
