import type { Case } from "../case.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { hasFeature } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import { expectError, expectPosition, expectSubscribed } from "./expect.ts";
import { createKey, openScene, toPublish } from "./scene.ts";

const BURST = 20;

/** The ack, the order and the echo of what is published. */
export const publishCases: readonly Case[] = [
  {
    id: "core/publish/ack-position",
    title: "the ok to a publish carries the position at which subscribers receive the message",
    requirements: ["PUB-1", "PUB-9", "SUB-3"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      await scene.publishMany(await context.connect("alice"), 3);
      await scene.publishMany(await context.connect("bob"), 2);
      await scene.subscriber.fence("SUB-3", "each message once");
    },
  },
  {
    id: "core/publish/order",
    title: "publishes of one connection, sent without waiting, take their offsets in the order sent",
    requirements: ["PUB-2", "PUB-1", "SUB-2", "SUB-3"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      const sent = Array.from({ length: BURST }, () => toPublish(context, scene.place, scene.channel));
      const ids = sent.map((publish) => publisher.post(publish));
      let offset = scene.position.offset;
      for (const id of ids) {
        const position = expectPosition(await publisher.reply(id));
        context.demand(
          "PUB-2",
          position.offset === offset + 1,
          `offset ${offset + 1} for publish ${id}`,
          show(position),
        );
        offset = position.offset;
      }
      const received = await scene.subscriber.messages(scene.channel, BURST, "PUB-1");
      for (const [index, { data }] of received.entries()) {
        const wanted = sent[index]?.data;
        context.demand(
          "PUB-2",
          isEqualJson(data, wanted),
          `${show(wanted)} as number ${index + 1}`,
          show(data),
        );
      }
    },
  },
  {
    id: "core/publish/many-publishers",
    title: "all subscribers see one line of messages from many publishers, each at the acked offset",
    requirements: ["SUB-3", "SUB-4", "SUB-5", "PUB-1", "PUB-2"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const clients = await Promise.all([1, 2, 3].map((number) => context.connect(`client-${number}`)));
      for (const client of clients) expectSubscribed(await client.request({ type: "subscribe", channel }));
      const posted = clients.map((client) =>
        Array.from({ length: 10 }, () => client.post(toPublish(context, place, channel))),
      );
      const acked = new Set<number>();
      for (const [index, client] of clients.entries()) {
        let previous = 0;
        for (const id of posted[index] ?? []) {
          const { offset } = expectPosition(await client.reply(id));
          context.demand("PUB-2", offset > previous, `an offset above ${previous}`, String(offset));
          context.demand("PUB-1", !acked.has(offset), "an offset of its own", `${offset} twice`);
          acked.add(offset);
          previous = offset;
        }
      }
      for (const client of clients) await client.messages(channel, acked.size);
    },
  },
  {
    id: "core/publish/own-message",
    title: "a subscribed publisher receives its own message, with its key, user and data",
    requirements: ["PUB-7", "PUB-9", "PUB-1"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const client = await context.connect("alice");
      expectSubscribed(await client.request({ type: "subscribe", channel }));
      for (const more of [{ key: createKey(context) }, {}, { key: createKey(context) }]) {
        const publish = { ...toPublish(context, place, channel), ...more };
        const id = client.post(publish);
        const { frame } = await client.message(channel, "PUB-7");
        const { offset } = expectPosition(await client.reply(id));
        context.demand("PUB-1", frame.offset === offset, `offset ${offset}`, `offset ${frame.offset}`);
        context.demand(
          "PUB-7",
          frame.key === publish.key,
          `key ${String(publish.key)}`,
          `key ${String(frame.key)}`,
        );
        context.demand("PUB-9", isEqualJson(frame.data, publish.data), show(publish.data), show(frame.data));
        const { user, connection } = client.welcome;
        context.demand("PUB-9", frame.by?.user === user, `by.user ${user}`, show(frame.by ?? "no by"));
        const isOwn = frame.by?.connection === undefined || frame.by.connection === connection;
        context.demand("PUB-9", isOwn, `by.connection ${connection}`, show(frame.by));
      }
    },
  },
  {
    id: "core/publish/unsubscribed-publisher",
    title: "a publisher that is not subscribed is acked and receives no message",
    requirements: ["SUB-1", "PUB-1"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      await publisher.fence("SUB-1", "no message: it never subscribed");
    },
  },
  {
    id: "core/publish/channels-apart",
    title: "each channel has a line of its own",
    requirements: ["SUB-1", "SUB-3", "PUB-1"],
    phase: "scripted",
    async run(context) {
      const first = await openScene(context);
      const second = await openScene(context, first.place);
      const publisher = await context.connect("alice");
      for (let round = 0; round < 3; round++) {
        await first.publish(publisher);
        await second.publish(publisher);
      }
      await first.subscriber.fence("SUB-1", "only messages of its channel");
      await second.subscriber.fence("SUB-1", "only messages of its channel");
    },
  },
  {
    id: "core/publish/empty-object",
    title: "data may be an empty object where the contract allows it",
    requirements: ["PUB-9", "FR-1"],
    phase: "scripted",
    async run(context) {
      const place = context.place(({ isOpen }) => isOpen, "a namespace that allows any event");
      const scene = await openScene(context, place);
      await scene.publish(await context.connect("alice"), { data: {} });
    },
  },
  {
    id: "core/publish/same-key-twice",
    title: "a key that is used again by a server without idempotency is one more message",
    requirements: ["PUB-7", "PUB-1"],
    phase: "scripted",
    inapplicable: (subject) => (hasFeature(subject, "idempotency") ? "the server keeps keys" : undefined),
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      const key = createKey(context);
      await scene.publish(publisher, { key });
      await scene.publish(publisher, { key });
    },
  },
  {
    id: "core/publish/unknown-event",
    title: "an event that the namespace does not declare is refused and reaches nobody",
    requirements: ["PUB-6"],
    phase: "scripted",
    async run(context) {
      const { contract, places } = context.subject;
      const closed = (namespace: string): boolean =>
        contract.ok && contract.value.namespaces[namespace]?.anyEvent !== true;
      if (!places.some(({ namespace }) => closed(namespace)))
        throw new NotApplicable("every namespace allows any event");
      const scene = await openScene(
        context,
        context.place(({ namespace }) => closed(namespace)),
      );
      const client = await context.connect("mallory");
      await scene.publish(client);
      for (const event of ["no.such.event.7d1f", "constructor", "to_string"]) {
        // Data that fits no schema either: the event is judged first.
        const reply = await client.request({
          type: "publish",
          channel: scene.channel,
          event,
          data: { unforeseen: [] },
        });
        expectError(reply, { requirement: "PUB-6", code: "unknown_event" });
      }
      await scene.proveUntouched();
    },
  },
  {
    id: "core/publish/signal-event",
    title: "an event that is a signal cannot be published",
    requirements: ["PUB-6"],
    phase: "scripted",
    async run(context) {
      const { contract, places } = context.subject;
      const signals = places.flatMap((place) => {
        const events = contract.ok ? (contract.value.namespaces[place.namespace]?.events ?? {}) : {};
        const event = Object.keys(events).find((name) => events[name]?.kind === "signal");
        return event === undefined ? [] : [{ place, event }];
      });
      const [found] = signals;
      if (found === undefined)
        throw new NotApplicable("the contract declares no signal where this user may publish");
      const scene = await openScene(context, found.place);
      const client = await context.connect("mallory");
      const { channel } = scene;
      for (const data of [{}, { unforeseen: [] }]) {
        const reply = await client.request({ type: "publish", channel, event: found.event, data });
        expectError(reply, { requirement: "PUB-6", code: "wrong_kind" });
      }
      await scene.proveUntouched();
    },
  },
];
