import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import type { Subject } from "../subject/subject.ts";
import { listInboxes, payloadErrorsPerMinute } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectError, expectOk, expectSubscribed } from "./expect.ts";

/** How long the server may take to read so many frames, with as much again for what else it does. */
function readingMs({ welcome }: Subject, frames: number): number {
  return (frames / welcome.limits.framesPerSecond) * 2_000 + 1_000;
}

/** Above so many faults a minute, a case would only measure how fast the suite is. */
const MOST_FAULTS = 5_000;

/** Requests of the flood: well above what a second allows, and never so many that the suite itself is the bottleneck. */
function floodSize({ welcome }: Subject): number {
  const { framesPerSecond, inFlight } = welcome.limits;
  return Math.min(2_000, Math.max(framesPerSecond * 4, inFlight * 2));
}

async function refuseTimes(client: Client, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const id = client.nextId();
    client.sendText(JSON.stringify({ type: "ping", id, unforeseen: true }));
    expectError(await client.reply(id, { requirement: "LIM-3", withinMs: 10_000 }), {
      requirement: "LIM-3",
      code: "invalid_frame",
    });
  }
}

async function demandFloodAnswered(
  context: CaseContext,
  client: Client,
  ids: readonly number[],
): Promise<void> {
  const withinMs = readingMs(context.subject, ids.length);
  for (const id of ids) {
    const reply = await client.replyOrEnding(id, "LIM-4", withinMs);
    if (!("type" in reply)) {
      context.demand(
        "LIM-4",
        reply.code === 4104,
        "rate_limited (4104), if it closes",
        `close ${reply.code}`,
      );
      return;
    }
    if (reply.type !== "error") continue;
    expectError(reply, { requirement: "LIM-4", code: "rate_limited" });
    context.demand("LIM-4", reply.afterMs !== undefined, "afterMs with rate_limited", show(reply));
  }
}

/** What a connection may use, and what becomes of more. */
export const limitCases: readonly Case[] = [
  {
    id: "core/limits/subscriptions",
    title: "a subscribe above limits.subscriptions is refused, and there is room again after an unsubscribe",
    requirements: ["LIM-1", "SUB-8"],
    phase: "scripted",
    needsMs: (subject) => readingMs(subject, subject.welcome.limits.subscriptions),
    async run(context) {
      const { namespace } = context.place();
      const client = await context.connect("alice");
      // Inboxes, to which the server subscribes its users by itself, take room too.
      const most = client.welcome.limits.subscriptions - listInboxes(context.subject).length;
      const withinMs = readingMs(context.subject, most);
      const channels = Array.from({ length: most }, () => context.channel(namespace));
      const ids = channels.map((channel) => client.post({ type: "subscribe", channel }));
      for (const id of ids)
        expectSubscribed(await client.reply(id, { requirement: "LIM-1", withinMs }), "LIM-1");
      const extra = context.channel(namespace);
      const above = { requirement: "LIM-1", code: "too_many_subscriptions" } as const;
      expectError(await client.request({ type: "subscribe", channel: extra }), above);
      const [first = extra, second = extra] = channels;
      // A channel that is subscribed already takes no more room.
      expectSubscribed(await client.request({ type: "subscribe", channel: second }), "SUB-8");
      expectOk(await client.request({ type: "unsubscribe", channel: first }));
      expectSubscribed(await client.request({ type: "subscribe", channel: extra }), "LIM-1");
    },
  },
  {
    id: "core/limits/flood",
    title:
      "frames sent faster than the limits allow are read slowly, refused with afterMs or end in rate_limited, none is lost",
    requirements: ["LIM-4", "FR-7", "FR-12"],
    phase: "scripted",
    needsMs: (subject) => readingMs(subject, floodSize(subject)),
    async run(context) {
      const client = await context.connect("flood");
      const ids = Array.from({ length: floodSize(context.subject) }, () => client.post({ type: "ping" }));
      await demandFloodAnswered(context, client, ids);
    },
  },
  {
    id: "core/limits/payload-errors",
    title: "too_many_errors comes after more refusals than a minute allows, and never before",
    requirements: ["LIM-3", "CLS-1"],
    phase: "scripted",
    needsMs: (subject) => readingMs(subject, payloadErrorsPerMinute(subject)),
    async run(context) {
      if (!context.subject.info.ok)
        throw new NotApplicable(`the number is not known: ${context.subject.info.reason}`);
      const most = payloadErrorsPerMinute(context.subject);
      if (most > MOST_FAULTS)
        throw new NotApplicable(`${most} faults a minute are more than this check sends`);
      const client = await context.connect("mallory");
      await refuseTimes(client, most);
      await client.fence("LIM-3", `no close before ${most} errors are exceeded`);
      const id = client.nextId();
      client.sendText(JSON.stringify({ type: "ping", id, unforeseen: true }));
      const reply = await client.replyOrEnding(id, "LIM-3");
      const isEnded = !("type" in reply) || (await client.isEndedSoon());
      context.advise(
        "LIM-3",
        isEnded,
        `close 4405 after ${most + 1} errors within a minute`,
        "the connection stays open",
      );
      if (isEnded) await client.closed("LIM-3", ["too_many_errors"]);
    },
  },
];
