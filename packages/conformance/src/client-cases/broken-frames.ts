import { listBases } from "../cases/payload.ts";
import type { ClientCase } from "../client-case.ts";
import type { DriverValue } from "../driver/driver-lines.ts";
import type { ServerFrame } from "../generated/frames.ts";
import { serverSchemas } from "../generated/schemas.ts";
import { createProbes, type Probe } from "../schema/create-probes.ts";
import { findBroken } from "../schema/find-broken.ts";
import { existsAt, isObject, type JsonObject } from "../schema/json-schema.ts";
import type { DrivenClient } from "../stage/driven-client.ts";
import type { Peer } from "../stage/peer.ts";
import type { Stage } from "../stage/stage.ts";
import { HarnessFault, show, violate } from "../verdict.ts";
import { CHANNEL, connectClient, openScene, type Scene } from "./scene.ts";

/** Frames that may come at any time. Others are tried where they are waited for; `ping` demands nothing. */
const TYPES = [
  "message",
  "signal",
  "subscribed",
  "unsubscribed",
  "ok",
  "error",
  "members",
  "presence",
  "reauthenticate",
  "rebase",
  "drain",
] as const;

/** Members that make a frame mean something to the client: what is not broken about it is right. */
const MEANT: JsonObject = { id: 2_000_000_000, channel: CHANNEL, event: "said", data: { text: "broken" } };
const MEANT_SIGNAL: JsonObject = { ...MEANT, event: "typing", data: {} };

/** Whether the frame is broken for a client too, which ignores members and types that it does not know ([CLI-1]). */
function isFault({ side, keyword, location }: Probe): boolean {
  return side === "outside" && keyword !== "additionalProperties" && location !== "/type";
}

/** Frames of a server that break exactly one constraint of their schema, one or more for each. */
export function listBrokenFrames(type: string): readonly Probe[] {
  const schema = serverSchemas[type];
  if (schema === undefined) throw new HarnessFault(`no schema of a server frame ${type}`);
  const meant = type === "signal" ? MEANT_SIGNAL : MEANT;
  const bases = listBases(schema)
    .map((base) => ({
      ...base,
      ...Object.fromEntries(Object.entries(meant).filter(([name]) => existsAt(base, `/${name}`))),
    }))
    .filter((base) => findBroken(schema, base).length === 0);
  const seen = new Set<string>();
  return createProbes(schema, bases)
    .filter(isFault)
    .filter(({ value, constraint }) => isObject(value) && !seen.has(constraint) && seen.add(constraint));
}

/** The broken frame where the next message of the line would come. */
function place(type: string, { value, location }: Probe, offset: number): string {
  const frame = value as JsonObject;
  const isNumbered = type === "message" && location !== "/offset" && "offset" in frame;
  return JSON.stringify(isNumbered ? { ...frame, offset } : frame);
}

/** The connection on which the client is now: who gives one up over a broken frame may go on with the next. */
interface Present {
  peer: Peer;
}

/** Serves every further connection of the client, until the case is over. */
async function serveNext(stage: Stage, present: Present): Promise<void> {
  for (;;) {
    await present.peer.ended({ requirement: "CLI-7", expected: "", withinMs: 600_000 });
    const peer = await stage.reconnect("CLI-7");
    await peer.greet();
    stage.serve(peer);
    present.peer = peer;
  }
}

/** Sends a broken frame, and demands that the application gets nothing of it, and the message behind it. */
async function demandNothing(
  { client, line }: Scene,
  { peer }: Present,
  type: string,
  probe: Probe,
): Promise<void> {
  const what = `${type} with ${probe.what} at ${probe.location || "its top"}`;
  const text = `behind ${what}`;
  peer.sendText(place(type, probe, line.head.offset + 1));
  const message = line.add(text);
  peer.send(message);
  const expected = `the message behind a ${what} handed over next`;
  const handed = await client.handedOver(CHANNEL, message.offset, { requirement: "CLI-7", expected });
  const told = handed.data["text"] === text ? client.unread.find(({ event }) => event !== "state") : handed;
  if (told !== undefined) violate("CLI-7", `nothing handed over of a ${what}`, show(told));
}

function toCase(type: string): ClientCase {
  return {
    id: `client/broken/${type}`,
    title: `nothing is handed over of a ${type} that breaks one constraint of its schema, and the client goes on`,
    requirements: ["CLI-7"],
    phase: "boundary",
    async run(stage) {
      const scene = await openScene(stage);
      const present: Present = { peer: scene.peer };
      // Ends with the case, whose fault it then reports.
      serveNext(stage, present).catch(() => {});
      for (const probe of listBrokenFrames(type)) await demandNothing(scene, present, type, probe);
      await stage.demandAlive("CLI-7");
    },
  };
}

const welcomeCase: ClientCase = {
  id: "client/broken/welcome",
  title:
    "a welcome that breaks one constraint of its schema is no welcome, and the client goes on with a good one",
  requirements: ["CLI-7"],
  phase: "boundary",
  async run(stage) {
    const client = stage.client();
    let peer = await stage.accept();
    for (const probe of listBrokenFrames("welcome")) {
      const hello = await peer.hello();
      peer.sendText(JSON.stringify(probe.value));
      peer.welcome({}, hello);
      const isGivenUp = await Promise.race([
        peer.ended({ requirement: "CLI-7", expected: "" }).then(() => true),
        peer.settle("CLI-7").then(() => false),
      ]);
      if (!isGivenUp) peer.cut();
      peer = await stage.reconnect("CLI-7", `the client to go on behind a welcome with ${probe.what}`);
    }
    await peer.greet();
    stage.serve(peer);
    await client.done(client.subscribe(CHANNEL), { requirement: "CLI-7", expected: "subscribe to succeed" });
  },
};

/** A request of the client, and what a good server answers: what the application is told must be of that. */
interface Exchange {
  readonly slug: string;
  readonly type: "ok" | "page" | "result";
  readonly request: "publish" | "history" | "call";
  readonly ask: (client: DrivenClient) => number;
  readonly good: (id: number) => ServerFrame;
  readonly isOfGood: (value: DriverValue) => boolean;
}

const EXCHANGES: readonly Exchange[] = [
  {
    slug: "acks",
    type: "ok",
    request: "publish",
    ask: (client) => client.publish(CHANNEL, "tea"),
    good: (id) => ({ type: "ok", id, position: { epoch: "good", offset: 7 } }),
    isOfGood: ({ position }) => position === undefined || position.epoch === "good",
  },
  {
    slug: "page",
    type: "page",
    request: "history",
    ask: (client) => client.history(CHANNEL, "backward", 2),
    good: (id) => ({
      type: "page",
      id,
      channel: CHANNEL,
      epoch: "good",
      first: 1,
      head: 0,
      more: false,
      messages: [],
    }),
    isOfGood: ({ messages = [] }) => messages.length === 0,
  },
  {
    slug: "result",
    type: "result",
    request: "call",
    ask: (client) => client.call("echo", { text: "tea" }),
    good: (id) => ({ type: "result", id, data: { text: "good" } }),
    isOfGood: ({ data }) => data?.["text"] === "good",
  },
];

/** Each answer comes broken first, and then as it should be. */
function toReplyCase({ slug, type, request, ask, good, isOfGood }: Exchange): ClientCase {
  return {
    id: `client/broken/${slug}`,
    title: `nothing is told of a ${type} to a ${request} that breaks one constraint of its schema, and the client goes on`,
    requirements: ["CLI-7"],
    phase: "boundary",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      const present: Present = { peer };
      serveNext(stage, present).catch(() => {});
      const probes = listBrokenFrames(type).filter(({ value }) => isObject(value) && "id" in value);
      for (const { value, what, location } of probes.filter((probe) => probe.location !== "/id")) {
        const here = present.peer;
        here.answer = (asked) => {
          if (asked.type !== request) return;
          here.sendText(JSON.stringify({ ...(value as JsonObject), id: asked.id }));
          here.send(good(asked.id));
        };
        const expected = `an end of the ${request} that got a ${type} with ${what} at ${location || "its top"}`;
        const outcome = await client.outcome(ask(client), { requirement: "CLI-7", expected });
        const isServedElsewhere = present.peer !== here;
        if (outcome.event === "done" && !isServedElsewhere && !isOfGood(outcome.value))
          violate("CLI-7", `nothing told of a ${type} with ${what}`, show(outcome.value));
      }
    },
  };
}

/** Frames of a server that break exactly one constraint: of none may anything reach the application. */
export const brokenFrameClientCases: readonly ClientCase[] = [
  ...TYPES.map((type) => toCase(type)),
  welcomeCase,
  ...EXCHANGES.map(toReplyCase),
];
