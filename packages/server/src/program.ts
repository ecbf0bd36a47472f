import { isTokenId, isUserId } from "./auth/jwt.ts";
import { toNamespace } from "./channel/channel-name.ts";
import { readHistory } from "./channel/history.ts";
import { decode } from "./codec/decode.ts";
import type { LoadedNamespace } from "./contract/loaded-contract.ts";
import type { Notice, Revocation } from "./engine/engine.ts";
import { describeIssues, refuse } from "./errors.ts";
import type {
  Author,
  ClientFrame,
  History,
  Message,
  Page,
  Position,
  ServerMembers,
} from "./generated/frames.ts";
import { RefusedError, toGranted } from "./refused-error.ts";
import type { Core } from "./session/core.ts";
import type { TraceHeaders } from "./traces/traces.ts";

/** What a program may add to what it says. */
export interface SayOptions {
  /** Who is to be named as its author; without one, nobody. The rates of the contract are that user's. */
  readonly user?: string;
}

/** What a program may add to a message. */
export interface PublishOptions extends SayOptions {
  /**
   * Where the publish belongs among the spans of who asked for it: the headers of W3C Trace Context of their request. Of
   * use where publishes are traced and the program has no active span.
   */
  readonly trace?: TraceHeaders;
  /** Makes the publish repeatable: with the same key it adds nothing a second time (PROTOCOL, Idempotency). */
  readonly key?: string;
}

/** Where a published message stands. */
export interface PublishedMessage {
  readonly position: Position;
  /** Whether an earlier publish with the same key had put it there. */
  readonly isDuplicate: boolean;
}

/** Which part of a channel's history to read. The position is exclusive. */
export interface HistoryQuery {
  /** Default: `backward`, from the head. */
  readonly direction?: History["direction"];
  readonly position?: Position;
  /** Most messages of the page, 1 to 200. Default: 50. */
  readonly limit?: number;
}

/** A page of kept messages, ascending and without holes. */
export type HistoryPage = Omit<Page, "type" | "id" | "channel">;

/** Which part of a list of members to read. */
export interface MembersQuery {
  /** Most members, 1 to 500. Default: 500. */
  readonly limit?: number;
  /** Where a list that was cut goes on. */
  readonly cursor?: string;
}

/** Members of a channel at one version. */
export type MemberList = Omit<ServerMembers, "type" | "id" | "channel">;

/**
 * Which tokens are revoked: those of a user that were issued before a moment (milliseconds since 1970; default: now),
 * or the one with this id (the claim `jti`).
 */
export type Revoked =
  | { readonly user: string; readonly issuedBeforeMs?: number }
  | { readonly tokenId: string };

/** Clocks of those who issue tokens may be a little off. */
const CLOCK_MARGIN_MS = 60_000;
/** Longest list of members without a `limit`. */
const MAX_MEMBERS = 500;

type FrameOf<Type extends ClientFrame["type"]> = Extract<ClientFrame, { readonly type: Type }>;

/**
 * What a program does in the channels of its server. It may do everything; what it gives is judged as if it had come in
 * a frame. What returns a promise rejects with a `RefusedError`.
 */
export interface ProgramApi {
  /** Adds a message to a channel. Resolves when it is acknowledged, as firmly as the ack to a frame promises. */
  publish(channel: string, event: string, data: object, options?: PublishOptions): Promise<PublishedMessage>;
  /** Sends a signal to the subscribers of a channel. */
  signal(channel: string, event: string, data: object, options?: SayOptions): Promise<void>;
  /** Reads a page of kept messages. */
  history(channel: string, query?: HistoryQuery): Promise<HistoryPage>;
  /** Tells who is in a channel of a namespace with presence. */
  members(channel: string, query?: MembersQuery): Promise<MemberList>;
  /**
   * Refuses tokens from now on, on every node: at `hello` with 4303, at `authenticate` with `invalid_token`. Connections
   * that live by one are closed with 4303. Kept for `maxTokenLifeMs`. Resolves when it is in force, as firmly as the
   * engine keeps messages; rejects with `not_available`, and nothing is changed, when it cannot be kept.
   */
  revoke(revoked: Revoked): Promise<void>;
  /**
   * Ends the connections of a user, with the code `token_revoked`, or `forbidden` for good. Returns how many there were
   * on this node. Tokens stay valid: `revoke` ends those too.
   */
  disconnect(user: string, reason?: "token_revoked" | "forbidden"): number;
  /**
   * Ends the subscriptions of a user to a channel: their connections hear `unsubscribed` with `forbidden`. Returns how
   * many there were on this node. They may subscribe again as far as their grants allow.
   */
  unsubscribe(user: string, channel: string): number;
}

/** The program's hand in a running server. */
export class Program implements ProgramApi {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  async publish(
    channel: string,
    event: string,
    data: object,
    { key, user, trace }: PublishOptions = {},
  ): Promise<PublishedMessage> {
    const frame = this.#read("publish", { channel, event, data, key });
    const namespace = this.#namespace(channel);
    const utterance = { ...frame, by: toAuthor(user), headers: trace };
    const published = await this.#core.publisher.publish(namespace, utterance);
    const { position, isDuplicate } = toGranted(published);
    return { position, isDuplicate };
  }

  async signal(channel: string, event: string, data: object, { user }: SayOptions = {}): Promise<void> {
    const frame = this.#read("signal", { channel, event, data });
    const utterance = { ...frame, by: toAuthor(user) };
    const fault = await this.#core.publisher.signal(this.#namespace(channel), utterance);
    if (fault !== undefined) throw new RefusedError(fault);
  }

  async history(
    channel: string,
    { direction = "backward", position, limit = 50 }: HistoryQuery = {},
  ): Promise<HistoryPage> {
    this.#read("history", { channel, direction, position, limit });
    const query = { direction, position };
    const read = await readHistory(this.#core.engine, this.#namespace(channel), channel, query, limit);
    const { messages, first, head, more } = toGranted(read);
    return {
      epoch: head.epoch,
      first,
      head: head.offset,
      more,
      messages: messages.map(({ bytes }) => JSON.parse(bytes.toString()) as Message),
    };
  }

  async members(channel: string, { limit = MAX_MEMBERS, cursor }: MembersQuery = {}): Promise<MemberList> {
    this.#read("members", { channel, limit, cursor });
    if (this.#namespace(channel).presence === undefined)
      throw new RefusedError(refuse("not_kept", "the namespace has no presence"));
    return toGranted(await this.#core.presence.list(channel, limit, cursor));
  }

  async revoke(revoked: Revoked): Promise<void> {
    const { clock, policy, engine } = this.#core;
    const isKept = await engine.revoke(toRevocation(revoked, clock.now(), policy.maxTokenLifeMs));
    if (!isKept) throw new RefusedError(refuse("not_available"));
  }

  disconnect(user: string, reason: "token_revoked" | "forbidden" = "token_revoked"): number {
    return this.#do({ kind: "disconnect", user, reason });
  }

  unsubscribe(user: string, channel: string): number {
    return this.#do({ kind: "unsubscribe", user, channel });
  }

  #do(notice: Notice): number {
    this.#core.engine.notify(notice);
    return this.#core.users.obey(notice);
  }

  /** Judges arguments as the frame of the same name (PROTOCOL, Framing). */
  #read<Type extends ClientFrame["type"]>(type: Type, members: object): FrameOf<Type> {
    const text = JSON.stringify({ type, id: 1, ...members });
    const { frameBytes } = this.#core.policy.limits;
    if (Buffer.byteLength(text) > frameBytes)
      throw new RefusedError(refuse("invalid_frame", `longer than limits.frameBytes, ${frameBytes} bytes`));
    const decoded = decode(text);
    switch (decoded.kind) {
      case "frame":
        return decoded.frame as FrameOf<Type>;
      case "refused":
        throw new RefusedError(decoded.refusal);
      case "fatal":
        throw new RefusedError(refuse("invalid_frame", decoded.closure.message));
    }
  }

  #namespace(channel: string): LoadedNamespace {
    return toGranted(this.#core.contract.namespace(toNamespace(channel)) ?? refuse("unknown_namespace"));
  }
}

function toAuthor(user: string | undefined): Author | undefined {
  if (user === undefined) return undefined;
  if (isUserId(user)) return { user };
  throw toFault("/user", "pattern", "must be 1 to 64 of A-Z a-z 0-9 _ . ~ @ -");
}

function toFault(at: string, keyword: string, message: string): RefusedError {
  const issues = [{ at, keyword, message }];
  return new RefusedError(refuse("invalid_frame", describeIssues(issues), { issues }));
}

function toRevocation(revoked: Revoked, nowMs: number, maxLifeMs: number): Revocation {
  const untilMs = nowMs + maxLifeMs + CLOCK_MARGIN_MS;
  if ("tokenId" in revoked) {
    const { tokenId } = revoked;
    if (typeof tokenId !== "string" || !isTokenId(tokenId))
      throw toFault("/tokenId", "length", "must be a text of 1 to 256 characters");
    return { kind: "token", tokenId, untilMs };
  }
  const { user, issuedBeforeMs = nowMs } = revoked;
  toAuthor(user);
  if (!Number.isSafeInteger(issuedBeforeMs) || issuedBeforeMs > nowMs)
    throw toFault("/issuedBeforeMs", "maximum", "must be an integer, and not later than now");
  return { kind: "user", user, issuedBeforeMs, untilMs };
}
