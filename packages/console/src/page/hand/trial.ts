import type { ErrorFrame, ServerFrame } from "../../generated/frames.ts";
import { isBlame } from "../inspector/close-text.ts";
import { toRefusal, type Refusal, type SocketEvent } from "../inspector/frame-log.ts";
import { judgeFrame } from "../inspector/judge-frame.ts";

/** A frame that was sent by hand. */
export interface Sent {
  readonly text: string;
  readonly value: unknown;
  readonly id: number | undefined;
}

/** What has become of the frame that was last sent by hand. */
export type Trial =
  | { readonly status: "untried" }
  | { readonly status: "awaiting"; readonly sent: Sent }
  | { readonly status: "accepted"; readonly sent: Sent; readonly reply: ServerFrame }
  | { readonly status: "refused"; readonly sent: Sent; readonly refusal: Refusal }
  | { readonly status: "silent"; readonly sent: Sent }
  | {
      readonly status: "closed";
      readonly sent: Sent;
      readonly code: number;
      readonly reason: string;
      /** What an `error` said before the close. */
      readonly refusal?: Refusal;
    };

/** What happens to a trial: a frame is sent, the socket tells something, or patience ends. */
export type TrialEvent =
  | SocketEvent
  | { readonly kind: "sent"; readonly text: string }
  | { readonly kind: "gaveUp" };

function judgeReply(sent: Sent, text: string): Trial | undefined {
  const { value, id, type, judgement } = judgeFrame("in", text);
  if (judgement.status !== "valid") return undefined;
  if (type === "error" && (id === undefined || id === sent.id)) {
    return { status: "refused", sent, refusal: toRefusal(value as ErrorFrame) };
  }
  return id !== undefined && id === sent.id
    ? { status: "accepted", sent, reply: value as ServerFrame }
    : undefined;
}

/**
 * The next state of a trial. Pure. The reply is the frame with the `id` of the one sent (PROTOCOL [FR-7]), an `error`
 * without `id`, or the close of the connection; what comes later changes nothing, save a close that follows an `error`.
 */
export function nextTrial(trial: Trial, event: TrialEvent): Trial {
  if (event.kind === "sent") {
    const { value, id } = judgeFrame("out", event.text);
    return { status: "awaiting", sent: { text: event.text, value, id } };
  }
  if (trial.status === "untried" || trial.status === "accepted" || trial.status === "closed") return trial;
  const { sent } = trial;
  if (event.kind === "closed") {
    const { code, reason } = event;
    if (trial.status !== "refused") return { status: "closed", sent, code, reason };
    // An error that announces a close names the fault; a close for another cause says nothing of this frame.
    return isBlame(code) ? { status: "closed", sent, code, reason, refusal: trial.refusal } : trial;
  }
  if (trial.status === "refused") return trial;
  if (event.kind === "gaveUp") return { status: "silent", sent };
  return event.kind === "frame" && event.direction === "in" ? (judgeReply(sent, event.text) ?? trial) : trial;
}
