import { setTimeout as pause } from "node:timers/promises";
import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import type { ClientFrame } from "../generated/frames.ts";
import type { ContractRate } from "../subject/contract.ts";
import type { Place, Subject } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import type { Reply, Request } from "../wire/request.ts";
import { expectError, expectOk, expectSubscribed } from "./expect.ts";

/** Something with a rate, and how many of it a client must send, as fast as it may, to exceed that. */
interface Rated {
  readonly place: Place;
  readonly type: "publish" | "signal";
  readonly rates: readonly ContractRate[];
  readonly count: number;
}

/** Sent beyond what a rate takes. */
const BEYOND = 5;
/** Longer pauses than this are not waited for. */
const PATIENCE_MS = 5_000;
/** Time that frames may take on their way. */
const MARGIN_MS = 50;
/** Part of the frames that a connection may send: what is refused here is not refused for being too fast. */
const CALM = 0.8;

function paceOf({ welcome }: Subject): number {
  return welcome.limits.framesPerSecond * CALM;
}

/** How many frames exceed a rate at the pace of a calm client; none do where it is slower than the rate. */
function countBeyond({ burst, perMinute }: ContractRate, pace: number): number {
  const share = perMinute / 60 / pace;
  return share < 1 ? Math.ceil(burst / (1 - share)) + BEYOND : Number.POSITIVE_INFINITY;
}

function toRated(subject: Subject, place: Place, type: Rated["type"]): Rated | undefined {
  if (!subject.contract.ok) return undefined;
  const namespace = subject.contract.value.namespaces[place.namespace];
  const ofEvent = place.isOpen ? undefined : namespace?.events[place.event]?.rate;
  const rates = [namespace?.rates?.[type], ofEvent].filter((rate) => rate !== undefined);
  const count = Math.min(...rates.map((rate) => countBeyond(rate, paceOf(subject))));
  return Number.isFinite(count) ? { place, type, rates, count } : undefined;
}

/** What exceeds its rate soonest. */
function findRated(subject: Subject): Rated | undefined {
  const all = [
    ...subject.places.map((place) => toRated(subject, place, "publish")),
    ...subject.signals.map((place) => toRated(subject, place, "signal")),
  ].filter((rated) => rated !== undefined);
  return all.toSorted((a, b) => a.count - b.count)[0];
}

/** How much the rates allow within a time, from the moment at which nothing was used. */
function mostWithin({ rates }: Rated, elapsedMs: number): number {
  return Math.min(...rates.map(({ burst, perMinute }) => burst + (elapsedMs * perMinute) / 60_000));
}

function isRefused(reply: Reply): boolean {
  return reply.type === "error" && reply.code === "rate_limited";
}

/** Sends one after the other, no faster than a calm client, and tells how many were granted. */
async function speakTooMuch(
  context: CaseContext,
  client: Client,
  rated: Rated,
  toRequest: () => Request,
): Promise<{ readonly granted: number; readonly refused: Reply | undefined }> {
  const stepMs = 1_000 / paceOf(context.subject);
  const beganMs = performance.now();
  let granted = 0;
  let refused: Reply | undefined;
  for (let sent = 0; sent < rated.count; sent++) {
    const reply = await client.request(toRequest());
    const most = mostWithin(rated, performance.now() - beganMs) + 1;
    if (isRefused(reply)) refused = reply;
    else {
      expectOk(reply, "LIM-5");
      granted++;
      context.demand("LIM-5", granted <= most, `rate_limited after ${Math.floor(most)}`, `ok to ${granted}`);
    }
    const dueMs = beganMs + (sent + 1) * stepMs - performance.now();
    if (dueMs > 0) await pause(dueMs);
  }
  return { granted, refused };
}

/** A user who keeps to the burst is not refused. A token is one user for the whole run, who may have used it up. */
function demandBurst(context: CaseContext, { rates }: Rated, granted: number): void {
  const least = Math.min(...rates.map(({ burst }) => burst));
  if (!context.hasToken)
    context.demand("LIM-5", granted >= least, `${least} granted at once`, `${granted} granted`);
}

async function receive(client: Client, channel: string, { type }: Rated, count: number): Promise<void> {
  if (type === "publish") await client.messages(channel, count, "LIM-5");
  else
    for (let index = 0; index < count; index++)
      await client.next("signal", channel, { requirement: "LIM-5", expected: "what was granted" });
}

/** Sends a signal that nobody is told of, at a moment at which the rate allows none for a while. */
async function speakUnanswered(
  eager: Client,
  watcher: Client,
  channel: string,
  rated: Rated,
  toRequest: () => Request,
): Promise<void> {
  let granted = 0;
  for (let tried = 0; tried < 20; tried++) {
    const reply = await eager.request(toRequest());
    if (reply.type === "ok") granted++;
    if (reply.type !== "error" || (reply.afterMs ?? 0) < MARGIN_MS) continue;
    eager.send(toRequest() as ClientFrame);
    break;
  }
  await eager.fence("SIG-4", "no answer to a signal without id above its rate");
  await receive(watcher, channel, rated, granted);
  await watcher.fence("SIG-4", "no signal above the rate");
}

/** What was refused is granted once its time is over; false where that is not waited for. */
async function isGrantedLater(eager: Client, toRequest: () => Request): Promise<boolean> {
  const reply = await eager.request(toRequest());
  if (reply.type !== "error") return true;
  const { afterMs = 0 } = reply;
  if (afterMs > PATIENCE_MS) return false;
  await pause(afterMs + MARGIN_MS);
  expectOk(await eager.request(toRequest()), "ERR-1");
  return true;
}

/** Rates that the contract states. */
export const rateCases: readonly Case[] = [
  {
    id: "core/rates/beyond",
    title:
      "what goes beyond a rate of the contract is refused with afterMs and reaches nobody, what keeps to it is granted",
    requirements: ["LIM-5", "SIG-4", "ERR-1"],
    phase: "scripted",
    needsMs: (subject) => ((findRated(subject)?.count ?? 0) / paceOf(subject)) * 1_500,
    async run(context) {
      const rated = findRated(context.subject);
      if (rated === undefined)
        throw new NotApplicable("the contract states no rate that a calm client can exceed");
      const { place, type } = rated;
      const channel = context.channel(place.namespace);
      const [eager, watcher] = [await context.connect("eager"), await context.connect("watcher")];
      expectSubscribed(await watcher.request({ type: "subscribe", channel }));
      const toRequest = (): Request => ({ type, channel, event: place.event, data: context.payload(place) });
      const { granted, refused } = await speakTooMuch(context, eager, rated, toRequest);
      demandBurst(context, rated, granted);
      if (refused === undefined) throw new NotApplicable("the server answers too slowly to exceed a rate");
      const { retryable, afterMs } = expectError(refused, { requirement: "LIM-5", code: "rate_limited" });
      context.demand("LIM-5", afterMs !== undefined, "afterMs with rate_limited", show(refused));
      context.demand("ERR-1", retryable, "retryable: true", show(refused));
      await receive(watcher, channel, rated, granted);
      await watcher.fence("LIM-5", "nothing of what was refused");
      if (type === "signal") await speakUnanswered(eager, watcher, channel, rated, toRequest);
      if (await isGrantedLater(eager, toRequest)) await receive(watcher, channel, rated, 1);
    },
  },
];
