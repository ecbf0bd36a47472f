// Generated from schema/codes.json. Do not edit: run `npm run generate`.
/** What a close code tells the client to do (PROTOCOL [CLS-3]). */
export type Advice = "backOff" | "reconnect" | "newToken" | "stop";

/** Advice of the hundreds of close codes; of every other it is to back off. */
export const adviceByHundred: Readonly<Record<number, Advice>> = {
  42: "reconnect",
  43: "newToken",
  44: "stop",
  49: "stop",
};

/** Codes of WebSocket itself after which another attempt would end the same way. */
export const stopCodes: readonly number[] = [1000,1002,1003,1007,1008,1009];

/** Codes that a client sends or finds itself; the others name themselves in their reason (PROTOCOL [CLS-1]). */
export const ownCodes = {
  /** The client is done. */
  normal: 1000,
  /** The connection ended without a close frame. Never sent. */
  abnormal: 1006,
  /** The client heard nothing for intervalMs + graceMs. */
  liveness_lost: 4500,
  /** The client has moved to another connection. */
  moved: 4501,
} as const;
