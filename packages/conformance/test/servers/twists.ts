import type { Fault } from "./page-schemas.ts";

/** The places in which the page server can be made to break a rule. Each has the honest way as its default. */
export interface Twists {
  /** Offset of the next message. */
  readonly nextOffset: (head: number) => number;
  /** Offset that the ack names. */
  readonly ackOffset: (offset: number) => number;
  /** Whether the publisher gets its own message. */
  readonly echoes: boolean;
  /** Data as it is handed on. */
  readonly toData: (data: object) => object;
  /** Text of a message for the given recipient. */
  readonly toText: (message: object, recipient: string) => string;
  /** What is wrong with a payload, as the server sees it. */
  readonly judgePayload: (fault: Fault | undefined) => Fault | undefined;
  /** Whether a refused publish uses up an offset. */
  readonly countsRefused: boolean;
  /** Members of an error. */
  readonly toError: (
    error: Record<string, unknown>,
    frame: Record<string, unknown>,
  ) => Record<string, unknown>;
  /** How often a reply is sent. */
  readonly replies: number;
  /** Whether the ok to a ping overtakes other replies. */
  readonly hastyPing: boolean;
  /** Whether an id may be used again. */
  readonly allowsOldIds: boolean;
  /** Whether forbidden values and depths are looked for. */
  readonly guards: boolean;
  /** Whether a second subscribe adds to the first. */
  readonly doublesSubscriptions: boolean;
  /** Whether messages go on after unsubscribe. */
  readonly ignoresUnsubscribe: boolean;
  readonly maxSubscriptions: number;
  readonly maxErrors: number;
  /** The user of a guest. */
  readonly toUser: (guest: string, hash: string) => string;
  readonly toConnection: (unique: string) => string;
  /** Recovery of a subscribe with a position. */
  readonly recovery: "gap" | "full";
  readonly toMatch: (isExact: boolean) => string;
  readonly knowsNamespace: (isKnown: boolean) => boolean;
  readonly toReason: (name: string) => string;
  readonly allowsSecondHello: boolean;
  readonly needsSubprotocol: boolean;
  readonly originStatus: number;
  readonly acceptsBinary: boolean;
  readonly pings: boolean;
  /** How many pings come for each that is due. */
  readonly pingsPerInterval: number;
  /** Whether each frame leaves in pieces, the first of which is empty. */
  readonly fragments: boolean;
  /** Whether only a pong counts as a sign of life. */
  readonly wantsPongs: boolean;
  readonly waitsForHello: boolean;
  readonly infoFeatures: readonly string[];
  /** Whether the line of a channel begins again when everybody has left, under the same epoch. */
  readonly forgetsChannels: boolean;
  /** How much later everything leaves. */
  readonly lagMs: number;
  /** Whether `error bad_frame` comes before close 4400. */
  readonly announcesClose: boolean;
  /** Whether there are documents over HTTP. */
  readonly hasDocuments: boolean;
  /** How many frames a second are read. */
  readonly framesPerSecond: number;
  /** Whether `by` names the connection. */
  readonly namesConnection: boolean;
}

/** A server that keeps every rule. */
export const honest: Twists = {
  nextOffset: (head) => head + 1,
  ackOffset: (offset) => offset,
  echoes: true,
  toData: (data) => data,
  toText: (message) => JSON.stringify(message),
  judgePayload: (fault) => fault,
  countsRefused: false,
  toError: (error) => error,
  replies: 1,
  hastyPing: false,
  allowsOldIds: false,
  guards: true,
  doublesSubscriptions: false,
  ignoresUnsubscribe: false,
  maxSubscriptions: 8,
  maxErrors: 30,
  toUser: (_guest, hash) => `guest-${hash}`,
  toConnection: (unique) => unique,
  recovery: "gap",
  toMatch: (isExact) => (isExact ? "exact" : "none"),
  knowsNamespace: (isKnown) => isKnown,
  toReason: (name) => name,
  allowsSecondHello: false,
  needsSubprotocol: true,
  originStatus: 403,
  acceptsBinary: false,
  pings: true,
  pingsPerInterval: 1,
  fragments: false,
  wantsPongs: false,
  waitsForHello: false,
  infoFeatures: [],
  forgetsChannels: false,
  lagMs: 0,
  announcesClose: true,
  hasDocuments: true,
  framesPerSecond: 5_000,
  namesConnection: true,
};
