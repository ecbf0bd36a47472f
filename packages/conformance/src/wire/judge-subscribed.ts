import type { ClientFrame, Subscribed } from "../generated/frames.ts";
import { show, type Violation } from "../verdict.ts";

function broken(requirement: string, expected: string, actual: string): Violation {
  return { requirement, expected, actual };
}

/** Judges the reply to a subscribe by what was asked for. */
export function judgeSubscribed(request: ClientFrame, frame: Subscribed): Violation | undefined {
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
