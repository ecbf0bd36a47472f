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
  /** Compares a message of a page with what was delivered and acknowledged at its position (PROTOCOL [HIS-4]). */
  judgeKept(epoch: string, message: Message): Violation | undefined;
  /** Notes an acknowledged publish; returns the rule it breaks with what is known already. */
  addAck(position: Position, acked: Acked): Violation | undefined;
}

function describe({
  event,
  data,
  key,
}: {
  readonly event: string;
  readonly data: unknown;
  readonly key?: string;
}): string {
  return show({ event, data, ...(key === undefined ? {} : { key }) });
}

function isSame(message: Message, frame: Publish): boolean {
  return message.event === frame.event && isEqualJson(message.data, frame.data);
}

/**
 * Compares what was acknowledged at a position with what was delivered there. When they differ, the message may stand
 * elsewhere, or be changed: the other entries of the channel tell.
 */
function compare({ message, acked }: Entry, others: readonly Entry[]): Violation | undefined {
  if (message === undefined || acked === undefined) return undefined;
  const { frame, user } = acked;
  const place = `at offset ${message.offset} of ${message.channel}`;
  if (!isSame(message, frame)) {
    const isMisplaced = others.some(
      (other) =>
        (other.message !== undefined && isSame(other.message, frame)) ||
        (other.acked !== undefined && isSame(message, other.acked.frame)),
    );
    return {
      requirement: isMisplaced || message.event !== frame.event ? "PUB-1" : "PUB-9",
      expected: `${describe(frame)} ${place}, where its ok placed it`,
      actual: describe(message),
    };
  }
  if (frame.key !== undefined && message.key !== frame.key) {
    return {
      requirement: "PUB-7",
      expected: `the key ${frame.key} ${place}`,
      actual: `key ${String(message.key)}`,
    };
  }
  if (user !== undefined && message.by?.user !== user) {
    return {
      requirement: "PUB-9",
      expected: `by.user ${user} ${place}`,
      actual: `by ${show(message.by ?? "nobody")}`,
    };
  }
  return undefined;
}

/** Compares two deliveries of what stands at the same position. */
function compareDeliveries(entry: Entry, message: Message, text: string): Violation | undefined {
  if (entry.text === undefined || entry.message === undefined || entry.text === text) return undefined;
  const isEqual = isEqualJson(entry.message, message);
  return {
    requirement: isEqual ? "SUB-5" : "SUB-4",
    expected: `${isEqual ? "the same bytes" : "the same message"} for all subscribers: ${show(entry.text)}`,
    actual: show(text),
  };
}

/** Opens an empty book. */
export function createMessageBook(): MessageBook {
  const lines = new Map<string, Map<number, Entry>>();
  const lineOf = (channel: string, epoch: string): Map<number, Entry> => {
    const name = `${channel} ${epoch}`;
    const line = lines.get(name) ?? new Map<number, Entry>();
    lines.set(name, line);
    return line;
  };
  const entryAt = (line: Map<number, Entry>, offset: number): Entry => {
    const entry = line.get(offset) ?? {};
    line.set(offset, entry);
    return entry;
  };
  return {
    addMessage(epoch, message, text) {
      const line = lineOf(message.channel, epoch);
      const entry = entryAt(line, message.offset);
      const fault = compareDeliveries(entry, message, text);
      if (fault !== undefined) return fault;
      entry.text = text;
      entry.message = message;
      return compare(entry, [...line.values()]);
    },
    judgeKept(epoch, message) {
      const { message: delivered, acked } = lineOf(message.channel, epoch).get(message.offset) ?? {};
      const isKnown =
        delivered === undefined
          ? acked === undefined || isSame(message, acked.frame)
          : isEqualJson(delivered, message);
      if (isKnown) return undefined;
      const expected = `the message that stands there: ${show(delivered ?? acked?.frame)}`;
      return { requirement: "HIS-4", expected, actual: show(message) };
    },
    addAck(position, acked) {
      const line = lineOf(acked.frame.channel, position.epoch);
      const entry = entryAt(line, position.offset);
      if (entry.acked !== undefined) {
        const expected = `a position of its own for ${describe(acked.frame)}`;
        return {
          requirement: "PUB-1",
          expected,
          actual: `${show(position)}, which ${describe(entry.acked.frame)} has`,
        };
      }
      entry.acked = acked;
      return compare(entry, [...line.values()]);
    },
  };
}
