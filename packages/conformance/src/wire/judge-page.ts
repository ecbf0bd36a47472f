import type { History, Page } from "../generated/frames.ts";
import { show, type Violation } from "../verdict.ts";

function broken(requirement: string, expected: string, page: Page): Violation {
  const offsets = page.messages.map(({ offset }) => offset);
  return { requirement, expected, actual: show({ ...page, messages: offsets }) };
}

/** Judges whether a position could be read from at all (PROTOCOL [HIS-3]). */
function judgePosition({ direction, position }: History, page: Page): Violation | undefined {
  if (position === undefined) return undefined;
  const { epoch, first, head } = page;
  const { offset } = position;
  // Backward from the oldest kept message is the end; where nothing was trimmed, every position is within.
  const isTrimmed = direction === "forward" ? offset + 1 < first : first > 1 && offset < first;
  const isLost = position.epoch !== epoch || offset > head || isTrimmed;
  return isLost ? broken("HIS-3", `position_lost for ${show(position)}`, page) : undefined;
}

/** The offset with which a page must begin on the side of its position. */
function startOf({ direction, position }: History, { first, head }: Page): number {
  if (direction === "forward") return position === undefined ? first : position.offset + 1;
  return position === undefined ? head : position.offset - 1;
}

/** Judges a page by what was asked for: its place, its order, and what it says of the rest (PROTOCOL [HIS-1], [HIS-2]). */
export function judgePage(request: History, page: Page): Violation | undefined {
  const lost = judgePosition(request, page);
  if (lost !== undefined) return lost;
  const { direction, limit, channel } = request;
  const { messages, first, head, more } = page;
  if (page.channel !== channel || messages.some((message) => message.channel !== channel))
    return broken("HIS-1", `messages of ${channel} alone`, page);
  if (messages.length > limit) return broken("HIS-1", `at most ${limit} messages`, page);
  const isForward = direction === "forward";
  const start = startOf(request, page);
  const isThereMore = isForward ? start <= head : start >= first;
  if (messages.length === 0 && isThereMore) return broken("HIS-1", `at least message ${start}`, page);
  const lowest = isForward ? start : start - messages.length + 1;
  if (messages.some(({ offset }, index) => offset !== lowest + index))
    return broken("HIS-1", `offsets ${lowest} to ${lowest + messages.length - 1}, ascending`, page);
  const isBeyond = isForward ? lowest + messages.length <= head : lowest > first;
  return more === isBeyond ? undefined : broken("HIS-2", `more: ${isBeyond}`, page);
}
