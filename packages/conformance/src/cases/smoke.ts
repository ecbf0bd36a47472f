import type { Case } from "../case.ts";
import { openScene } from "./scene.ts";

/** Cases on which all others rest, in their order: who does not welcome a client cannot be judged further. */
export const GATES: readonly string[] = ["core/smoke/welcome", "core/smoke/survey"];

/** Whether there is a Parlance server at all. */
export const smokeCases: readonly Case[] = [
  {
    id: "core/smoke/welcome",
    title: "hello is answered with welcome, and ping with ok",
    requirements: ["HS-1", "HS-5", "FR-1"],
    phase: "smoke",
    async run(context) {
      const client = await context.connect("alice");
      await client.fence();
    },
  },
  {
    id: "core/smoke/survey",
    title: "each namespace of the contract answers a subscribe with what is allowed there",
    requirements: ["FR-7", "SUB-9"],
    phase: "smoke",
    async run(context) {
      const client = await context.connect("survey");
      await context.survey(client);
      await client.fence();
    },
  },
  {
    id: "core/smoke/talk",
    title: "a message that one connection publishes reaches another that is subscribed",
    requirements: ["SUB-1", "PUB-1", "FR-7"],
    phase: "smoke",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      await scene.publish(publisher);
      await scene.publish(publisher);
      await scene.subscriber.fence("SUB-3", "two messages");
    },
  },
];
