import type { Message, Position, Publish } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";
import { damage } from "./damage.ts";
import type { Line } from "./record.ts";

/** A publish of a history, and what became of it. */
export interface Attempt {
  readonly line: Line;
  readonly frame: Publish;
  /** The highest position that was acknowledged in its channel before it was sent. */
  readonly floor: Position | undefined;
  position?: Position;
  refused?: true;
}

/** Attempts and messages by the place that they have: channel, epoch and offset. */
type ByPlace<Value> = ReadonlyMap<string, Value>;

function nameOf(channel: string, event: string, data: unknown): string {
  return `${channel} ${event} ${JSON.stringify(data)}`;
}

/** How often each publish may still show up: what was neither refused nor given a place. */
function countOpen(attempts: Iterable<Attempt>): Map<string, number> {
  const open = new Map<string, number>();
  for (const { frame, refused, position } of attempts) {
    if (refused === true || position !== undefined) continue;
    const name = nameOf(frame.channel, frame.event, frame.data);
    open.set(name, (open.get(name) ?? 0) + 1);
  }
  return open;
}

/** Whether somebody published the same: then the message is not from nowhere, but at another place than its ok says. */
function isKnownElsewhere({ channel, event, data }: Message, acked: ByPlace<Attempt>): boolean {
  return [...acked.values()].some(
    ({ frame }) => frame.channel === channel && frame.event === event && isEqualJson(frame.data, data),
  );
}

/** Messages that nobody published, or whose publish was refused. */
export function findFromNowhere(
  attempts: Iterable<Attempt>,
  acked: ByPlace<Attempt>,
  messages: ByPlace<Message>,
): readonly Violation[] {
  const open = countOpen(attempts);
  const found: Violation[] = [];
  for (const [place, message] of messages) {
    if (acked.has(place)) continue;
    const { channel, event, data, offset } = message;
    const name = nameOf(channel, event, data);
    const left = open.get(name) ?? 0;
    if (left > 0) open.set(name, left - 1);
    else if (!isKnownElsewhere(message, acked)) {
      const expected = `only what was published on ${channel}`;
      found.push(damage("from-nowhere", expected, `${show(data)} at offset ${offset}`));
    }
  }
  return found;
}
