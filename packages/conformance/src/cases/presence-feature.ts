import { setTimeout as pause } from "node:timers/promises";
import type { Case } from "../case.ts";
import { createGuestSecret, type CaseContext } from "../context.ts";
import { createProbes } from "../schema/create-probes.ts";
import { isEqualJson, isObject, type JsonObject } from "../schema/json-schema.ts";
import { whyWithout, type Subject } from "../subject/subject.ts";
import { NotApplicable, show, violate } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectError, expectOk, expectSubscribed } from "./expect.ts";
import { listBases } from "./payload.ts";
import { findNamespace, leave, openGathering, sampleData } from "./presence-scene.ts";

const whyNot = whyWithout("presence");

/** Shorter graces end before a case could use them. */
const LEAST_GRACE_MS = 500;

/** Within which a server tells who is gone when a grace is over. */
const AFTER_GRACE_MS = 1_000;

function graceMsOf({ info }: Subject): number {
  return (info.ok ? info.value.windows.presenceGraceMs : undefined) ?? 0;
}

function needGrace({ subject }: CaseContext): number {
  const graceMs = graceMsOf(subject);
  if (graceMs < LEAST_GRACE_MS)
    throw new NotApplicable(`/v1/info tells no windows.presenceGraceMs of ${LEAST_GRACE_MS} or more`);
  return graceMs;
}

async function connectTwice(context: CaseContext, name: string): Promise<readonly [Client, Client]> {
  const options = { hello: { guest: createGuestSecret() } };
  return [await context.connect(name, options), await context.connect(`${name}-again`, options)];
}

const memberCases: readonly Case[] = [
  {
    id: "presence/members/changes",
    title: "the member list and the changes that follow give every later list",
    requirements: ["PRS-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const gathering = await openGathering(context);
      const { channel, told, members, enter } = gathering;
      const [alice, bob] = [await context.connect("alice"), await context.connect("bob")];
      await enter(alice);
      await members();
      await enter(bob);
      const data = sampleData(context, gathering);
      if (data !== undefined) {
        expectOk(await alice.request({ type: "presence", channel, data }), "PRS-1");
        const { member } = await told("update", alice.welcome.user);
        context.demand("PRS-1", isEqualJson(member?.data, data), show(data), show(member));
      }
      await members();
      await leave(alice, channel);
      await told("leave", alice.welcome.user);
      const last = await members();
      context.demand("PRS-1", last.total === 2, "2 members: the watcher and bob", show(last));
    },
  },
  {
    id: "presence/members/cursor",
    title: "a list that is asked for in parts gives each member once",
    requirements: ["PRS-1"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, enter, members } = await openGathering(context);
      for (const name of ["alice", "bob", "carol"]) await enter(await context.connect(name));
      const reader = await context.connect("reader");
      const whole = (await members(reader)).members.map(({ user }) => user);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const rest = cursor === undefined ? {} : { cursor };
        const reply = await reader.request({ type: "members", channel, limit: 1, ...rest });
        if (reply.type !== "members") return violate("PRS-1", "members", show(reply));
        context.demand("PRS-1", reply.members.length <= 1, "at most 1 member", show(reply));
        found.push(...reply.members.map(({ user }) => user));
        ({ cursor } = reply);
      } while (cursor !== undefined && found.length <= whole.length);
      context.demand("PRS-1", show(found.toSorted()) === show(whole.toSorted()), show(whole), show(found));
    },
  },
  {
    id: "presence/members/refused",
    title: "presence that is not had, not subscribed or breaks the contract is refused",
    requirements: ["HS-6", "ERR-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const gathering = await openGathering(context);
      const { channel, watcher, schema, enter } = gathering;
      const client = await context.connect("alice");
      const data = sampleData(context, gathering) ?? {};
      const outside = await client.request({ type: "presence", channel, data });
      expectError(outside, { requirement: "HS-6", code: "not_subscribed" });
      await enter(client);
      const probes = schema === undefined ? [] : createProbes(schema, listBases(schema));
      for (const probe of probes
        .filter(({ side, value }) => side === "outside" && isObject(value))
        .slice(0, 3)) {
        const reply = await client.request({ type: "presence", channel, data: probe.value as JsonObject });
        expectError(reply, { requirement: "HS-6", code: "invalid_payload", at: `/data${probe.at}` });
      }
      await watcher.fence();
      watcher.demandNoChange("HS-6", "nothing of what was refused");
    },
  },
  {
    id: "presence/members/not-kept",
    title: "members of a namespace without presence is answered not_kept",
    requirements: ["HS-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const channel = context.channel(findNamespace(context, "without"));
      const client = await context.connect("alice");
      expectError(await client.request({ type: "members", channel }), {
        requirement: "HS-6",
        code: "not_kept",
      });
    },
  },
];

const userCases: readonly Case[] = [
  {
    id: "presence/leave/in-good-order",
    title: "who unsubscribes or closes with 1000 leaves within 2 s",
    requirements: ["PRS-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, enter, told } = await openGathering(context);
      const [alice, bob] = [await context.connect("alice"), await context.connect("bob")];
      await enter(alice);
      await enter(bob);
      await leave(alice, channel);
      await told("leave", alice.welcome.user, "PRS-2");
      const { user } = bob.welcome;
      await bob.end();
      await told("leave", user, "PRS-2");
    },
  },
  {
    id: "presence/leave/not-before-grace",
    title: "whose connection is cut does not leave before presenceGraceMs",
    requirements: ["PRS-2"],
    phase: "scripted",
    inapplicable: whyNot,
    needsMs: graceMsOf,
    async run(context) {
      const graceMs = needGrace(context);
      const { watcher, enter, members } = await openGathering(context);
      const alice = await context.connect("alice");
      await enter(alice);
      const { user } = alice.welcome;
      const cutAt = performance.now();
      const isWithin = (): boolean => performance.now() - cutAt < graceMs;
      alice.cut();
      // Nothing may happen for so long: there is no event to wait for.
      await pause(graceMs * 0.7);
      if (isWithin()) watcher.demandNoChange("PRS-2", `no leave within ${graceMs} ms`);
      const list = await members();
      // On a machine that is busy the grace may be over by now: then a leave is no fault, and nothing was shown.
      if (!isWithin())
        return context.remark("the suite was too slow to look at the members within the grace");
      watcher.demandNoChange("PRS-2", `no leave within ${graceMs} ms`);
      const isThere = list.members.some((member) => member.user === user);
      context.demand("PRS-2", isThere, `${user} among the members within the grace`, show(list));
    },
  },
  {
    id: "presence/leave/return-within-grace",
    title:
      "who returns within the grace is told neither as leaving nor as joining, also when the grace is over",
    requirements: ["PRS-3"],
    phase: "scripted",
    inapplicable: whyNot,
    needsMs: (subject) => graceMsOf(subject) + AFTER_GRACE_MS,
    async run(context) {
      const graceMs = needGrace(context);
      const { watcher, enter, members } = await openGathering(context);
      const hello = { hello: { guest: createGuestSecret() } };
      const first = await context.connect("alice", hello);
      await enter(first);
      const cutAt = performance.now();
      first.cut();
      await enter(await context.connect("alice-again", hello), false);
      if (performance.now() - cutAt >= graceMs)
        return context.remark("the suite was too slow to return within the grace");
      // Who was told as gone at the end of the grace would have gone by now.
      await pause(Math.max(0, cutAt + graceMs + AFTER_GRACE_MS - performance.now()));
      watcher.demandNoChange("PRS-3", "neither leave nor join of who returned");
      const { user } = first.welcome;
      const list = await members();
      const isThere = list.members.some((member) => member.user === user);
      context.demand("PRS-3", isThere, `${user} among the members after the grace`, show(list));
      // The next change of all is that somebody else joins.
      await enter(await context.connect("bob"), true, "PRS-3");
    },
  },
  {
    id: "presence/user/second-connection",
    title: "a second connection of a user is not told as a join, nor its end as a leave",
    requirements: ["PRS-4"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, enter, told } = await openGathering(context);
      const [first, second] = await connectTwice(context, "alice");
      await enter(first);
      await enter(second, false);
      await enter(await context.connect("bob"), true, "PRS-4");
      await leave(second, channel);
      await enter(await context.connect("carol"), true, "PRS-4");
      await leave(first, channel);
      await told("leave", first.welcome.user, "PRS-4");
    },
  },
  {
    id: "presence/watchers/only",
    title: "changes are told to watchers only, and no longer to one that subscribes anew without presence",
    requirements: ["PRS-5"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, enter } = await openGathering(context);
      const [plain, former] = [await context.connect("plain"), await context.connect("former")];
      await enter(plain);
      await enter(former);
      for (const presence of [true, false])
        expectSubscribed(await former.request({ type: "subscribe", channel, presence }));
      former.forgetChanges();
      await enter(await context.connect("bob"));
      // That a change comes to who does not watch is judged as it comes.
      for (const client of [plain, former]) {
        await client.fence();
        client.demandNoChange("PRS-5", "no presence: the connection does not watch");
      }
    },
  },
];

/** Cases of the feature `presence`. */
export const presenceFeatureCases: readonly Case[] = [...memberCases, ...userCases];
