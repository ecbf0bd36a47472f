import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import type { ServerSignal } from "../generated/frames.ts";
import { findBroken } from "../schema/find-broken.ts";
import { isEqualJson, type JsonObject } from "../schema/json-schema.ts";
import { whyWithout, type Place } from "../subject/subject.ts";
import { show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectError, expectOk, expectSubscribed } from "./expect.ts";
import { openScene } from "./scene.ts";

const whyNot = whyWithout("signals");

const SIGNAL = { requirement: "SIG-3", expected: "the signal" } as const;

/** A signal in a namespace where messages can be published too, with a message event of it. */
function findBoth(context: CaseContext): { readonly place: Place; readonly message: Place } {
  const messageOf = (namespace: string): Place | undefined =>
    context.subject.places.find((each) => each.namespace === namespace);
  const place = context.signalPlace(
    ({ namespace }) => messageOf(namespace) !== undefined,
    "a signal beside a message event",
  );
  return { place, message: messageOf(place.namespace) ?? place };
}

async function join(client: Client, channel: string): Promise<void> {
  expectSubscribed(await client.request({ type: "subscribe", channel }));
}

function demandSame(
  context: CaseContext,
  got: ServerSignal,
  event: string,
  data: JsonObject,
  by: string,
): void {
  const isSame = got.event === event && isEqualJson(got.data, data) && got.by?.user === by;
  context.demand("SIG-3", isSame, show({ event, data, by: { user: by } }), show(got));
}

/** Cases of the feature `signals`. */
export const signalsFeatureCases: readonly Case[] = [
  {
    id: "signals/delivery/subscribers",
    title: "a signal reaches the subscribers of its channel once, its sender among them, and nobody else",
    requirements: ["SIG-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const place = context.signalPlace();
      const channel = context.channel(place.namespace);
      const [alice, bob] = [await context.connect("alice"), await context.connect("bob")];
      const [idle, stranger] = [await context.connect("idle"), await context.connect("stranger")];
      for (const client of [alice, bob]) await join(client, channel);
      await join(stranger, context.channel(place.namespace));
      for (const sender of [alice, idle]) {
        const data = context.payload(place);
        expectOk(await sender.request({ type: "signal", channel, event: place.event, data }));
        for (const client of [alice, bob])
          demandSame(
            context,
            await client.next("signal", channel, SIGNAL),
            place.event,
            data,
            sender.welcome.user,
          );
      }
      for (const client of [alice, bob, idle, stranger]) await client.fence("SIG-3", "each signal once");
    },
  },
  {
    id: "signals/delivery/without-id",
    title: "a signal without id is delivered and not answered",
    requirements: ["SIG-3", "FR-7"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const place = context.signalPlace();
      const channel = context.channel(place.namespace);
      const [alice, bob] = [await context.connect("alice"), await context.connect("bob")];
      await join(bob, channel);
      for (let round = 0; round < 3; round++) {
        const data = context.payload(place);
        alice.send({ type: "signal", channel, event: place.event, data });
        demandSame(context, await bob.next("signal", channel, SIGNAL), place.event, data, alice.welcome.user);
      }
      await alice.fence("FR-7", "no answer to a signal without id");
    },
  },
  {
    id: "signals/delivery/after-unsubscribe",
    title: "no signal follows the ok to an unsubscribe",
    requirements: ["SIG-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const place = context.signalPlace();
      const channel = context.channel(place.namespace);
      const [alice, bob] = [await context.connect("alice"), await context.connect("bob")];
      for (const client of [alice, bob]) await join(client, channel);
      expectOk(await bob.request({ type: "unsubscribe", channel }));
      alice.send({ type: "signal", channel, event: place.event, data: context.payload(place) });
      await alice.next("signal", channel, SIGNAL);
      await bob.fence("SIG-3", "no signal of a channel that was left");
    },
  },
  {
    id: "signals/numbering/not-moved",
    title: "signals move no offsets and are not replayed",
    requirements: ["SIG-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { place, message } = findBoth(context);
      const scene = await openScene(context, message);
      const { channel, subscriber } = scene;
      const alice = await context.connect("alice");
      for (let round = 0; round < 3; round++) {
        alice.send({ type: "signal", channel, event: place.event, data: context.payload(place) });
        await subscriber.next("signal", channel, SIGNAL);
        // It must have the offset next to the one before the signal.
        const id = alice.post({
          type: "publish",
          channel,
          event: message.event,
          data: context.payload(message),
        });
        const reply = await alice.reply(id);
        const { position } = expectOk(reply, "SIG-1");
        context.demand("SIG-1", position?.offset === round + 1, `offset ${round + 1}`, show(reply));
        await scene.follow(position ?? scene.position, "SIG-1");
      }
      const late = await context.connect("late");
      const { position, from } = expectSubscribed(
        await late.request({ type: "subscribe", channel, last: 100 }),
      );
      context.demand("SIG-1", position.offset === 3, "head 3: three messages", show(position));
      await late.messages(channel, position.offset - from, "SIG-1");
      await late.fence("SIG-1", "messages only: signals are not kept");
    },
  },
  {
    id: "signals/faults/wrong-kind",
    title: "a signal event that is published and a message event that is signalled are answered wrong_kind",
    requirements: ["SIG-2", "PUB-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { place, message } = findBoth(context);
      const scene = await openScene(context, message);
      const { channel } = scene;
      const client = await context.connect("alice");
      const wrong = { requirement: "SIG-2", code: "wrong_kind" } as const;
      const published = {
        type: "publish",
        channel,
        event: place.event,
        data: context.payload(place),
      } as const;
      expectError(await client.request(published), wrong);
      if (!message.isOpen) {
        const signal = {
          type: "signal",
          channel,
          event: message.event,
          data: context.payload(message),
        } as const;
        expectError(await client.request(signal), wrong);
        client.send(signal);
        await expectRefusal(client, channel, "SIG-2", "wrong_kind");
      }
      await scene.proveUntouched();
    },
  },
  {
    id: "signals/faults/without-id",
    title: "a refused signal without id is answered by an error with its channel, and reaches nobody",
    requirements: ["FR-7", "SIG-3", "ERR-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const place = context.signalPlace();
      const channel = context.channel(place.namespace);
      const [alice, bob] = [await context.connect("alice"), await context.connect("bob")];
      await join(bob, channel);
      const foreign = "conformance-foreign-7d1f:x";
      alice.send({ type: "signal", channel: foreign, event: place.event, data: {} });
      await expectRefusal(alice, foreign, "FR-7", "unknown_namespace");
      if (context.subject.places.every(({ isOpen, namespace }) => !isOpen || namespace !== place.namespace)) {
        alice.send({ type: "signal", channel, event: "conformance.no_such", data: {} });
        await expectRefusal(alice, channel, "FR-7", "unknown_event");
      }
      const data = { conformance_unforeseen: [null] };
      if (findBroken(place.schema, data).length > 0) {
        alice.send({ type: "signal", channel, event: place.event, data });
        await expectRefusal(alice, channel, "FR-7", "invalid_payload");
      }
      await alice.fence();
      await bob.fence("SIG-3", "nothing of a refused signal");
    },
  },
];

async function expectRefusal(
  client: Client,
  channel: string,
  requirement: string,
  code: string,
): Promise<void> {
  const error = await client.next("error", channel, { requirement, expected: `error ${code} with channel` });
  expectError(error, { requirement, code });
}
