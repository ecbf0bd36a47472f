import type { Position } from "../../generated/frames.ts";
import type { Changed, Rewrite } from "../engine.ts";
import { findPositionFault } from "../position-fault.ts";
import { findFault, type ChannelStore, type Look } from "./channel-store.ts";
import { findLineFault, toHead } from "./lineage.ts";
import { REWRITE, TRIM } from "./log-scripts.ts";
import { ErrorReply } from "./primary.ts";

/** Tries of a change that finds the channel under another epoch each time. */
const MAX_TRIES = 5;
const PAGE = { messages: 1000, bytes: 4 * 1024 * 1024 };

/** Removes messages, as `Engine.trim` promises. */
export function trimLog(store: ChannelStore, channel: string, upTo: Position): Promise<Changed> {
  return change(async () => {
    const { state } = await store.look(channel);
    const reason =
      findLineFault(upTo, state) ??
      findPositionFault({ ...toHead(state), offset: upTo.offset }, toHead(state), 0);
    if (reason !== undefined) return { kind: "gap", reason };
    const answer = await store.run(TRIM, channel, [toHead(state).epoch, `${upTo.offset}`]);
    return typeof answer === "number" ? { kind: "changed", count: answer } : undefined;
  });
}

/** Gives messages other bytes, as `Engine.rewrite` promises. */
export function changeLog(
  store: ChannelStore,
  channel: string,
  at: Position | undefined,
  rewrite: Rewrite,
): Promise<Changed> {
  return change(async () => {
    const look = await store.look(
      channel,
      "forward",
      at === undefined ? 0 : at.offset - 1,
      at === undefined ? PAGE : { messages: 1, bytes: 1 },
    );
    const reason = at && findFault(at, look.state, look.first);
    if (reason !== undefined) return { kind: "gap", reason };
    const words: (string | Buffer)[] = [];
    for await (const { offset, bytes } of at === undefined ? listFrom(store, channel, look) : look.messages) {
      const other = rewrite({ offset, bytes });
      if (other !== undefined) words.push(`${offset}`, other);
    }
    if (words.length === 0) return { kind: "changed", count: 0 };
    const answer = await store.run(REWRITE, channel, [toHead(look.state).epoch, ...words]);
    return typeof answer === "number" ? { kind: "changed", count: answer } : undefined;
  });
}

async function* listFrom(
  store: ChannelStore,
  channel: string,
  look: Look,
): AsyncGenerator<Look["messages"][number]> {
  let { messages } = look;
  while (messages.length > 0) {
    yield* messages;
    const last = messages.at(-1)?.offset ?? 0;
    if (last >= look.state.head) return;
    ({ messages } = await store.look(channel, "forward", last, PAGE));
  }
}

/** Has a change made; one that found the channel moved is made again. */
async function change(make: () => Promise<Changed | undefined>): Promise<Changed> {
  try {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const changed = await make();
      if (changed !== undefined) return changed;
    }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    if (error instanceof ErrorReply) return { kind: "unavailable" };
  }
  return { kind: "unavailable" };
}
