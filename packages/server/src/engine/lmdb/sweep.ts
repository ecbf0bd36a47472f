import type { ChannelRecord, Store } from "./store.ts";

/** Most messages and keys that one sweep removes, so that no transaction grows without bound. */
const MAX_REMOVED = 10_000;

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

/** What a sweep did. */
export interface Swept {
  readonly trimmed: ReadonlyMap<string, ChannelRecord>;
  /** Whether nothing is left to remove now; else another sweep must go on. */
  readonly isDone: boolean;
}

/** Removes messages and keys beyond their age, in one transaction. */
export async function sweep(store: Store, nowMs: number, keyWindowMs: number): Promise<Swept> {
  const trimmed = new Map<string, ChannelRecord>();
  const removals: { readonly channel: string; readonly from: number; readonly to: number }[] = [];
  let left = MAX_REMOVED;
  for (const { channel, record } of store.listChannels()) {
    const first = findFirst(store, channel, record, nowMs, left);
    if (first === record.first) continue;
    left -= first - record.first;
    trimmed.set(channel, { ...record, first });
    removals.push({ channel, from: record.first, to: first });
  }
  const keys = store.listKeysBefore(nowMs - keyWindowMs, MAX_REMOVED);
  const isDone = left > 0 && keys.length < MAX_REMOVED;
  if (removals.length === 0 && keys.length === 0) return { trimmed, isDone };
  await store.commit((transaction) => {
    for (const { channel, from, to } of removals) {
      for (let offset = from; offset < to; offset++) transaction.removeMessage(channel, offset);
    }
    for (const [channel, record] of trimmed) transaction.putChannel(channel, record);
    for (const key of keys) transaction.removeKey(key);
  });
  return { trimmed, isDone };
}
