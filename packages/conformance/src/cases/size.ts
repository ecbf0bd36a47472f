import { setTimeout } from "node:timers/promises";
import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { NotApplicable, show, violate } from "../verdict.ts";
import { crowdedData, nestedData, preferOpenPlace } from "./hostile-text.ts";
import { openScene, type Scene } from "./scene.ts";

const MOST_VALUES = 10_000;
const MOST_DEPTH = 32;
const MOST_STALL_MS = 100;

const PAUSE_MS = 25;

/**
 * How often a stall is measured. The best of them counts: a busy machine is slow at times, a stalling server always. No
 * measurement begins after so long, so that a server that stalls for seconds does not hold up the run.
 */
const STALL_ATTEMPTS = 20;
const STALL_WITHIN_MS = 15_000;

function toText({ channel, place }: Scene, id: number, data: string): string {
  return `{"type":"publish","id":${id},"channel":"${channel}","event":"${place.event}","data":${data}}`;
}

function demandRoom({ subject }: CaseContext, text: string): void {
  const { frameBytes } = subject.welcome.limits;
  if (Buffer.byteLength(text) > frameBytes)
    throw new NotApplicable(`limits.frameBytes of ${frameBytes} lies below`);
}

/** Demands that a publish at the limit is read as a frame: granted, or refused for what the contract says of it. */
async function demandRead(context: CaseContext, scene: Scene, data: string, what: string): Promise<void> {
  const client = await context.connect("alice");
  const id = client.nextId();
  const text = toText(scene, id, data);
  demandRoom(context, text);
  client.sendText(text);
  const reply = await client.reply(id, {
    requirement: "FR-11",
    expected: `ok or invalid_payload for ${what}`,
  });
  if (reply.type === "ok") await scene.subscriber.message(scene.channel);
  else if (reply.type !== "error" || reply.code !== "invalid_payload")
    violate("FR-11", `${what} to be read`, show(reply));
  await client.fence();
}

async function demandClosed(context: CaseContext, scene: Scene, data: string, what: string): Promise<void> {
  const client = await context.connect("mallory");
  await client.fence();
  const text = toText(scene, client.nextId(), data);
  demandRoom(context, text);
  context.trace.add(client.name, "-", what);
  client.sendBytes(Buffer.from(text));
  await client.closed("FR-5", ["bad_frame"]);
}

/** The longest that a bystander waited for an answer while a frame was dealt with that ends its connection. */
async function measureWait(context: CaseContext, text: string): Promise<number> {
  const bystander = await context.connect("bystander");
  const mallory = await context.connect("mallory");
  await bystander.fence();
  mallory.sendBytes(Buffer.from(text));
  let longest = 0;
  // Until the close is here, one ping after the other asks how the server is.
  const untilMs = performance.now() + context.deadlineMs;
  while (mallory.ending === undefined && performance.now() < untilMs) {
    const sentAt = performance.now();
    await bystander.fence();
    longest = Math.max(longest, performance.now() - sentAt);
    // Asking more often would exceed a rate and be slowed for that.
    await setTimeout(PAUSE_MS);
  }
  await mallory.closed("FR-5", ["bad_frame"]);
  await bystander.end();
  return longest;
}

/**
 * The least by which a hostile text made others wait, beyond what they waited for a harmless one of the same length just
 * before: what a busy machine adds, it adds to both.
 */
async function measureStall(context: CaseContext, text: string): Promise<number> {
  const harmless = "!".repeat(text.length);
  const startedAt = performance.now();
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < STALL_ATTEMPTS; attempt++) {
    const control = await measureWait(context, harmless);
    const wait = await measureWait(context, text);
    least = Math.min(least, wait - control);
    if (least <= MOST_STALL_MS || performance.now() - startedAt > STALL_WITHIN_MS) break;
  }
  return Math.round(least);
}

/** Frames beyond [FR-11], as large as frames may be. A server with small frames is not sent those that fit it. */
function listHostile({ subject }: CaseContext, scene: Scene): readonly (readonly [string, string])[] {
  const { frameBytes } = subject.welcome.limits;
  const room = frameBytes - toText(scene, 1, "{}").length - 10;
  const half = Math.floor(room / 2);
  const zeros = `[${"0,".repeat(half - 4)}0]`;
  const crowds: readonly (readonly [string, string])[] = [
    ["a list of very many numbers", zeros],
    ["a publish of very many numbers", toText(scene, 1, `{"a":${zeros}}`)],
  ];
  return [
    ["lists in very many lists", `${"[".repeat(half)}${"]".repeat(half)}`],
    ["a publish of lists in very many lists", toText(scene, 1, nestedData(half))],
    ...(half - 4 > MOST_VALUES ? crowds : []),
  ];
}

/** Frames nested too deep or holding too much. */
export const sizeCases: readonly Case[] = [
  {
    id: "core/size/depth-within",
    title: "a frame that is nested 32 deep is read",
    requirements: ["FR-11"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context, preferOpenPlace(context));
      await demandRead(context, scene, nestedData(MOST_DEPTH), "a frame of depth 32");
    },
  },
  {
    id: "core/size/depth-beyond",
    title: "a frame that is nested deeper than 32 is closed with bad_frame and reaches nobody",
    requirements: ["FR-5", "FR-11", "PUB-6", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context, preferOpenPlace(context));
      await demandClosed(context, scene, nestedData(MOST_DEPTH + 1), "depth 33");
      await demandClosed(context, scene, nestedData(5_000), "depth 5,000");
      await demandClosed(
        context,
        scene,
        `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`,
        "3,000 objects in each other",
      );
      await scene.proveUntouched();
    },
  },
  {
    id: "core/size/values-within",
    title: "a frame that holds 10,000 values is read",
    requirements: ["FR-11"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context, preferOpenPlace(context));
      await demandRead(context, scene, crowdedData(MOST_VALUES), "a frame of 10,000 values");
    },
  },
  {
    id: "core/size/values-beyond",
    title: "a frame that holds more than 10,000 values is closed with bad_frame and reaches nobody",
    requirements: ["FR-5", "FR-11", "PUB-6", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context, preferOpenPlace(context));
      await demandClosed(context, scene, crowdedData(MOST_VALUES + 1), "10,001 values");
      await scene.proveUntouched();
    },
  },
  {
    id: "core/size/no-stall",
    title: "a frame beyond the limits keeps nobody waiting for more than 100 ms",
    requirements: ["FR-5"],
    phase: "scripted",
    company: "alone",
    async run(context) {
      const scene = await openScene(context, preferOpenPlace(context));
      for (const [what, text] of listHostile(context, scene)) {
        const stallMs = await measureStall(context, text);
        context.demand(
          "FR-5",
          stallMs <= MOST_STALL_MS,
          `other connections kept waiting for at most ${MOST_STALL_MS} ms by ${what}`,
          `${stallMs} ms longer than by a harmless text of that length, at best`,
        );
      }
    },
  },
];
