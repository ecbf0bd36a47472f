import { toMoves, type Company, type Move } from "./company.ts";
import { toShortenedReach, type Reach } from "./reach.ts";
import { addTyping, dropTyping, expireTyping, nobodyTyping, type Typing } from "./typing.ts";

/** Who said something: the user as the server knows it, and the name that the user chose, which proves nothing. */
export interface Speaker {
  readonly user: string | undefined;
  readonly name: string;
}

/** Something that was said. */
export interface Said {
  readonly kind: "said";
  readonly serial: number;
  readonly offset: number;
  readonly timeMs: number;
  readonly speaker: Speaker;
  readonly text: string;
  readonly isOwn: boolean;
  /** Names the publish. */
  readonly key?: string | undefined;
}

/** A place at which messages are missing, one message that could not be read, or the end of the subscription. */
export interface Mark {
  readonly kind: "gap" | "unreadable" | "ended";
  readonly serial: number;
  /** For a reader: what is the matter, and why. */
  readonly text: string;
}

/** Somebody came or went. */
export type Moved = Move & { readonly serial: number };

/** What has been heard in a channel, in order. */
export type Entry = Said | Mark | Moved;

/** What is read of the older messages of a channel. */
export type OldEntry = Omit<Said, "serial"> | Omit<Mark, "serial">;

/** How far an own message has come. */
export type Delivery =
  | { readonly status: "sending" }
  | { readonly status: "stored"; readonly offset: number }
  /** `isFinal` when sending it once more cannot help. */
  | { readonly status: "failed"; readonly why: string; readonly isFinal: boolean };

/** An own message that has not come back from the channel yet. */
export interface Outgoing {
  readonly serial: number;
  readonly text: string;
  readonly name: string;
  readonly timeMs: number;
  /** Names the publish; undefined when it never began. */
  readonly key: string | undefined;
  readonly delivery: Delivery;
}

/** Whether somebody looks at the page; while nobody does, what arrives is unread. */
export type Attention = { readonly status: "here" } | { readonly status: "away"; readonly unread: number };

/** What the page knows of one channel. */
export interface Conversation {
  readonly entries: readonly Entry[];
  readonly outgoing: readonly Outgoing[];
  readonly attention: Attention;
  /** The entry before which the reader looked away. */
  readonly firstUnread: number | undefined;
  readonly reach: Reach;
  readonly company: Company;
  readonly typing: Typing;
  readonly nextSerial: number;
  /** Serials of older entries count down, so that the order of serials is that of the list. */
  readonly nextOldSerial: number;
}

/** What happens in a conversation. The serial of an own message is chosen by who sends it. */
export type ConversationEvent =
  | { readonly kind: "entered" }
  | ({ readonly kind: "said" } & Omit<Said, "kind" | "serial">)
  | ({ readonly kind: Mark["kind"] } & Pick<Mark, "text">)
  | ({ readonly kind: "sending" } & Omit<Outgoing, "serial" | "delivery">)
  | { readonly kind: "delivery"; readonly serial: number; readonly delivery: Delivery }
  | { readonly kind: "discarded"; readonly serial: number }
  | { readonly kind: "reach"; readonly reach: Reach }
  | { readonly kind: "older"; readonly entries: readonly OldEntry[]; readonly reach: Reach }
  /** `reader` is the user of this window, whose own coming and going is no news. */
  | { readonly kind: "company"; readonly company: Company; readonly reader: string }
  | { readonly kind: "typing"; readonly user: string; readonly nowMs: number }
  | { readonly kind: "waited"; readonly nowMs: number }
  | { readonly kind: "lookedAway" }
  | { readonly kind: "lookedBack" };

/** How many entries are kept besides the older ones that the reader asked for; older ones are forgotten. */
export const ENTRY_LIMIT = 1000;

/** A conversation of which nothing is known. */
export const emptyConversation: Conversation = {
  entries: [],
  outgoing: [],
  attention: { status: "here" },
  firstUnread: undefined,
  reach: { status: "unknown" },
  company: { status: "unknown" },
  typing: nobodyTyping,
  nextSerial: 1,
  nextOldSerial: 0,
};

/** The offset of the oldest message among entries. */
function findOldestOffset(entries: readonly Entry[]): number | undefined {
  return entries.find((entry): entry is Said => entry.kind === "said")?.offset;
}

function append(state: Conversation, entry: Entry): Conversation {
  const grown = { ...state, entries: [...state.entries, entry], nextSerial: state.nextSerial + 1 };
  const asked = state.entries.filter(({ serial }) => serial <= 0).length;
  if (grown.entries.length <= ENTRY_LIMIT + asked) return grown;
  const entries = grown.entries.slice(1);
  return { ...grown, entries, reach: toShortenedReach(state.reach, findOldestOffset(entries)) };
}

function prepend(state: Conversation, older: readonly OldEntry[], reach: Reach): Conversation {
  const first = state.nextOldSerial - older.length + 1;
  const entries = older.map((entry, index): Entry => ({ ...entry, serial: first + index }));
  return {
    ...state,
    entries: [...entries, ...state.entries],
    reach,
    nextOldSerial: state.nextOldSerial - older.length,
  };
}

/** Somebody who went and came back with nothing said in between was not away, for the reader. */
function move(state: Conversation, moved: Move): Conversation {
  const talk = state.entries.findLastIndex(({ kind }) => kind === "said");
  const departure = state.entries.findLastIndex(
    (entry, index) => index > talk && entry.kind === "left" && entry.user === moved.user,
  );
  if (moved.kind === "joined" && departure >= 0)
    return { ...state, entries: state.entries.toSpliced(departure, 1) };
  return append(state, { ...moved, serial: state.nextSerial });
}

function meet(state: Conversation, company: Company, reader: string): Conversation {
  const moves = toMoves(state.company, company).filter(({ user }) => user !== reader);
  const left = moves.filter(({ kind }) => kind === "left");
  const typing = left.reduce((rest, { user }) => dropTyping(rest, user), state.typing);
  return moves.reduce(move, { ...state, company, typing });
}

function noteUnread(state: Conversation, { serial, isOwn }: Said): Conversation {
  const { attention, firstUnread } = state;
  if (attention.status === "here" || isOwn) return state;
  return {
    ...state,
    attention: { status: "away", unread: attention.unread + 1 },
    firstUnread: firstUnread ?? serial,
  };
}

function hear(state: Conversation, said: Said): Conversation {
  const isSettled = ({ delivery, key }: Outgoing): boolean =>
    (key !== undefined && key === said.key) ||
    (delivery.status === "stored" && delivery.offset === said.offset);
  const outgoing = said.isOwn ? state.outgoing.filter((message) => !isSettled(message)) : state.outgoing;
  const typing = dropTyping(state.typing, said.speaker.user);
  return noteUnread(append({ ...state, outgoing, typing }, said), said);
}

function deliver(state: Conversation, serial: number, delivery: Delivery): Conversation {
  if (delivery.status === "stored" && hasHeard(state, delivery.offset)) return discard(state, serial);
  return {
    ...state,
    outgoing: state.outgoing.map((message) =>
      message.serial === serial ? { ...message, delivery } : message,
    ),
  };
}

function discard(state: Conversation, serial: number): Conversation {
  return { ...state, outgoing: state.outgoing.filter((message) => message.serial !== serial) };
}

/** Whether the own message at this offset has already come back. After a gap the offsets may be of another epoch. */
function hasHeard({ entries }: Conversation, offset: number): boolean {
  const last = entries.findLast(
    (entry) => entry.kind === "gap" || (entry.kind === "said" && entry.offset === offset),
  );
  return last?.kind === "said" && last.isOwn;
}

/** The next state of a conversation. Pure. An own message shows once: as outgoing until the channel brings it back. */
export function reduceConversation(state: Conversation, event: ConversationEvent): Conversation {
  switch (event.kind) {
    case "entered":
      return {
        ...emptyConversation,
        attention: state.attention,
        nextSerial: state.nextSerial,
        nextOldSerial: state.nextOldSerial,
      };
    case "said":
      return hear(state, { ...event, serial: state.nextSerial });
    case "gap":
    case "unreadable":
    case "ended":
      return append(state, { ...event, serial: state.nextSerial });
    case "sending": {
      const { kind: _, ...sent } = event;
      const message: Outgoing = { ...sent, serial: state.nextSerial, delivery: { status: "sending" } };
      return {
        ...state,
        outgoing: [...state.outgoing, message],
        firstUnread: undefined,
        nextSerial: state.nextSerial + 1,
      };
    }
    case "delivery":
      return deliver(state, event.serial, event.delivery);
    case "discarded":
      return discard(state, event.serial);
    case "reach":
      return { ...state, reach: event.reach };
    case "older":
      return prepend(state, event.entries, event.reach);
    case "company":
      return meet(state, event.company, event.reader);
    case "typing":
      return { ...state, typing: addTyping(state.typing, event.user, event.nowMs) };
    case "waited": {
      const typing = expireTyping(state.typing, event.nowMs);
      return typing === state.typing ? state : { ...state, typing };
    }
    case "lookedAway":
      return { ...state, attention: { status: "away", unread: 0 }, firstUnread: undefined };
    case "lookedBack":
      return { ...state, attention: { status: "here" } };
  }
}
