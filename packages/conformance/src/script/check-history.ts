import type { ErrorFrame, Message, Ok, Position, Subscribed } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { show, type Anomaly, type Violation } from "../verdict.ts";
import { damage } from "./damage.ts";
import { findFromNowhere, type Attempt } from "./find-from-nowhere.ts";
import type { Entry, History, Line } from "./record.ts";

interface Membership {
  readonly epoch: string;
  readonly from: number;
  /** Up to here messages are replayed. */
  readonly until: number;
  readonly isRecovered: boolean;
  readonly got: Set<number>;
  last: number;
  /** Offsets that were skipped and did not come later. */
  readonly skipped: Set<number>;
}

function placeOf(channel: string, { epoch, offset }: Position): string {
  return `${channel} ${epoch} ${offset}`;
}

/** Follows a history entry by entry and notes the first damage of each kind. Linear in the number of entries. */
class Checker {
  readonly #found: Violation[] = [];
  readonly #requests = new Map<string, Entry & { readonly kind: "sent" }>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #members = new Map<string, Membership>();
  readonly #messages = new Map<string, Message>();
  readonly #acked = new Map<string, Attempt>();
  readonly #highest = new Map<string, Position>();
  readonly #newest = new Map<string, Position>();
  #hasRestarted = false;
  #mayForget = false;

  check({ entries }: History): Violation | undefined {
    for (const entry of entries) this.#follow(entry);
    this.#judgeHoles();
    this.#found.push(...findFromNowhere(this.#attempts.values(), this.#acked, this.#messages));
    return this.#found[0];
  }

  #note(anomaly: Anomaly, expected: string, actual: string): undefined {
    this.#found.push(damage(anomaly, expected, actual));
  }

  #follow(entry: Entry): void {
    switch (entry.kind) {
      case "sent":
        return this.#sent(entry);
      case "received":
        return this.#received(entry);
      case "ended":
        return this.#forget(entry.line);
      case "settled":
        return this.#settled(entry.line);
      case "restarted":
        this.#hasRestarted = true;
        this.#mayForget ||= !entry.isDurable;
    }
  }

  #sent(entry: Entry & { readonly kind: "sent" }): void {
    const { line, frame } = entry;
    if (!("id" in frame) || frame.id === undefined) return;
    this.#requests.set(`${line.number} ${frame.id}`, entry);
    if (frame.type !== "publish") return;
    const floor = this.#highest.get(frame.channel);
    this.#attempts.set(`${line.number} ${frame.id}`, { line, frame, floor });
  }

  #received({ line, frame }: Entry & { readonly kind: "received" }): void {
    switch (frame.type) {
      case "message":
        return this.#message(line, frame);
      case "ok":
        return this.#ok(line, frame);
      case "error":
        return this.#error(line, frame);
      case "subscribed":
        return this.#subscribed(line, frame);
      case "unsubscribed":
        this.#members.delete(`${line.number} ${frame.channel}`);
        return undefined;
      case "page":
      case "members":
      case "result":
        this.#requests.delete(`${line.number} ${frame.id}`);
        return undefined;
      default:
        return undefined;
    }
  }

  #error({ number }: Line, { id }: ErrorFrame): void {
    if (id === undefined) return;
    this.#requests.delete(`${number} ${id}`);
    const attempt = this.#attempts.get(`${number} ${id}`);
    if (attempt !== undefined) attempt.refused = true;
  }

  #ok(line: Line, { id, position, duplicate }: Ok): void {
    const name = `${line.number} ${id}`;
    const request = this.#requests.get(name)?.frame;
    this.#requests.delete(name);
    if (request?.type === "unsubscribe") this.#members.delete(`${line.number} ${request.channel}`);
    const attempt = this.#attempts.get(name);
    if (attempt === undefined || position === undefined) return;
    attempt.position = position;
    if (duplicate !== true) this.#acknowledged(attempt, position);
  }

  #acknowledged(attempt: Attempt, position: Position): void {
    const { line, frame, floor } = attempt;
    const { channel } = frame;
    const place = placeOf(channel, position);
    const earlier = this.#acked.get(place);
    if (earlier !== undefined)
      this.#note(
        "offset-reused",
        `an offset of its own for ${show(frame.data)}`,
        `${show(position)}, which ${show(earlier.frame.data)} has`,
      );
    this.#acked.set(place, attempt);
    this.#compare(place);
    const ofPublisher = `${line.number} ${channel}`;
    const newest = this.#newest.get(ofPublisher);
    if (newest?.epoch === position.epoch && position.offset <= newest.offset)
      this.#note(
        "publisher-order",
        `an offset above ${newest.offset} for what ${line.client} sent later`,
        show(position),
      );
    this.#newest.set(ofPublisher, position);
    const highest = this.#highest.get(channel);
    if (floor?.epoch === position.epoch && position.offset <= floor.offset)
      this.#note(
        "real-time-order",
        `an offset above ${floor.offset}, which was acknowledged before this was sent`,
        show(position),
      );
    if (highest === undefined || highest.epoch !== position.epoch || highest.offset < position.offset)
      this.#highest.set(channel, position);
  }

  #subscribed(line: Line, frame: Subscribed): void {
    const { channel, position, from, recovery, id } = frame;
    if (id !== undefined) this.#requests.delete(`${line.number} ${id}`);
    const highest = this.#highest.get(channel);
    const isBehind = highest?.epoch === position.epoch && position.offset < highest.offset;
    const isOther = highest !== undefined && highest.epoch !== position.epoch && !this.#mayForget;
    // Acknowledged after the subscribe was sent and before its answer came: the sync point may lie before it.
    if ((isBehind && this.#hasRestarted) || isOther)
      this.#note("acked-then-lost", `the head at ${show(highest)} or above`, show(position));
    this.#members.set(`${line.number} ${channel}`, {
      epoch: position.epoch,
      from,
      until: position.offset,
      isRecovered: recovery === "full",
      got: new Set(),
      last: from,
      skipped: new Set(),
    });
  }

  #message(line: Line, message: Message): void {
    const { channel, offset } = message;
    const member = this.#members.get(`${line.number} ${channel}`);
    if (member === undefined)
      return this.#note("not-a-member", `no message of ${channel} at ${line.client}`, show(message));
    this.#place(placeOf(channel, { epoch: member.epoch, offset }), message);
    const next = member.last + 1;
    if (offset === next) member.last = offset;
    else if (offset > next) {
      for (let skipped = next; skipped < offset && skipped < next + 1_000; skipped++)
        member.skipped.add(skipped);
      member.last = offset;
    } else if (member.skipped.delete(offset)) {
      this.#note(
        "out-of-order",
        `offset ${offset} before those above it, at ${line.client}`,
        `offset ${offset} late`,
      );
    } else if (member.got.has(offset)) {
      this.#note("duplicate", `each message once at ${line.client}`, `offset ${offset} of ${channel} again`);
    } else {
      const anomaly = member.isRecovered ? "recovery-duplicate" : "duplicate";
      this.#note(anomaly, `no message up to offset ${member.from} at ${line.client}`, `offset ${offset}`);
    }
    member.got.add(offset);
  }

  #place(place: string, message: Message): void {
    const known = this.#messages.get(place);
    if (known !== undefined && !isEqualJson(known, message))
      this.#note("offset-reused", `one message at its offset: ${show(known)}`, show(message));
    this.#messages.set(place, message);
    this.#compare(place);
  }

  #compare(place: string): void {
    const message = this.#messages.get(place);
    const frame = this.#acked.get(place)?.frame;
    if (message === undefined || frame === undefined) return;
    if (message.event === frame.event && isEqualJson(message.data, frame.data)) return;
    this.#note(
      "wrong-data",
      `${show(frame.data)} at offset ${message.offset}, where its ok placed it`,
      show(message.data),
    );
  }

  #settled({ number, client }: Line): void {
    for (const [name, { frame, line }] of this.#requests) {
      if (line.number === number)
        return this.#note(
          "no-ack",
          `a reply to ${frame.type} of ${client}`,
          `none to ${name.split(" ")[1] ?? ""}`,
        );
    }
    for (const [name, member] of this.#members) {
      const [owner = "", channel = ""] = name.split(" ");
      if (Number(owner) === number) this.#judgeWhole(client, channel, member);
    }
  }

  #judgeWhole(client: string, channel: string, member: Membership): void {
    const { skipped, last, until, isRecovered, epoch } = member;
    const [hole] = skipped;
    const missing = hole ?? last + 1;
    const highest = this.#highest.get(channel);
    const owed = highest?.epoch === epoch ? highest.offset : 0;
    if (hole === undefined && last >= Math.max(until, owed)) return;
    const expected = `message ${missing} of ${channel} at ${client}`;
    const actual = hole === undefined ? `nothing after ${last}` : `${hole} skipped`;
    if (isRecovered && missing <= until) return this.#note("recovery-gap", expected, actual);
    const place = placeOf(channel, { epoch, offset: missing });
    const isReal = this.#acked.has(place) || this.#messages.has(place);
    this.#note(isReal ? "lost" : "offset-hole", expected, actual);
  }

  /** What was skipped and did not come later is damage, whether or not the rest was waited for. */
  #judgeHoles(): void {
    for (const [name, member] of this.#members) {
      const [owner = "", channel = ""] = name.split(" ");
      if (member.skipped.size > 0) this.#judgeWhole(`connection ${owner}`, channel, member);
    }
  }

  #forget({ number }: Line): void {
    for (const name of this.#requests.keys()) if (name.startsWith(`${number} `)) this.#requests.delete(name);
    for (const name of this.#members.keys()) if (name.startsWith(`${number} `)) this.#members.delete(name);
  }
}

/**
 * Looks for damage in a history of several connections: the first that is found, with its name. What is judged is the
 * order in which things happened at the clients, never how long they took.
 */
export function checkHistory(history: History): Violation | undefined {
  return new Checker().check(history);
}
