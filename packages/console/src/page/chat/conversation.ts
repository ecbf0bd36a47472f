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
}

/** A place at which messages are missing, one message that could not be read, or the end of the subscription. */
export interface Mark {
  readonly kind: "gap" | "unreadable" | "ended";
  readonly serial: number;
  /** For a reader: what is the matter, and why. */
  readonly text: string;
}

/** What has been heard in a channel, in order. */
export type Entry = Said | Mark;

/** How far an own message has come. */
export type Delivery =
  | { readonly status: "sending" }
  | { readonly status: "stored"; readonly offset: number }
  | { readonly status: "failed"; readonly why: string };

/** An own message that has not come back from the channel yet. */
export interface Outgoing {
  readonly serial: number;
  readonly text: string;
  readonly name: string;
  readonly timeMs: number;
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
  readonly nextSerial: number;
}

/** What happens in a conversation. The serial of an own message is chosen by who sends it. */
export type ConversationEvent =
  | { readonly kind: "entered" }
  | ({ readonly kind: "said" } & Omit<Said, "kind" | "serial">)
  | ({ readonly kind: Mark["kind"] } & Pick<Mark, "text">)
  | ({ readonly kind: "sending" } & Omit<Outgoing, "serial" | "delivery">)
  | { readonly kind: "stored"; readonly serial: number; readonly offset: number }
  | { readonly kind: "failed"; readonly serial: number; readonly why: string }
  | { readonly kind: "discarded"; readonly serial: number }
  | { readonly kind: "lookedAway" }
  | { readonly kind: "lookedBack" };

/** How many entries are kept; older ones are forgotten. */
export const ENTRY_LIMIT = 1000;

/** A conversation of which nothing is known. */
export const emptyConversation: Conversation = {
  entries: [],
  outgoing: [],
  attention: { status: "here" },
  firstUnread: undefined,
  nextSerial: 1,
};

function append(state: Conversation, entry: Entry): Conversation {
  return {
    ...state,
    entries: [...state.entries, entry].slice(-ENTRY_LIMIT),
    nextSerial: state.nextSerial + 1,
  };
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
  const isSettled = ({ delivery }: Outgoing): boolean =>
    delivery.status === "stored" && delivery.offset === said.offset;
  const outgoing = said.isOwn ? state.outgoing.filter((message) => !isSettled(message)) : state.outgoing;
  return noteUnread(append({ ...state, outgoing }, said), said);
}

function deliver(state: Conversation, serial: number, delivery: Delivery): Conversation {
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
      return { ...emptyConversation, attention: state.attention, nextSerial: state.nextSerial };
    case "said":
      return hear(state, { ...event, serial: state.nextSerial });
    case "gap":
    case "unreadable":
    case "ended":
      return append(state, { ...event, serial: state.nextSerial });
    case "sending": {
      const { text, name, timeMs } = event;
      const message: Outgoing = {
        serial: state.nextSerial,
        text,
        name,
        timeMs,
        delivery: { status: "sending" },
      };
      return {
        ...state,
        outgoing: [...state.outgoing, message],
        firstUnread: undefined,
        nextSerial: state.nextSerial + 1,
      };
    }
    case "stored":
      if (hasHeard(state, event.offset)) return discard(state, event.serial);
      return deliver(state, event.serial, { status: "stored", offset: event.offset });
    case "failed":
      return deliver(state, event.serial, { status: "failed", why: event.why });
    case "discarded":
      return discard(state, event.serial);
    case "lookedAway":
      return { ...state, attention: { status: "away", unread: 0 }, firstUnread: undefined };
    case "lookedBack":
      return { ...state, attention: { status: "here" } };
  }
}
