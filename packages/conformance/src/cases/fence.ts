import type { Case } from "../case.ts";
import { expectOk, expectPosition, expectSubscribed } from "./expect.ts";
import { toPublish } from "./scene.ts";

/** The `ok` to a `ping` as a fence. */
export const fenceCases: readonly Case[] = [
  {
    id: "core/fence/after-earlier-replies",
    title: "the ok to a ping follows the replies to all requests before it",
    requirements: ["FR-12", "FR-7"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const client = await context.connect("alice");
      const pings: number[] = [];
      const publishes: number[] = [];
      const subscribes: number[] = [];
      for (let round = 0; round < 8; round++) {
        const channel = context.channel(place.namespace);
        publishes.push(client.post(toPublish(context, place, channel)));
        subscribes.push(client.post({ type: "subscribe", channel }));
        pings.push(client.post({ type: "ping" }));
      }
      // That each ping is answered last is judged as the frames come.
      for (const id of pings) expectOk(await client.reply(id), "FR-12");
      for (const id of publishes) expectPosition(await client.reply(id));
      for (const id of subscribes) expectSubscribed(await client.reply(id));
    },
  },
  {
    id: "core/fence/no-position",
    title: "the ok to a ping says nothing but ok",
    requirements: ["FR-12"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      const { position, duplicate } = expectOk(await client.request({ type: "ping" }), "FR-12");
      context.demand(
        "FR-12",
        position === undefined && duplicate === undefined,
        "ok and id alone",
        "more members",
      );
    },
  },
];
