import type { Case } from "../case.ts";
import { createGuestSecret, type CaseContext } from "../context.ts";
import type { Subscribed } from "../generated/frames.ts";
import { hasFeature, listInboxes, type Subject } from "../subject/subject.ts";
import { listPlaces } from "../subject/survey.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectError, expectPosition, expectSubscribed } from "./expect.ts";

function whyNot(subject: Subject): string | undefined {
  return listInboxes(subject).length > 0 ? undefined : "the contract declares no inbox";
}

/** The subscription to the own inbox. It must stand right behind welcome, so that it has come when a ping is answered. */
async function enter(client: Client, namespace: string): Promise<Subscribed> {
  await client.fence();
  const channel = `${namespace}:${client.welcome.user}`;
  const expected = `subscribed for ${channel} right behind welcome`;
  return client.joined(channel, { requirement: "INB-1", expected, withinMs: 1 });
}

/** Two connections of one user, with the inbox of each namespace. */
async function connectTwice(context: CaseContext): Promise<readonly [Client, Client]> {
  const options = context.hasToken ? {} : { hello: { guest: createGuestSecret() } };
  return [await context.connect("first", options), await context.connect("second", options)];
}

/** Cases of namespaces that are declared as inbox. */
export const inboxFeatureCases: readonly Case[] = [
  {
    id: "inbox/own/subscribed-by-server",
    title: "every connection is subscribed to the inbox of its user right behind welcome",
    requirements: ["INB-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      for (const client of await connectTwice(context)) {
        for (const namespace of listInboxes(context.subject)) await enter(client, namespace);
      }
    },
  },
  {
    id: "inbox/own/delivered",
    title:
      "what is published to an inbox reaches every connection of its user, and may be recovered by position",
    requirements: ["INB-1", "SUB-3", "PUB-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { contract } = context.subject;
      const [first, second] = await connectTwice(context);
      for (const namespace of listInboxes(context.subject)) {
        const { channel, position, allowed } = await enter(first, namespace);
        await enter(second, namespace);
        const [place] = contract.ok ? listPlaces(contract.value, [namespace]) : [];
        if (place === undefined || !allowed.includes("publish"))
          throw new NotApplicable(`this user may not publish to ${namespace}`);
        const publish = {
          type: "publish",
          channel,
          event: place.event,
          data: context.payload(place),
        } as const;
        const acked = expectPosition(await first.request(publish));
        for (const client of [first, second]) {
          const { frame } = await client.message(channel, "INB-1");
          context.demand("PUB-1", frame.offset === acked.offset, `offset ${acked.offset}`, show(frame));
        }
        const anew = expectSubscribed(
          await second.request({ type: "subscribe", channel, position }),
          "INB-1",
        );
        const isFull =
          !hasFeature(context.subject, "recovery") || !place.isLogged || anew.recovery === "full";
        context.demand("INB-1", isFull, "full from the position of the server's own subscribed", show(anew));
        await second.messages(channel, anew.position.offset - anew.from);
      }
    },
  },
  {
    id: "inbox/foreign/forbidden",
    title: "the inbox of another user can neither be subscribed to nor read",
    requirements: ["INB-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const client = await context.connect("mallory");
      const other = context.hasToken ? "nobody.of.this.run" : (await context.connect("alice")).welcome.user;
      const forbidden = { requirement: "INB-2", code: "forbidden" } as const;
      for (const namespace of listInboxes(context.subject)) {
        for (const channel of [`${namespace}:${other}`, `${namespace}:${client.welcome.user}:more`]) {
          expectError(await client.request({ type: "subscribe", channel }), forbidden);
          if (hasFeature(context.subject, "history")) {
            const ask = { type: "history", channel, direction: "backward", limit: 5 } as const;
            expectError(await client.request(ask), forbidden);
          }
        }
      }
    },
  },
];
