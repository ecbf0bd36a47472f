import { systemClock } from "../../../src/clock.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";

/** An engine whose disk is full while `isFull`. */
export function createFullEngine(): Engine & { isFull: boolean } {
  const inner = createMemoryEngine({ clock: systemClock });
  const full = { kind: "unavailable" } as const;
  return {
    isFull: false,
    name: "full",
    durability: inner.durability,
    keyWindowMs: inner.keyWindowMs,
    start: (listener) => inner.start(listener),
    isReady: () => true,
    append(given) {
      return this.isFull ? full : inner.append(given);
    },
    signal: (channel, bytes) => inner.signal(channel, bytes),
    attach: (channel) => inner.attach(channel),
    detach: (channel) => inner.detach(channel),
    read: (channel, query, limit) => inner.read(channel, query, limit),
    findGap: (channel, after, limit) => inner.findGap(channel, after, limit),
    findLast: (channel, count) => inner.findLast(channel, count),
    trim(channel, upTo) {
      return this.isFull ? full : inner.trim(channel, upTo);
    },
    rewrite(channel, at, rewrite) {
      return this.isFull ? full : inner.rewrite(channel, at, rewrite);
    },
    presence: inner.presence,
    listKept: () => inner.listKept(),
    take: (buckets) => inner.take(buckets),
    revoke(revocation) {
      return !this.isFull && inner.revoke(revocation);
    },
    isRevoked: (credential) => inner.isRevoked(credential),
    notify: (notice) => inner.notify(notice),
    stop: () => inner.stop(),
  };
}
