import type { ChannelRecord, Store, Transaction } from "./store.ts";

/** Most channels that one slice looks at, and most messages and keys that it removes: a few milliseconds of work. */
const MAX_SCANNED = 500;
const MAX_REMOVED = 2000;
/** For how long the numbering of a channel is kept that keeps no message any more. */
const KEEP_EMPTY_MS = 24 * 3_600_000;

/** Where the next slice goes on: with a channel, or the first one; then with keys. */
export type SweepCursor =
  | { readonly kind: "channels"; readonly from: string | undefined }
  | { readonly kind: "keys" };

/** Where every sweep begins. */
export const SWEEP_START: SweepCursor = { kind: "channels", from: undefined };

/** What a slice did. */
export interface Swept {
  /** Channels that are other now than before. */
  readonly updated: ReadonlyMap<string, ChannelRecord>;
  /** Undefined when everything has been looked at; else another slice must go on. */
  readonly next: SweepCursor | undefined;
}

/** Ages beyond which things are removed, and what is left alone. */
export interface SweepRules {
  readonly nowMs: number;
  readonly keyWindowMs: number;
  /** Whether the numbering of a channel may be forgotten. Asked right before it is. */
  readonly mayRetire: (channel: string) => boolean;
}

/** What becomes of a channel: its messages before an offset are removed, its record is written anew or removed. */
type Verdict =
  | { readonly kind: "keep" }
  | { readonly kind: "update"; readonly record: ChannelRecord }
  | { readonly kind: "retire" };

function findFirst(
  store: Store,
  channel: string,
  { first, head, ttlMs }: ChannelRecord,
  nowMs: number,
  most: number,
): number {
  let offset = first;
  while (offset <= head && offset - first < most) {
    const addedMs = store.getAddedMs(channel, offset);
    if (addedMs !== undefined && addedMs >= nowMs - ttlMs) break;
    offset++;
  }
  return offset;
}

function judge(
  store: Store,
  channel: string,
  record: ChannelRecord,
  { nowMs, mayRetire }: SweepRules,
  most: number,
): Verdict {
  const first = findFirst(store, channel, record, nowMs, most);
  const isEmpty = first > record.head;
  if (!isEmpty)
    return first === record.first ? { kind: "keep" } : { kind: "update", record: { ...record, first } };
  if (record.emptiedMs === undefined)
    return { kind: "update", record: { ...record, first, emptiedMs: nowMs } };
  return record.emptiedMs < nowMs - KEEP_EMPTY_MS && mayRetire(channel)
    ? { kind: "retire" }
    : { kind: "keep" };
}

/**
 * Removes messages and keys beyond their age, and channels that have been without messages for a day, as far as one
 * slice goes, in one transaction. A sweep is many slices, since a look at every channel in one would stop everything
 * else for as long.
 */
export function sweepSlice(store: Store, cursor: SweepCursor, rules: SweepRules): Promise<Swept> {
  switch (cursor.kind) {
    case "channels":
      return sweepChannels(store, cursor.from, rules);
    case "keys":
      return sweepKeys(store, rules);
  }
}

async function sweepChannels(store: Store, from: string | undefined, rules: SweepRules): Promise<Swept> {
  const updated = new Map<string, ChannelRecord>();
  const removals: { readonly channel: string; readonly from: number; readonly to: number }[] = [];
  const retired: string[] = [];
  let next: SweepCursor = { kind: "keys" };
  let scanned = 0;
  let left = MAX_REMOVED;
  for (const { channel, record } of store.listChannels(from)) {
    if (scanned++ === MAX_SCANNED) {
      next = { kind: "channels", from: channel };
      break;
    }
    const verdict = judge(store, channel, record, rules, left);
    if (verdict.kind === "retire") retired.push(channel);
    if (verdict.kind !== "update") continue;
    const { first } = verdict.record;
    updated.set(channel, verdict.record);
    removals.push({ channel, from: record.first, to: first });
    left -= first - record.first;
    // There may be more of this one.
    if (left === 0) {
      next = { kind: "channels", from: channel };
      break;
    }
  }
  if (updated.size + retired.length > 0) {
    await store.commit((transaction) => {
      for (const { channel, from: offset, to } of removals) removeMessages(transaction, channel, offset, to);
      for (const [channel, record] of updated) transaction.putChannel(channel, record);
      for (const channel of retired) transaction.removeChannel(channel);
    });
  }
  return { updated, next };
}

function removeMessages(transaction: Transaction, channel: string, from: number, to: number): void {
  for (let offset = from; offset < to; offset++) transaction.removeMessage(channel, offset);
}

async function sweepKeys(store: Store, { nowMs, keyWindowMs }: SweepRules): Promise<Swept> {
  const keys = store.listKeysBefore(nowMs - keyWindowMs, MAX_REMOVED);
  if (keys.length > 0) {
    await store.commit((transaction) => {
      for (const key of keys) transaction.removeKey(key);
    });
  }
  const next: SweepCursor | undefined = keys.length < MAX_REMOVED ? undefined : { kind: "keys" };
  return { updated: new Map(), next };
}
