import type { Case } from "../case.ts";
import { show } from "../verdict.ts";
import { expectOk, expectPosition, expectSubscribed } from "./expect.ts";
import { openScene, toPublish } from "./scene.ts";

/** The end of a subscription. */
export const unsubscribeCases: readonly Case[] = [
  {
    id: "core/unsubscribe/silence-after",
    title:
      "after the ok to unsubscribe no message of the channel comes, and its position is the last delivered",
    requirements: ["SUB-1", "SUB-9"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      const reader = await context.connect("reader");
      const { channel } = scene;
      expectSubscribed(await reader.request({ type: "subscribe", channel }));
      await scene.publishMany(publisher, 2);
      await reader.messages(channel, 2);
      const { position } = expectOk(await reader.request({ type: "unsubscribe", channel }), "SUB-9");
      const isLast = position?.offset === scene.position.offset && position.epoch === scene.position.epoch;
      context.demand("SUB-9", isLast, show(scene.position), show(position ?? "no position"));
      await scene.publishMany(publisher, 2);
      await reader.fence("SUB-1", "nothing of a channel after the ok to unsubscribe");
    },
  },
  {
    id: "core/unsubscribe/nothing-delivered",
    title: "where nothing was delivered, the position of unsubscribe is the sync point",
    requirements: ["SUB-9"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      await scene.publishMany(await context.connect("alice"), 2);
      const reader = await context.connect("reader");
      const { channel } = scene;
      const subscribed = expectSubscribed(await reader.request({ type: "subscribe", channel }));
      const { position } = expectOk(await reader.request({ type: "unsubscribe", channel }), "SUB-9");
      const isSync =
        position?.offset === subscribed.position.offset && position.epoch === subscribed.position.epoch;
      context.demand("SUB-9", isSync, show(subscribed.position), show(position ?? "no position"));
    },
  },
  {
    id: "core/unsubscribe/not-subscribed",
    title: "unsubscribing from a channel that was not subscribed is no fault and has no position",
    requirements: ["SUB-9", "FR-7"],
    phase: "scripted",
    async run(context) {
      const { namespace } = context.place();
      const channel = context.channel(namespace);
      const client = await context.connect("alice");
      for (let count = 0; count < 2; count++) {
        const { position } = expectOk(await client.request({ type: "unsubscribe", channel }), "SUB-9");
        context.demand("SUB-9", position === undefined, "ok without position", show(position));
      }
      const foreign = "conformance-foreign-7d1f:x";
      expectOk(await client.request({ type: "unsubscribe", channel: foreign }), "SUB-9");
      expectSubscribed(await client.request({ type: "subscribe", channel }));
      expectOk(await client.request({ type: "unsubscribe", channel }));
      const { position } = expectOk(await client.request({ type: "unsubscribe", channel }), "SUB-9");
      context.demand("SUB-9", position === undefined, "ok without position", show(position));
    },
  },
  {
    id: "core/unsubscribe/namespace-alone",
    title: "a namespace without a segment is a channel too",
    requirements: ["SUB-9", "FR-1"],
    phase: "scripted",
    async run(context) {
      const { namespace } = context.place();
      const client = await context.connect("alice");
      // Nothing is published here, nor subscribed to: others may be using this channel.
      expectOk(await client.request({ type: "unsubscribe", channel: namespace }), "SUB-9");
    },
  },
  {
    id: "core/unsubscribe/at-once",
    title: "subscribe, publish, unsubscribe and publish take effect in the order sent, without waiting",
    requirements: ["SUB-2", "SUB-1", "SUB-9", "PUB-2"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const client = await context.connect("alice");
      const publish = (): number => client.post(toPublish(context, place, channel));
      const before = publish();
      const subscribe = client.post({ type: "subscribe", channel });
      const during = [publish(), publish()];
      const unsubscribe = client.post({ type: "unsubscribe", channel });
      const after = publish();
      for (const id of [before, ...during, after]) expectPosition(await client.reply(id));
      const { position } = expectSubscribed(await client.reply(subscribe));
      context.demand("SUB-2", position.offset === 1, "a head of 1: one publish came before", show(position));
      const left = expectOk(await client.reply(unsubscribe));
      context.demand("SUB-2", left.position?.offset === 3, "a last position of 3", show(left));
      await client.messages(channel, 2, "SUB-2");
      await client.fence("SUB-2", "the two messages between subscribe and unsubscribe");
    },
  },
  {
    id: "core/unsubscribe/other-channels-stay",
    title: "unsubscribing from one channel leaves the others as they were",
    requirements: ["SUB-3", "SUB-1"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const other = context.channel(scene.place.namespace);
      expectSubscribed(await scene.subscriber.request({ type: "subscribe", channel: other }));
      expectOk(await scene.subscriber.request({ type: "unsubscribe", channel: other }));
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      expectPosition(await publisher.request(toPublish(context, scene.place, other)));
      await scene.subscriber.fence("SUB-1", "nothing of the channel that was left");
    },
  },
];
