import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import type { Position, Subscribed } from "../generated/frames.ts";
import { whyWithout } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectOk, expectPosition, expectSubscribed } from "./expect.ts";
import { openScene, toPublish, type Scene } from "./scene.ts";
import { openTrimmed } from "./trimmed-scene.ts";

const whyNot = whyWithout("recovery");

function openLogged(context: CaseContext): Promise<Scene> {
  return openScene(
    context,
    context.place(({ isLogged }) => isLogged, "a namespace that keeps its messages"),
  );
}

/** Subscribes with a position that must be honoured, and takes in what was missed. */
async function recover(
  context: CaseContext,
  client: Client,
  channel: string,
  position: Position,
): Promise<Subscribed> {
  const reply = expectSubscribed(await client.request({ type: "subscribe", channel, position }), "REC-1");
  const isFull = reply.recovery === "full" && reply.from === position.offset;
  context.demand("REC-1", isFull, `full from ${position.offset}`, show(reply));
  await client.messages(channel, reply.position.offset - reply.from, "REC-1");
  return reply;
}

/** The feature `recovery`: a position continues the line. */
export const recoveryFeatureCases: readonly Case[] = [
  {
    id: "recovery/position/missed-messages",
    title: "who comes back with a position receives what was missed, once and as the others received it",
    requirements: ["REC-1", "SUB-5", "SUB-4"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      const seen = scene.position;
      await scene.publishMany(publisher, 5);
      for (const position of [seen, { ...seen, offset: 0 }]) {
        const client = await context.connect(`from-${position.offset}`);
        const { position: head } = await recover(context, client, scene.channel, position);
        context.demand("REC-1", head.offset === scene.position.offset, show(scene.position), show(head));
        await scene.publish(publisher);
        await client.messages(scene.channel, 1);
        expectOk(await client.request({ type: "unsubscribe", channel: scene.channel }));
      }
    },
  },
  {
    id: "recovery/position/nothing-missed",
    title: "a position at the head is answered full and nothing follows",
    requirements: ["REC-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      await scene.publishMany(await context.connect("alice"), 3);
      const client = await context.connect("returning");
      await recover(context, client, scene.channel, scene.position);
      await client.fence("REC-1", "nothing: nothing was missed");
    },
  },
  {
    id: "recovery/position/of-an-empty-channel",
    title: "the position of a channel on which nothing was published is honoured",
    requirements: ["REC-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      const client = await context.connect("returning");
      await recover(context, client, scene.channel, scene.position);
      await scene.publishMany(await context.connect("alice"), 2);
      await client.messages(scene.channel, 2);
    },
  },
  {
    id: "recovery/position/from-unsubscribe",
    title: "the position of an unsubscribe continues the line on the same connection",
    requirements: ["REC-1", "SUB-9"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      const publisher = await context.connect("alice");
      const { channel, subscriber } = scene;
      const client = await context.connect("reader");
      expectSubscribed(await client.request({ type: "subscribe", channel }));
      await scene.publishMany(publisher, 2);
      await client.messages(channel, 2);
      const left =
        expectOk(await client.request({ type: "unsubscribe", channel })).position ?? scene.position;
      await scene.publishMany(publisher, 3);
      await recover(context, client, channel, left);
      await client.fence("REC-1", "each missed message once");
      await subscriber.fence();
    },
  },
  {
    id: "recovery/position/cut",
    title: "who was cut off in mid-stream misses nothing",
    requirements: ["REC-1", "SUB-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      const publisher = await context.connect("alice");
      const first = await context.connect("first");
      const { channel } = scene;
      expectSubscribed(await first.request({ type: "subscribe", channel }));
      await scene.publish(publisher);
      const { frame } = await first.message(channel);
      first.cut();
      await scene.publishMany(publisher, 4);
      const second = await context.connect("second");
      await recover(context, second, channel, { epoch: scene.position.epoch, offset: frame.offset });
    },
  },
  {
    id: "recovery/position/trimmed",
    title:
      "a position before messages that are no longer kept is answered gap, and nothing up to the head follows",
    requirements: ["REC-2", "REC-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, position } = await openTrimmed(context);
      const client = await context.connect("returning");
      const request = { type: "subscribe", channel, position: { ...position, offset: 1 } } as const;
      const reply = expectSubscribed(await client.request(request), "REC-2");
      await client.messages(channel, reply.position.offset - reply.from, "REC-3");
      if (reply.recovery === "full") throw new NotApplicable("the server keeps more than its contract says");
      context.demand("REC-2", reply.reason !== undefined, "gap and a reason", show(reply));
      await client.fence("REC-2", "no message up to the head");
    },
  },
  {
    id: "recovery/position/gap",
    title: "a position that cannot be honoured is answered gap with a reason, and only last replays anything",
    requirements: ["REC-2", "REC-3", "SUB-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 3);
      const { position, channel } = scene;
      const foreign = { epoch: "conformance.no-such-epoch", offset: 1 };
      for (const [index, each] of [foreign, { ...position, offset: position.offset + 1 }].entries()) {
        for (const last of [undefined, 2]) {
          const client = await context.connect(`returning-${index}-${last ?? 0}`);
          const request = { type: "subscribe", channel, position: each } as const;
          const reply = expectSubscribed(
            await client.request(last === undefined ? request : { ...request, last }),
            "REC-2",
          );
          const isGap = reply.recovery === "gap" && reply.reason !== undefined;
          context.demand("REC-2", isGap, `gap and a reason for ${show(each)}`, show(reply));
          await client.messages(channel, reply.position.offset - reply.from, "SUB-6");
          await client.fence(
            "REC-2",
            `no message up to the head${last === undefined ? "" : " but the last 2"}`,
          );
          await client.end();
        }
      }
    },
  },
  {
    id: "recovery/position/while-publishing",
    title: "messages that are published while a subscribe is in progress come once",
    requirements: ["REC-4", "REC-1", "SUB-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openLogged(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 5);
      const seen = { ...scene.position, offset: 1 };
      const { channel, place } = scene;
      const readers = await Promise.all([1, 2, 3].map((number) => context.connect(`reader-${number}`)));
      const before = Array.from({ length: 8 }, () => publisher.post(toPublish(context, place, channel)));
      const asked = readers.map((reader) => reader.request({ type: "subscribe", channel, position: seen }));
      const replies = Promise.all(asked);
      replies.catch(() => {}); // It is told below, unless something else fails before.
      const after = Array.from({ length: 8 }, () => publisher.post(toPublish(context, place, channel)));
      for (const id of [...before, ...after]) await scene.follow(expectPosition(await publisher.reply(id)));
      for (const [index, reply] of (await replies).entries()) {
        const { recovery } = expectSubscribed(reply, "REC-1");
        context.demand("REC-1", recovery === "full", "full", recovery);
        await readers[index]?.messages(channel, scene.position.offset - seen.offset, "REC-4");
      }
    },
  },
];
