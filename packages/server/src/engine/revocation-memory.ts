import type { Credential, Revocation } from "./engine.ts";

/** Whether a token falls under a revocation, as long as that is kept. */
export function isRevokedBy(revocation: Revocation, { user, tokenId, issuedAtMs = 0 }: Credential): boolean {
  switch (revocation.kind) {
    case "user":
      return revocation.user === user && issuedAtMs < revocation.issuedBeforeMs;
    case "token":
      return revocation.tokenId === tokenId;
  }
}

/** Name of what a revocation is about: of two with the same name one is kept. */
export function toRevocationName(revocation: Revocation): string {
  return revocation.kind === "user" ? `user ${revocation.user}` : `token ${revocation.tokenId}`;
}

/** Of two revocations of the same name, what both say together. */
function joinRevocations(known: Revocation | undefined, added: Revocation): Revocation {
  if (known === undefined) return added;
  const untilMs = Math.max(known.untilMs, added.untilMs);
  if (known.kind === "user" && added.kind === "user")
    return { ...added, untilMs, issuedBeforeMs: Math.max(known.issuedBeforeMs, added.issuedBeforeMs) };
  return { ...added, untilMs };
}

/** The revocations that are in force. */
export class RevocationMemory {
  readonly #known = new Map<string, Revocation>();

  /** Adds one, and returns what is in force now for whom it is about. */
  add(revocation: Revocation): Revocation {
    const name = toRevocationName(revocation);
    const joined = joinRevocations(this.#known.get(name), revocation);
    this.#known.set(name, joined);
    return joined;
  }

  /** What is in force under a name. */
  find(name: string): Revocation | undefined {
    return this.#known.get(name);
  }

  /** What `add` would make of it. */
  preview(revocation: Revocation): Revocation {
    return joinRevocations(this.#known.get(toRevocationName(revocation)), revocation);
  }

  /** Whether a token is refused at this time (milliseconds since 1970). */
  covers(credential: Credential, nowMs: number): boolean {
    const { user, tokenId } = credential;
    const names = [`user ${user}`, ...(tokenId === undefined ? [] : [`token ${tokenId}`])];
    return names.some((name) => {
      const known = this.#known.get(name);
      return known !== undefined && known.untilMs > nowMs && isRevokedBy(known, credential);
    });
  }

  /** Forgets those whose tokens have all ended, and returns them. */
  expire(nowMs: number): readonly Revocation[] {
    const ended = [...this.#known.values()].filter(({ untilMs }) => untilMs <= nowMs);
    for (const revocation of ended) this.#known.delete(toRevocationName(revocation));
    return ended;
  }
}
