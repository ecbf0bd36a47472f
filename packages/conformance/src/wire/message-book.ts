import type { Message, Position, Publish } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";

/** A publish that was acknowledged, and by whom it was sent. */
export interface Acked {
  readonly frame: Publish;
  readonly user: string | undefined;
}

interface Entry {
  text?: string;
  message?: Message;
  acked?: Acked;
}

/** What all connections of a case learned of messages: which stands at which position. */
export interface MessageBook {
  /** Notes a delivered message; returns the rule it breaks with what is known already. */
  addMessage(epoch: string, message: Message, text: string): Violation | undefined;
  /** Notes an acknowledged publish; returns the rule it breaks with what is known already. */
  addAck(position: Position, acked: Acked): Violation | undefined;
}

function describe({ event, data, key }: { readonly event: string; readonly data: unknown; readonly key?: string }): string {
  return show({ event, data, ...(key === undefined ? {} : { key }) });
}

/** Compares what was acknowledged at a position with what was delivered there. */
function compare({ message, acked }: Entry): Violation | undefined {
  if (message === undefined || acked === undefined) return undefined;
  const { frame, user } = acked;
  const place = `at offset ${message.offset} of ${message.channel}`;
  if (message.event !== frame.event || !isEqualJson(message.data, frame.data)) {
    return {
      requirement: "PUB-1",
      expected: `${describe(frame)} ${place}, where its ok placed it`,
      actual: describe(message),
    };
  }
  if (frame.key !== undefined && message.key !== frame.key) {
    return { requirement: "PUB-7", expected: `the key ${frame.key} ${place}`, actual: `key ${String(message.key)}` };
  }
  if (user !== undefined && message.by?.user !== user) {
    return { requirement: "PUB-9", expected: `by.user ${user} ${place}`, actual: `by ${show(message.by ?? "nobody")}` };
  }
  return undefined;
}

/** Compares two deliveries of what stands at the same position. */
function compareDeliveries(entry: Entry, message: Message, text: string): Violation | undefined {
  if (entry.text === undefined || entry.message === undefined || entry.text === text) return undefined;
  const isSame = isEqualJson(entry.message, message);
  return {
    requirement: isSame ? "SUB-5" : "SUB-4",
    expected: `${isSame ? "the same bytes" : "the same message"} for all subscribers: ${show(entry.text)}`,
    actual: show(text),
  };
}

/** Opens an empty book. */
export function createMessageBook(): MessageBook {
  const entries = new Map<string, Entry>();
  const entryAt = (channel: string, { epoch, offset }: Position): Entry => {
    const name = `${channel} ${epoch} ${offset}`;
    const entry = entries.get(name) ?? {};
    entries.set(name, entry);
    return entry;
  };
  return {
    addMessage(epoch, message, text) {
      const entry = entryAt(message.channel, { epoch, offset: message.offset });
      const fault = compareDeliveries(entry, message, text);
      if (fault !== undefined) return fault;
      entry.text = text;
      entry.message = message;
      return compare(entry);
    },
    addAck(position, acked) {
      const entry = entryAt(acked.frame.channel, position);
      if (entry.acked !== undefined) {
        const expected = `a position of its own for ${describe(acked.frame)}`;
        return { requirement: "PUB-1", expected, actual: `${show(position)}, which ${describe(entry.acked.frame)} has` };
      }
      entry.acked = acked;
      return compare(entry);
    },
  };
}
