import type { Case } from "../case.ts";
import { createGuestSecret, type CaseContext } from "../context.ts";
import { closeCodes } from "../generated/codes.ts";
import type { Position, ServerFrame } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { crashScripts } from "../script/script-arbitrary.ts";
import { searchScripts } from "../script/search.ts";
import { isDurable, whyWithout, type Place } from "../subject/subject.ts";
import { show } from "../verdict.ts";
import { expectOk, expectPosition, expectSubscribed } from "./expect.ts";
import { createKey, openScene, toPublish } from "./scene.ts";

const BURST = 30;

/** Scripts with a crash take as long as the server takes to start. */
const RUNS = 0.05;
const WITHIN_MS = 20_000;

function durablePlace(context: CaseContext): Place {
  return context.place(
    ({ namespace }) => isDurable(context.subject, namespace),
    "a namespace with durability disk or replicated",
  );
}

/** What is kept of a channel, from the start: by recovery, which a durable server owes. */
async function readBack(context: CaseContext, channel: string, epoch: string, offset: number): Promise<void> {
  const client = await context.connect("after");
  const position = { epoch, offset: 0 };
  const reply = expectSubscribed(await client.request({ type: "subscribe", channel, position }), "PUB-11");
  const isWhole =
    reply.recovery === "full" && reply.position.epoch === epoch && reply.position.offset >= offset;
  context.demand("PUB-11", isWhole, `full up to offset ${offset} of ${epoch}`, show(reply));
  // That each holds what was published is judged as it comes: the book of the case knows every ack.
  await client.messages(channel, reply.position.offset, "PUB-11");
}

const lifeCases: readonly Case[] = [
  {
    id: "core/crash/no-false-continuity",
    title: "after a crash an old position is answered full only when everything after it is there",
    requirements: ["REC-6", "REC-3"],
    phase: "crash",
    async run(context) {
      context.demandOwned();
      const scene = await openScene(context);
      await scene.publishMany(await context.connect("alice"), 5);
      const { channel, position } = scene;
      await context.crash();
      const client = await context.connect("returning");
      const reply = expectSubscribed(await client.request({ type: "subscribe", channel, position }));
      const isSame = reply.position.epoch === position.epoch;
      const isKept = isSame && reply.position.offset >= position.offset;
      context.demand(
        "REC-6",
        !isSame || isKept,
        `another epoch, or a head of ${position.offset}`,
        show(reply),
      );
      context.demand("REC-3", reply.recovery === "gap" || isKept, "gap", show(reply));
      context.remark(
        `after a crash the last acked message of ${scene.place.namespace} is ${isKept ? "there" : "gone"}`,
      );
    },
  },
  {
    id: "core/crash/acked-survives",
    title:
      "with durability disk, every message that was acked before a crash in mid-burst is there afterwards",
    requirements: ["PUB-11"],
    phase: "crash",
    inapplicable: whyWithout("recovery"),
    async run(context) {
      context.demandOwned();
      const scene = await openScene(context, durablePlace(context));
      const { channel, place } = scene;
      const acked: Position[] = [];
      const publisher = await context.connect("alice", {
        onFrame: (frame: ServerFrame) => {
          if (frame.type === "ok" && frame.position !== undefined) acked.push(frame.position);
        },
      });
      const first = publisher.post(toPublish(context, place, channel));
      for (let index = 1; index < BURST; index++) publisher.post(toPublish(context, place, channel));
      expectPosition(await publisher.reply(first));
      await context.crash();
      const newest = acked.at(-1) ?? scene.position;
      await readBack(context, channel, newest.epoch, newest.offset);
    },
  },
  {
    id: "idempotency/crash/keys-survive",
    title: "with durability disk, a key is recognised after a crash",
    requirements: ["PUB-3", "PUB-11"],
    phase: "crash",
    inapplicable: whyWithout("idempotency"),
    async run(context) {
      context.demandOwned();
      const place = durablePlace(context);
      const channel = context.channel(place.namespace);
      const hello = context.hasToken ? {} : { hello: { guest: createGuestSecret() } };
      const publish = { ...toPublish(context, place, channel), key: createKey(context) };
      const before = await context.connect("before", hello);
      const first = expectPosition(await before.request(publish));
      await context.crash();
      const after = await context.connect("after", hello);
      const { position, duplicate } = expectOk(await after.request(publish), "PUB-3");
      const isFirst = duplicate === true && isEqualJson(position, first);
      context.demand("PUB-3", isFirst, `duplicate at ${show(first)}`, show({ position, duplicate }));
    },
  },
  {
    id: "core/crash/drain",
    title: "a server that is told to stop drains its connections and closes them with draining",
    requirements: ["CLS-2", "CLS-1"],
    phase: "crash",
    async run(context) {
      context.demandOwned();
      let isWarned = false;
      const place = context.place();
      const channel = context.channel(place.namespace);
      const client = await context.connect("alice", {
        onFrame: (frame) => {
          if (frame.type === "drain") isWarned = true;
        },
      });
      expectPosition(await client.request(toPublish(context, place, channel)));
      const ended = client.closed("CLS-2", ["draining"], DRAIN_MS);
      await Promise.all([ended, context.stopInGoodOrder()]);
      context.demand("CLS-2", isWarned, "drain before the close", `close ${closeCodes.draining} alone`);
    },
  },
];

/** A server may give its clients a while to move. */
const DRAIN_MS = 15_000;

const scriptCase: Case = {
  id: "recovery/crash/histories",
  title: "whatever several clients do while the server crashes and comes back, what they see shows no damage",
  requirements: ["REC-1", "REC-3", "REC-6", "SUB-3", "PUB-11"],
  phase: "crash",
  inapplicable: whyWithout("recovery"),
  async run(context) {
    context.demandOwned();
    const logged = context.place(({ isLogged }) => isLogged, "a namespace that keeps its messages");
    const place =
      context.subject.places.find(({ namespace }) => isDurable(context.subject, namespace)) ?? logged;
    const runs = Math.max(1, Math.round(context.wantedRuns * RUNS));
    await searchScripts(context, crashScripts(place), { runs, withinMs: WITHIN_MS });
  },
};

/** What a crash, or a stop in good order, may do: only where the suite started the server. */
export const crashCases: readonly Case[] = [...lifeCases, scriptCase];
