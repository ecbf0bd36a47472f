import { setTimeout } from "node:timers/promises";
import type { Case } from "../case.ts";
import type { Subject } from "../subject/subject.ts";
import type { Client } from "../wire/client.ts";
import { expectOk } from "./expect.ts";

/** What a loaded machine may add to a timer before the suite calls it late. */
const SLACK_MS = 1_000;

function silenceMs({ welcome }: Subject): number {
  return welcome.heartbeat.intervalMs + welcome.heartbeat.graceMs;
}

/** The latest moment of the close: PROTOCOL [HB-2] allows 20 % more than interval and grace. */
function latestCloseMs(subject: Subject): number {
  return silenceMs(subject) * 1.2 + SLACK_MS;
}

/** How long the first ping of a connection may take. */
function observedMs({ welcome }: Subject): number {
  return welcome.heartbeat.intervalMs * 1.1 + SLACK_MS;
}

async function demandAlive(client: Client): Promise<void> {
  const alive = { requirement: "HB-2", expected: "the connection to stay open" };
  expectOk(await client.reply(client.post({ type: "ping" }), alive), "HB-2");
}

/** Signs of life, by the timers of the server. */
export const heartbeatCases: readonly Case[] = [
  {
    id: "core/heartbeat/ping-in-time",
    title: "the server pings within its interval and 10 %",
    requirements: ["HB-1"],
    phase: "scripted",
    needsMs: observedMs,
    async run(context) {
      const client = await context.connect("alice");
      const { intervalMs } = context.subject.welcome.heartbeat;
      const expected = `a ping within ${intervalMs} ms + 10 %`;
      await client.pinged({ requirement: "HB-1", expected, withinMs: observedMs(context.subject) });
    },
  },
  {
    id: "core/heartbeat/silence",
    title:
      "a client that sends nothing at all is closed with heartbeat_timeout, not before interval and grace",
    requirements: ["HB-2", "CLS-1"],
    phase: "scripted",
    needsMs: latestCloseMs,
    async run(context) {
      const client = await context.connect("silent", { answersPings: false });
      const silentSince = performance.now();
      await client.closed("HB-2", ["heartbeat_timeout"], latestCloseMs(context.subject));
      const tookMs = Math.round(performance.now() - silentSince);
      const leastMs = silenceMs(context.subject);
      // The server may have set its clock at the arrival of hello, a little before welcome came back.
      const isPatient = tookMs >= leastMs - Math.min(SLACK_MS, leastMs / 4);
      context.demand("HB-2", isPatient, `${leastMs} ms of silence before the close`, `${tookMs} ms`);
    },
  },
  {
    id: "core/heartbeat/any-frame-is-life",
    title: "a client that sends any frame once in each interval stays, though it never answers a ping",
    requirements: ["HB-2"],
    phase: "scripted",
    needsMs: latestCloseMs,
    async run(context) {
      const client = await context.connect("alice", { answersPings: false });
      const untilMs = performance.now() + latestCloseMs(context.subject);
      const pauseMs = context.subject.welcome.heartbeat.intervalMs * 0.8;
      while (performance.now() < untilMs) {
        await demandAlive(client);
        await setTimeout(Math.min(pauseMs, Math.max(0, untilMs - performance.now())));
      }
      await demandAlive(client);
    },
  },
];
