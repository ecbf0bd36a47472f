import type { Channel } from "../channel.ts";
import type { MessageOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { exchange } from "../exchange.ts";
import { page as pageRule } from "../generated/frame-rules.ts";
import type { Page, Position } from "../generated/frames.ts";
import { toContractChannel } from "../internals.ts";
import type { Link } from "../link.ts";
import { refuse } from "../refuse.ts";

/** Where to read, which way and how much. */
export interface HistoryOptions {
  /** `backward` from newer to older, which is the default, or `forward`. */
  readonly direction?: "forward" | "backward";
  /** Where to begin, exclusive. Without it, forward begins at the oldest kept message and backward at the newest. */
  readonly position?: Position | undefined;
  /** Greatest number of messages in a page, 1 to 200; 50 by default. */
  readonly limit?: number;
  /** Gives up when it is aborted. */
  readonly signal?: AbortSignal;
}

/** A part of what is kept of a channel. */
export interface HistoryPage<Space extends NamespaceSpec = NamespaceSpec> {
  /** Ascending. Without those that break the contract, which are told as on receipt. */
  readonly messages: readonly MessageOf<Space>[];
  /** Position of the newest message of the channel. */
  readonly head: Position;
  /** The `position` for the next page in the same direction; none at the end. */
  readonly next: Position | undefined;
}

/** Replies are understood from the first reading on. */
function receivePages(link: Link): void {
  link.learn("page", pageRule);
}

/**
 * Reads one page of the kept messages of a channel (PROTOCOL [HIS-1]). Connects when need be, needs no subscription.
 * Rejects with a `ParlanceError`, such as `position_lost`, `not_kept`, or `unsupported` where the server has no history.
 */
export async function readHistory<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  options: HistoryOptions = {},
): Promise<HistoryPage<Space>> {
  const { direction = "backward", position, limit = 50, signal } = options;
  const known = toContractChannel("readHistory", channel);
  const { link, name } = known;
  if (direction !== "forward" && direction !== "backward")
    refuse("readHistory", "direction", direction, "must be forward or backward");
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= 200))
    refuse("readHistory", "limit", limit, "must be a whole number from 1 to 200");
  link.use(receivePages);
  const { epoch, head, more, messages } = await exchange<Page>(link, {
    feature: "history",
    type: "history",
    members: { channel: name, direction, position, limit },
    channel: name,
    reply: "page",
    isRepeatable: true,
    signal,
  });
  const last = messages.at(direction === "forward" ? -1 : 0);
  return {
    messages: messages.flatMap((frame) => {
      const own = link.claim(frame, { epoch, offset: frame.offset });
      return (known.toMessage(frame, own) as MessageOf<Space> | undefined) ?? [];
    }),
    head: { epoch, offset: head },
    next: more && last ? { epoch, offset: last.offset } : undefined,
  };
}

/** Reads page after page until the end of its direction. Rejects as `readHistory` does. */
export async function* readPages<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  options: HistoryOptions = {},
): AsyncGenerator<HistoryPage<Space>, void, void> {
  let { position } = options;
  do {
    const page = await readHistory(channel, { ...options, position });
    yield page;
    position = page.next;
  } while (position);
}

/**
 * Reads message after message: from old to new with `forward`, from new to old with `backward`. Reads a page when the
 * one before is used up. Rejects as `readHistory` does.
 */
export async function* readMessages<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  options: HistoryOptions = {},
): AsyncGenerator<MessageOf<Space>, void, void> {
  for await (const { messages } of readPages(channel, options))
    yield* options.direction === "forward" ? messages : messages.toReversed();
}
