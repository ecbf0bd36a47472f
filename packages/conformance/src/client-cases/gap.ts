import type { ClientCase } from "../client-case.ts";
import type { Peer } from "../stage/peer.ts";
import type { Stage } from "../stage/stage.ts";
import { show, violate } from "../verdict.ts";
import { CHANNEL, handsOver, openScene, say, type Scene } from "./scene.ts";

const TOLD = { requirement: "CLI-4", expected: "the gap told to the application" };

/** Cuts the connection; gives the next one, served. */
async function reconnect(stage: Stage, { peer }: Scene, requirement: string): Promise<Peer> {
  peer.cut();
  const next = await stage.reconnect(requirement);
  await next.greet();
  stage.serve(next);
  return next;
}

/** Demands that the application is told of the gap, and of no message before it. */
async function tellsGapFirst(scene: Scene, next: Peer): Promise<void> {
  const gap = scene.client.told("gap", CHANNEL, TOLD);
  await next.take("subscribe", { requirement: "CLI-8", expected: "the client to subscribe again" });
  // Not before the subscribe was answered: the head would then lie at this message, and it would not follow.
  const message = scene.line.add("later");
  next.send(message);
  await gap;
  // News keep their order: what was told before the gap would still lie before it.
  const early = scene.client.earlier.find((news) => news.event === "message");
  if (early !== undefined) violate("CLI-4", "the gap told before later messages", show(early));
  await handsOver(scene.client, message.offset, "CLI-4");
}

/** What a client does where continuity is broken. */
export const gapClientCases: readonly ClientCase[] = [
  {
    id: "client/gap/told-first",
    title: "a gap is told before the messages after it",
    requirements: ["CLI-4"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      await scene.say("one");
      for (let count = 0; count < 3; count++) scene.line.add("lost");
      scene.line.wipe("second");
      await tellsGapFirst(scene, await reconnect(stage, scene, "CLI-4"));
    },
  },
  {
    id: "client/gap/lower-offsets",
    title: "after a gap into another epoch, lower offsets are new messages",
    requirements: ["CLI-4", "CLI-2"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage, { kept: 8 });
      await scene.say("nine");
      scene.line.wipe("second");
      const next = await reconnect(stage, scene, "CLI-4");
      await scene.client.told("gap", CHANNEL, TOLD);
      await say({ ...scene, peer: next }, "one again");
      await say({ ...scene, peer: next }, "two again");
    },
  },
  {
    id: "client/gap/unknown-reason",
    title: "a gap for a reason that the client does not know is a gap",
    requirements: ["CLI-4", "CLI-1"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      await scene.say("one");
      scene.peer.cut();
      const next = await stage.reconnect("CLI-4");
      await next.greet();
      const { id } = await next.take("subscribe", {
        requirement: "CLI-8",
        expected: "the client to subscribe again",
      });
      scene.line.add("lost");
      const { head } = scene.line;
      const begun = { type: "subscribed", id, channel: CHANNEL, position: head, from: head.offset } as const;
      next.send({ ...begun, recovery: "gap", reason: "eaten_by_the_dog", allowed: ["subscribe"] });
      await scene.client.told("gap", CHANNEL, TOLD);
      await say({ ...scene, peer: next }, "later");
    },
  },
  {
    id: "client/gap/none-without",
    title: "a reconnect that loses nothing tells of no gap",
    requirements: ["CLI-4"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      await scene.say("one");
      const missed = scene.line.add("missed");
      const next = await reconnect(stage, scene, "CLI-4");
      await handsOver(scene.client, missed.offset, "CLI-4");
      await say({ ...scene, peer: next }, "later");
      const gap = scene.client.unread.find((news) => news.event === "gap");
      if (gap !== undefined) violate("CLI-4", "no gap, since recovery was full", show(gap));
    },
  },
  {
    id: "client/rebase/new-epoch",
    title: "after rebase the position is of either epoch at the same offset, and messages go on",
    requirements: ["CLI-13", "CLI-8"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage, { kept: 2 });
      const { offset } = await scene.say("three");
      scene.peer.send({ type: "rebase", channel: CHANNEL, epoch: "second", offset });
      scene.line.epoch = "second";
      const after = await scene.say("four", "CLI-13");
      scene.peer.cut();
      const next = await stage.reconnect("CLI-13");
      await next.greet();
      const { position } = await next.take("subscribe", {
        requirement: "CLI-8",
        expected: "subscribe again",
      });
      const isKnown = position?.epoch === "second" || position?.epoch === "first";
      if (!isKnown || position.offset !== after.offset)
        violate("CLI-8", `the position at ${after.offset} of either epoch`, show(position ?? "no position"));
    },
  },
  {
    id: "client/rebase/below",
    title: "a position above the offset of rebase is not carried into the new epoch",
    requirements: ["CLI-13"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      for (const text of ["one", "two", "three"]) await scene.say(text);
      scene.peer.send({ type: "rebase", channel: CHANNEL, epoch: "second", offset: 1 });
      await scene.peer.settle();
      scene.peer.cut();
      const next = await stage.reconnect("CLI-13");
      await next.greet();
      const { position } = await next.take("subscribe", {
        requirement: "CLI-8",
        expected: "subscribe again",
      });
      if (position?.epoch === "second" && position.offset > 1)
        violate("CLI-13", "no position of the new epoch above offset 1", show(position));
    },
  },
];
