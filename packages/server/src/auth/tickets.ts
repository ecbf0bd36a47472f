import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { closeWith } from "../errors.ts";
import type { Authenticator, Identity } from "./authenticator.ts";
import { toGrantedIdentity } from "./granted-identity.ts";
import type { Grant } from "./grants.ts";

/** How every ticket begins, so that a token can be told from one. */
const PREFIX = "ticket.";
/** Tickets that wait to be used; beyond it the oldest is forgotten. */
const MAX_WAITING = 100_000;

/** Whom a ticket lets in, and for how long it can be used. */
export interface TicketContent {
  readonly user: string;
  readonly grants: readonly Grant[];
  readonly ttlMs: number;
}

/** A ticket as its issuer gets it. */
export interface IssuedTicket {
  readonly ticket: string;
  /** Until when it can be used, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a text is a ticket, used or not, and no token. */
export function isTicket(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Tickets of this server, each good for one connection (PROTOCOL [AU-5]). They are kept in memory alone. */
export class Tickets {
  readonly #clock: Clock;
  /** In the order in which they were issued. */
  readonly #waiting = new Map<string, { readonly identity: Identity; readonly expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes a ticket of 192 random bits. */
  issue({ user, grants, ttlMs }: TicketContent): IssuedTicket {
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined && this.#waiting.size >= MAX_WAITING) this.#waiting.delete(oldest);
    const ticket = PREFIX + randomBytes(24).toString("base64url");
    const issuedAtMs = this.#clock.now();
    const expiresAt = issuedAtMs + ttlMs;
    // What is revoked of a user before this moment is no reason to refuse it.
    const identity = { ...toGrantedIdentity(user, grants, undefined), issuedAtMs };
    this.#waiting.set(ticket, { identity, expiresAt });
    return { ticket, expiresAt };
  }

  /** Who comes with a ticket; undefined when it was used, has expired, or never was. */
  redeem(ticket: string): Identity | undefined {
    const found = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    return found === undefined || found.expiresAt < this.#clock.now() ? undefined : found.identity;
  }
}

/** Lets in who has a ticket; whoever else comes is judged by another authenticator. */
export function withTickets(inner: Authenticator, tickets: Tickets): Authenticator {
  return {
    isAuthentication: inner.isAuthentication,
    authenticate(hello) {
      const { token } = hello;
      if (token === undefined || !isTicket(token)) return inner.authenticate(hello);
      return (
        tickets.redeem(token) ?? closeWith("token_invalid", "the ticket was used, has expired, or never was")
      );
    },
  };
}
