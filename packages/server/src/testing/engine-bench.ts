import assert from "node:assert/strict";
import type { Awaitable } from "../awaitable.ts";
import type { Appended, AppendRequest, Engine, LogPage, ReadLimit, Revocation } from "../engine/engine.ts";
import type { PresenceChange } from "../engine/presence-store.ts";
import type { Position } from "../generated/frames.ts";

/** A message as the listener was told of it. */
interface Told {
  readonly channel: string;
  readonly offset: number;
  readonly text: string;
}

/** A change of members as the listener was told of it. */
interface ToldChange extends PresenceChange {
  readonly channel: string;
}

/** An engine at work, and what it has told its listener. */
export interface Bench {
  readonly engine: Engine;
  readonly told: readonly Told[];
  readonly changes: readonly ToldChange[];
  readonly revoked: readonly Revocation[];
  readonly append: (text: string, more?: Partial<AppendRequest>) => Promise<Appended>;
  /** Appends one after the other and returns the last position. */
  readonly appendAll: (count: number, more?: Partial<AppendRequest>) => Promise<Position>;
}

/** Registers one test of the suite, with an engine that was just started. */
export type Test = (name: string, run: (bench: Bench) => Promise<void>) => void;

/** The channel of tests that need only one. */
export const CHANNEL: string = "room:a";
const KEEP = { size: 1000, ttlMs: 3_600_000 };
/** More than any test appends. */
export const NO_LIMIT: ReadLimit = { messages: 1000, bytes: 100_000_000 };

function toRequest(text: string): AppendRequest {
  return {
    channel: CHANNEL,
    retention: KEEP,
    before: '{"offset":',
    behind: `,"text":${JSON.stringify(text)}}`,
    idempotency: undefined,
  };
}

/** What was said in a message of this bench. */
export function toText(bytes: Buffer): string {
  return (JSON.parse(bytes.toString()) as { text: string }).text;
}

/** The position of an append. Fails when nothing was appended. */
export function toPosition(appended: Appended): Position {
  if (appended.kind !== "appended") assert.fail(`not appended but ${appended.kind}`);
  return appended.position;
}

/** The offsets of a page. Fails on a gap. */
export function toOffsets(page: LogPage): readonly number[] {
  if (page.kind !== "page") assert.fail(`no page but ${page.kind}`);
  return page.messages.map(({ offset }) => offset);
}

/** Whole numbers from one to another, both included. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Starts an engine with a listener that remembers. */
export async function openBench(createEngine: () => Awaitable<Engine>): Promise<Bench> {
  const engine = await createEngine();
  const told: Told[] = [];
  const changes: ToldChange[] = [];
  const revoked: Revocation[] = [];
  await engine.start({
    onMessage: (channel, { offset, bytes }) => told.push({ channel, offset, text: toText(bytes) }),
    onRebased: () => {},
    onBroken: () => {},
    onSignal: () => {},
    onPresence: (channel, change) => changes.push({ channel, ...change }),
    onRevoked: (revocation) => revoked.push(revocation),
    onNotice: () => {},
  });
  const append = async (text: string, more: Partial<AppendRequest> = {}): Promise<Appended> =>
    engine.append({ ...toRequest(text), ...more });
  return {
    engine,
    told,
    changes,
    revoked,
    append,
    appendAll: async (count, more) => {
      let last: Position | undefined;
      for (let index = 1; index <= count; index++) last = toPosition(await append(`${index}`, more));
      return last ?? assert.fail("nothing was appended");
    },
  };
}
