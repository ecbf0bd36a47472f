import type { Case } from "../case.ts";
import { createGuestSecret, type CaseContext } from "../context.ts";
import type { Subscribed } from "../generated/frames.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectPosition, expectSubscribed } from "./expect.ts";
import { openScene, toPublish } from "./scene.ts";

/** Subscribes a new connection and takes in what is replayed to it. */
async function subscribeLast(
  context: CaseContext,
  channel: string,
  last: number,
): Promise<{ readonly client: Client; readonly subscribed: Subscribed; readonly replayed: number }> {
  const client = await context.connect(`last-${last}`);
  const subscribed = expectSubscribed(await client.request({ type: "subscribe", channel, last }), "SUB-6");
  const replayed = subscribed.position.offset - subscribed.from;
  await client.messages(channel, replayed, "SUB-6");
  return { client, subscribed, replayed };
}

/** The beginning of a subscription, and what follows. */
export const subscribeCases: readonly Case[] = [
  {
    id: "core/subscribe/fresh-channel",
    title: "subscribed tells the head of a channel that nobody used: offset 0, nothing replayed",
    requirements: ["SUB-1", "SUB-3"],
    phase: "scripted",
    async run(context) {
      const { namespace } = context.place();
      const client = await context.connect("alice");
      const reply = await client.request({ type: "subscribe", channel: context.channel(namespace) });
      const { position, from, recovery } = expectSubscribed(reply);
      const isFresh = position.offset === 0 && from === 0 && recovery === "fresh";
      context.demand("SUB-3", isFresh, "offset 0, from 0, fresh", show({ position, from, recovery }));
      await client.fence();
    },
  },
  {
    id: "core/subscribe/head",
    title: "a later subscriber is told the head and receives what is published after it",
    requirements: ["SUB-1", "SUB-3", "SUB-4", "SUB-5"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 3);
      const late = await context.connect("late");
      const { position } = expectSubscribed(
        await late.request({ type: "subscribe", channel: scene.channel }),
      );
      const isHead = position.offset === scene.position.offset && position.epoch === scene.position.epoch;
      context.demand("SUB-3", isHead, `the head ${show(scene.position)}`, show(position));
      await scene.publishMany(publisher, 3);
      await late.messages(scene.channel, 3);
    },
  },
  {
    id: "core/subscribe/before-messages",
    title: "subscribed comes before every message while others publish without pause",
    requirements: ["SUB-1", "SUB-3", "SUB-4", "SUB-5"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const publisher = await context.connect("alice");
      const readers = await Promise.all([1, 2, 3].map((number) => context.connect(`reader-${number}`)));
      const posted = Array.from({ length: 10 }, () => publisher.post(toPublish(context, place, channel)));
      const subscribed = Promise.all(readers.map((reader) => reader.request({ type: "subscribe", channel })));
      posted.push(...Array.from({ length: 10 }, () => publisher.post(toPublish(context, place, channel))));
      for (const id of posted) expectPosition(await publisher.reply(id));
      for (const [index, reply] of (await subscribed).entries()) {
        const { position } = expectSubscribed(reply);
        await readers[index]?.messages(channel, posted.length - position.offset);
      }
    },
  },
  {
    id: "core/subscribe/again",
    title: "a subscribe to a channel that is subscribed already replaces the subscription",
    requirements: ["SUB-8", "SUB-3"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      const { subscriber, channel } = scene;
      const again = expectSubscribed(await subscriber.request({ type: "subscribe", channel }), "SUB-8");
      const isHead = again.position.offset === scene.position.offset && again.from === scene.position.offset;
      context.demand("SUB-8", isHead, `position and from at the head ${scene.position.offset}`, show(again));
      await scene.publishMany(publisher, 2);
      await subscriber.fence("SUB-8", "each message once");
    },
  },
  {
    id: "core/subscribe/again-at-once",
    title: "subscribing again between publishes of one connection neither doubles nor loses a message",
    requirements: ["SUB-8", "SUB-2", "SUB-3", "PUB-7"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const client = await context.connect("alice");
      const subscribes: number[] = [];
      const publishes: number[] = [];
      for (let round = 0; round < 4; round++) {
        subscribes.push(client.post({ type: "subscribe", channel }));
        publishes.push(client.post(toPublish(context, place, channel)));
      }
      for (const [round, id] of subscribes.entries()) {
        const { position } = expectSubscribed(await client.reply(id), "SUB-8");
        context.demand("SUB-2", position.offset === round, `the head at ${round}`, show(position));
      }
      for (const id of publishes) expectPosition(await client.reply(id));
      await client.messages(channel, publishes.length, "SUB-8");
      await client.fence("SUB-8", "each message once");
    },
  },
  {
    id: "core/subscribe/after-all-left",
    title: "a channel that everybody left goes on where it was, or under another epoch",
    requirements: ["SUB-4", "SUB-3", "PUB-1"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const { channel, position, subscriber, place } = scene;
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      await subscriber.request({ type: "unsubscribe", channel });
      await subscriber.end();
      const late = await context.connect("late");
      const { position: head } = expectSubscribed(await late.request({ type: "subscribe", channel }));
      const isNew = head.epoch !== position.epoch;
      const wanted = show(scene.position);
      context.demand(
        "SUB-4",
        isNew || head.offset === scene.position.offset,
        `the head ${wanted}, or another epoch`,
        show(head),
      );
      const next = expectPosition(await publisher.request(toPublish(context, place, channel)));
      const isNext = next.epoch === head.epoch && next.offset === head.offset + 1;
      context.demand("PUB-1", isNext, `the offset after ${show(head)}`, show(next));
      await late.message(channel);
    },
  },
  {
    id: "core/subscribe/two-connections-of-a-user",
    title: "two connections of one user have subscriptions of their own",
    requirements: ["SUB-3", "SUB-1", "SUB-5", "HS-8"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const hello = context.hasToken ? {} : { hello: { guest: createGuestSecret() } };
      const first = await context.connect("first", hello);
      const second = await context.connect("second", hello);
      const { channel } = scene;
      for (const client of [first, second])
        expectSubscribed(await client.request({ type: "subscribe", channel }));
      await scene.publish(first);
      for (const client of [first, second]) await client.message(channel);
      await first.request({ type: "unsubscribe", channel });
      await scene.publish(first);
      await second.message(channel);
      await first.fence("SUB-1", "nothing of the channel that it left");
    },
  },
  {
    id: "core/subscribe/last",
    title: "last: n replays the newest messages that are kept, at most n",
    requirements: ["SUB-6", "SUB-8", "SUB-5", "SUB-3"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      const published = 5;
      await scene.publishMany(publisher, published);
      const all = await subscribeLast(context, scene.channel, 500);
      const clients = [all.client];
      context.demand(
        "SUB-6",
        all.replayed <= published,
        `at most ${published} replayed`,
        show(all.subscribed),
      );
      for (const last of [0, 1, 2, published]) {
        const { client, replayed, subscribed } = await subscribeLast(context, scene.channel, last);
        clients.push(client);
        const wanted = Math.min(last, all.replayed);
        context.demand(
          "SUB-6",
          replayed === wanted,
          `${wanted} replayed with last ${last}`,
          show(subscribed),
        );
      }
      const request = { type: "subscribe", channel: scene.channel, last: 2 } as const;
      const again = expectSubscribed(await all.client.request(request), "SUB-8");
      const anew = again.position.offset - again.from;
      const wanted = Math.min(2, all.replayed);
      context.demand("SUB-6", anew === wanted, `${wanted} replayed to who subscribes anew`, show(again));
      await all.client.messages(scene.channel, anew, "SUB-6");
      await scene.publishMany(publisher, 1);
      for (const client of clients) await client.messages(scene.channel, 1);
    },
  },
  {
    id: "core/subscribe/allowed",
    title: "allowed is what is granted: a verb in it is not answered forbidden, a verb outside it is",
    requirements: ["SUB-7", "PRM-1"],
    phase: "scripted",
    async run(context) {
      const { contract, granted } = context.subject;
      if (!contract.ok) throw new NotApplicable(contract.reason);
      const client = await context.connect("alice");
      for (const { namespace, allowed } of granted) {
        if (allowed === undefined) continue;
        const channel = context.channel(namespace);
        const { allowed: told } = expectSubscribed(await client.request({ type: "subscribe", channel }));
        context.demand("SUB-7", told.includes("subscribe"), "subscribe among allowed", show(told));
        const request = { type: "publish", channel, event: "no.such.event.7d1f", data: {} } as const;
        const reply = await client.request(request);
        const isForbidden = reply.type === "error" && reply.code === "forbidden";
        const mayPublish = told.includes("publish");
        const expected = mayPublish
          ? `publish in ${namespace} not forbidden`
          : `publish in ${namespace} forbidden`;
        context.demand("SUB-7", isForbidden !== mayPublish, expected, show(reply));
        if (reply.type === "ok") await client.message(channel);
      }
    },
  },
];
