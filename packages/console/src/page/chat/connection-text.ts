import type { ClientState } from "@parlance/sdk";

type CloseReason = Extract<ClientState, { readonly status: "closed" }>["reason"];

/** What the page says of its connection: always in a word, and at length while there is none. */
export interface ConnectionText {
  readonly tone: "good" | "busy" | "bad";
  readonly label: string;
  readonly banner?: ConnectionBanner;
}

/** Why there is no connection, when the next try is due, and what the reader can do. */
export interface ConnectionBanner {
  readonly text: string;
  /** Milliseconds since 1970; undefined while a try is under way or none is due. */
  readonly retryAtMs: number | undefined;
  readonly action: "Try now" | "Connect again" | undefined;
}

function describeReason({ code, name }: CloseReason): string {
  switch (name) {
    case "abnormal":
    case "going_away":
      return "The connection to the server is lost.";
    case "draining":
      return "The server is restarting.";
    case "liveness_lost":
      return "The server has fallen silent.";
    default:
      return `The server closed the connection: ${name === "unknown" ? code : `${code} ${name}`}.`;
  }
}

/** Puts the state of the client into words. */
export function toConnectionText(state: ClientState): ConnectionText {
  switch (state.status) {
    case "idle":
      return { tone: "busy", label: "Not connected" };
    case "connecting":
      if (state.attempt <= 1) return { tone: "busy", label: "Connecting" };
      return {
        tone: "busy",
        label: "Reconnecting",
        banner: { text: "Trying to reach the server …", retryAtMs: undefined, action: undefined },
      };
    case "connected":
      return { tone: "good", label: "Connected" };
    case "waiting":
      return {
        tone: "busy",
        label: "Reconnecting",
        banner: { text: describeReason(state.reason), retryAtMs: state.untilMs, action: "Try now" },
      };
    case "closed":
      return {
        tone: "bad",
        label: "Disconnected",
        banner: { text: describeReason(state.reason), retryAtMs: undefined, action: "Connect again" },
      };
  }
}

/** The seconds until a moment, as a countdown shows them: never less than 1. */
export function toSecondsLeft(untilMs: number, nowMs: number): number {
  return Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}
