import type { Credential, EngineListener, Revocation } from "../engine.ts";
import { RevocationMemory, toRevocationName } from "../revocation-memory.ts";
import type { Said } from "./feed.ts";
import type { Keys } from "./keys.ts";
import { REVOKE } from "./node-scripts.ts";
import type { Primary } from "./primary.ts";

/** Tokens that are refused, kept in Redis for all nodes; each has a copy, which is asked also while Redis is away. */
export class SharedRevocations {
  readonly #primary: Primary;
  readonly #keys: Keys;
  readonly #nodeId: string;
  readonly #listener: EngineListener;
  readonly #memory = new RevocationMemory();
  readonly #toNow: () => number;

  constructor(primary: Primary, keys: Keys, nodeId: string, listener: EngineListener, toNow: () => number) {
    this.#primary = primary;
    this.#keys = keys;
    this.#nodeId = nodeId;
    this.#listener = listener;
    this.#toNow = toNow;
  }

  /** Whether a token is refused. */
  covers(credential: Credential): boolean {
    return this.#memory.covers(credential, this.#toNow());
  }

  /** Keeps a revocation and tells all nodes; false when Redis could not be asked. */
  async revoke(revocation: Revocation): Promise<boolean> {
    const before = revocation.kind === "user" ? revocation.issuedBeforeMs : 0;
    const said: Said = { by: this.#nodeId, revocation };
    const args = [
      this.#keys.nodes,
      JSON.stringify(said),
      toRevocationName(revocation),
      `${before}`,
      `${revocation.untilMs}`,
    ];
    try {
      await this.#primary.run(REVOKE, [this.#keys.revocations], args);
    } catch {
      return false;
    }
    this.add(revocation);
    return true;
  }

  /** Another node, or this one, has kept a revocation. */
  add(revocation: Revocation): void {
    this.#memory.add(revocation);
    this.#listener.onRevoked(revocation);
  }

  /** Reads all that are kept, tells those that this node had missed, and forgets those that are over. */
  async load(): Promise<void> {
    const entries = (await this.#primary.ask("HGETALL", this.#keys.revocations)) as string[];
    const nowMs = this.#toNow();
    const over: string[] = [];
    for (let index = 0; index < entries.length; index += 2) {
      const name = entries[index] ?? "";
      const revocation = toRevocation(name, entries[index + 1] ?? "");
      if (revocation.untilMs <= nowMs) over.push(name);
      else if (!isSame(this.#memory.preview(revocation), this.#memory.find(name))) this.add(revocation);
    }
    this.#memory.expire(nowMs);
    if (over.length > 0) await this.#primary.ask("HDEL", this.#keys.revocations, ...over);
  }
}

function toRevocation(name: string, value: string): Revocation {
  const [kind, who] = [name.slice(0, name.indexOf(" ")), name.slice(name.indexOf(" ") + 1)];
  const [issuedBeforeMs = 0, untilMs = 0] = value.split(" ").map(Number);
  return kind === "user"
    ? { kind, user: who, issuedBeforeMs, untilMs }
    : { kind: "token", tokenId: who, untilMs };
}

function isSame(one: Revocation, other: Revocation | undefined): boolean {
  const toMoment = (each: Revocation): number => (each.kind === "user" ? each.issuedBeforeMs : 0);
  return other !== undefined && one.untilMs === other.untilMs && toMoment(one) === toMoment(other);
}
