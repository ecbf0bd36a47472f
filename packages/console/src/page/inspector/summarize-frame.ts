import type { ServerFrame, ClientFrame } from "../../generated/frames.ts";
import type { FrameRecord } from "./frame-log.ts";

function summarizeSent(frame: ClientFrame): string {
  switch (frame.type) {
    case "hello":
      return frame.contract === undefined
        ? "no contract"
        : `${frame.contract.name} ${frame.contract.version}`;
    case "subscribe":
      return frame.position === undefined ? frame.channel : `${frame.channel} after ${frame.position.offset}`;
    case "unsubscribe":
      return frame.channel;
    case "publish":
    case "signal":
      return `${frame.channel} ${frame.event}`;
    case "history":
      return `${frame.channel} ${frame.direction}, at most ${frame.limit}`;
    case "members":
    case "presence":
      return frame.channel;
    case "call":
      return frame.method;
    case "authenticate":
    case "ping":
    case "pong":
      return "";
  }
}

function summarizeReceived(frame: ServerFrame): string {
  switch (frame.type) {
    case "welcome":
      return `${frame.user}, ${frame.contract.name} ${frame.contract.version}, match ${frame.contract.match}`;
    case "ok":
      return frame.position === undefined ? "" : `position ${frame.position.offset}`;
    case "error":
      return frame.at === undefined ? frame.code : `${frame.code} ${frame.at}`;
    case "subscribed":
      return `${frame.channel} ${frame.recovery}, head ${frame.position.offset}`;
    case "unsubscribed":
      return `${frame.channel} ${frame.code}`;
    case "message":
      return `${frame.channel} ${frame.offset} ${frame.event}`;
    case "signal":
      return `${frame.channel} ${frame.event}`;
    case "page":
      return `${frame.channel}, ${frame.messages.length} of ${frame.first} to ${frame.head}`;
    case "members":
      return `${frame.channel}, ${frame.total}, version ${frame.version}`;
    case "presence":
      return `${frame.channel} ${frame.action} ${frame.member?.user ?? frame.total}`;
    case "rebase":
      return `${frame.channel} ${frame.epoch}`;
    case "drain":
    case "reauthenticate":
      return `in ${frame.inMs} ms`;
    case "result":
    case "ping":
      return "";
  }
}

/** Says in a few words what a frame is about, beside its type. A frame that breaks its schema shows its text instead. */
export function summarizeFrame({ judgement, direction, value, text }: FrameRecord): string {
  if (judgement.status !== "valid") return text.slice(0, 120);
  return direction === "out" ? summarizeSent(value as ClientFrame) : summarizeReceived(value as ServerFrame);
}
