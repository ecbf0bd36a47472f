import type { Clock } from "../clock.ts";
import type { Position } from "../generated/frames.ts";
import type { Appended, IdempotencyKey } from "./engine.ts";

/** Keys that are remembered at most; above it the older half is forgotten before its time. */
const MAX_KEYS = 1_000_000;

interface Remembered {
  readonly digest: string;
  readonly position: Position;
}

/**
 * Remembers keys in memory for at least a window and at most two, in two generations that take turns.
 */
export class KeyMemory {
  readonly #clock: Clock;
  readonly #windowMs: number;
  #young = new Map<string, Remembered>();
  #old = new Map<string, Remembered>();
  #turnedMs: number;

  constructor(clock: Clock, windowMs: number) {
    this.#clock = clock;
    this.#windowMs = windowMs;
    this.#turnedMs = clock.elapsed();
  }

  /** What a publish with this key is: a repeat, a misuse, or, when undefined, the first. */
  find(channel: string, { user, key, digest }: IdempotencyKey): Appended | undefined {
    this.#turn();
    const name = toName(channel, user, key);
    const known = this.#young.get(name) ?? this.#old.get(name);
    if (known === undefined) return undefined;
    return known.digest === digest ? { kind: "duplicate", position: known.position } : { kind: "keyReused" };
  }

  /** Remembers what a key stands for. */
  remember(channel: string, { user, key, digest }: IdempotencyKey, position: Position): void {
    this.#young.set(toName(channel, user, key), { digest, position });
  }

  #turn(): void {
    const now = this.#clock.elapsed();
    const age = now - this.#turnedMs;
    if (age < this.#windowMs && this.#young.size < MAX_KEYS / 2) return;
    this.#old = age < 2 * this.#windowMs ? this.#young : new Map<string, Remembered>();
    this.#young = new Map();
    this.#turnedMs = now;
  }
}

/** No part can contain a line break, so no two triples have the same name. */
function toName(channel: string, user: string, key: string): string {
  return `${channel}\n${user}\n${key}`;
}
