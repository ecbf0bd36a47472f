import type { Case } from "../case.ts";
import { NotApplicable, show } from "../verdict.ts";
import { expectError } from "./expect.ts";
import { openScene } from "./scene.ts";

/** A namespace that no contract has by chance. */
const FOREIGN = "conformance-foreign-7d1f";

/** What is not there or not granted. */
export const permissionCases: readonly Case[] = [
  {
    id: "core/permissions/unknown-namespace",
    title: "a channel whose namespace is not in the contract is refused with unknown_namespace",
    requirements: ["PRM-3", "PUB-6"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      const unknown = { requirement: "PRM-3", code: "unknown_namespace" } as const;
      for (const channel of [FOREIGN, `${FOREIGN}:x`, "constructor:x"]) {
        expectError(await client.request({ type: "subscribe", channel }), unknown);
        // Neither the event nor the data fits anything: the namespace is judged first.
        const publish = {
          type: "publish",
          channel,
          event: "no.such.event",
          data: { unforeseen: [] },
        } as const;
        expectError(await client.request(publish), unknown);
      }
      await client.fence();
    },
  },
  {
    id: "core/permissions/forbidden-alike",
    title: "what is not granted is refused with forbidden, alike for used and unused channels",
    requirements: ["PRM-1", "SUB-7"],
    phase: "scripted",
    async run(context) {
      const { granted } = context.subject;
      const denied = granted.find(({ allowed }) => allowed?.includes("publish") !== true);
      if (denied === undefined)
        throw new NotApplicable("this user may subscribe and publish in every namespace");
      const client = await context.connect("alice");
      const channel = context.channel(denied.namespace);
      const ask = async (): Promise<string> => {
        const verb = denied.allowed === undefined ? "subscribe" : "publish";
        const request =
          verb === "subscribe"
            ? ({ type: "subscribe", channel } as const)
            : ({ type: "publish", channel, event: "no.such.event", data: {} } as const);
        const { id: _, ...error } = expectError(await client.request(request), {
          requirement: "PRM-1",
          code: "forbidden",
        });
        return show(error);
      };
      const first = await ask();
      const second = await ask();
      context.demand("PRM-1", first === second, first, second);
    },
  },
  {
    id: "core/permissions/names-are-exact",
    title: "a channel is used under exactly its name: another case or a segment more is another channel",
    requirements: ["SUB-1", "PUB-6"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const client = await context.connect("alice");
      const { place, channel } = scene;
      const others = [`${channel}:x`, channel.replace(":c-", ":C-"), `${channel}.`, channel.slice(0, -1)];
      for (const other of others.filter((each) => each !== channel)) {
        const reply = await client.request({
          type: "publish",
          channel: other,
          event: place.event,
          data: context.payload(place),
        });
        const isSettled = reply.type === "ok" || (reply.type === "error" && reply.code === "forbidden");
        context.demand("FR-7", isSettled, `ok, or forbidden, for ${other}`, show(reply));
      }
      await scene.proveUntouched();
    },
  },
];
