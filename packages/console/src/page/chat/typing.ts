import { joinNames } from "./company.ts";

/** Who is writing, and until when that is believed (milliseconds since 1970), by user. */
export type Typing = ReadonlyMap<string, number>;

/** How often somebody who writes says so, at most. */
const TYPING_EVERY_MS = 2500;

/** How long somebody is believed to be writing after they said so. */
const TYPING_LASTS_MS = 4000;

/** Nobody is writing. */
export const nobodyTyping: Typing = new Map();

/** Somebody has just said that they are writing. */
export function addTyping(typing: Typing, user: string, nowMs: number): Typing {
  return new Map(typing).set(user, nowMs + TYPING_LASTS_MS);
}

/** Somebody writes no more: what they wrote has come, or they have gone. */
export function dropTyping(typing: Typing, user: string | undefined): Typing {
  if (user === undefined || !typing.has(user)) return typing;
  return new Map([...typing].filter(([each]) => each !== user));
}

/** Forgets those who have not said for too long that they are writing. */
export function expireTyping(typing: Typing, nowMs: number): Typing {
  const kept = [...typing].filter(([, untilMs]) => untilMs > nowMs);
  return kept.length === typing.size ? typing : new Map(kept);
}

/** Whether it is time to say again that one is writing; `lastMs` is when it was said before. */
export function isTypingDue(lastMs: number | undefined, nowMs: number): boolean {
  return lastMs === undefined || nowMs - lastMs >= TYPING_EVERY_MS;
}

/** Says who is writing; empty when nobody is. */
export function toTypingText(names: readonly string[]): string {
  if (names.length === 0) return "";
  if (names.length > 3) return "Several people are writing…";
  return `${joinNames(names)} ${names.length === 1 ? "is" : "are"} writing…`;
}
