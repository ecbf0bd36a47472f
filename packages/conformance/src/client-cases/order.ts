import type { ClientCase } from "../client-case.ts";
import type { Subscribe } from "../generated/frames.ts";
import type { Stage } from "../stage/stage.ts";
import { show, violate } from "../verdict.ts";
import { CHANNEL, connectClient, handsOver, openScene, say, subscribesAnew, type Scene } from "./scene.ts";

function demandPosition(requirement: string, { position }: Subscribe, epoch: string, offset: number): void {
  if (position?.epoch !== epoch || position.offset !== offset)
    violate(
      requirement,
      `subscribe with position {"epoch":"${epoch}","offset":${offset}}`,
      show(position ?? "no position"),
    );
}

/** Cuts the connection, and gives the subscribe of the next one, not answered. */
async function comeBack(
  stage: Stage,
  { peer }: Scene,
  requirement: string,
): Promise<{ scene: Scene["peer"]; subscribe: Subscribe }> {
  peer.cut();
  const next = await stage.reconnect(requirement);
  await next.greet();
  const expected = "the client to subscribe again after a reconnect";
  const subscribe = await next.take("subscribe", { requirement, expected });
  return { scene: next, subscribe };
}

/** One line of messages, whatever comes over the wire. */
export const orderClientCases: readonly ClientCase[] = [
  {
    id: "client/order/duplicates",
    title: "a message that came before is dropped",
    requirements: ["CLI-2"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage, { kept: 2 });
      const first = await scene.say("one");
      scene.peer.send(first);
      const second = await scene.say("two");
      scene.peer.send(first, second, second);
      await scene.say("three");
    },
  },
  {
    id: "client/order/older",
    title: "a message from before the subscription is dropped",
    requirements: ["CLI-2"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage, { kept: 3 });
      scene.peer.send(...scene.line.after(0));
      await scene.say("new");
    },
  },
  {
    id: "client/order/deleted",
    title: "a deleted message takes its place in the line and is not handed over as its event",
    requirements: ["DEL-2"],
    phase: "scripted",
    async run(stage) {
      const { peer, line, say: sayNext } = await openScene(stage);
      await sayNext("one", "DEL-2");
      peer.send(line.addData("said", {}, { deleted: true }));
      await sayNext("three", "DEL-2");
      if (stage.connectionCount > 1 || peer.received("subscribe").length > 1)
        violate("DEL-2", "no hole seen where the deleted message is", "the client subscribed anew");
    },
  },
  {
    id: "client/order/skipped",
    title:
      "on a skipped offset the client subscribes anew with its position, and nothing is lost or out of order",
    requirements: ["CLI-2"],
    phase: "scripted",
    async run(stage) {
      const { client, peer, line, say: sayNext } = await openScene(stage);
      const last = await sayNext("one");
      const hidden = line.add("hidden");
      const shown = line.add("shown");
      peer.send(shown);
      const { subscribe } = await subscribesAnew(stage, peer, "CLI-2");
      demandPosition("CLI-2", subscribe, line.epoch, last.offset);
      await handsOver(client, hidden.offset);
      await handsOver(client, shown.offset);
    },
  },
  {
    id: "client/order/reordered",
    title: "messages out of order are handed over in order, each once",
    requirements: ["CLI-2"],
    phase: "scripted",
    async run(stage) {
      const { client, peer, line } = await openScene(stage);
      const [a, b, c] = [line.add("a"), line.add("b"), line.add("c")];
      peer.send(b, a, c);
      const { peer: present } = await subscribesAnew(stage, peer, "CLI-2");
      for (const { offset } of [a, b, c]) await handsOver(client, offset);
      await say({ client, peer: present, line }, "after");
    },
  },
  {
    id: "client/order/position-after-reconnect",
    title: "after a reconnect the client goes on where the application stands",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage, { kept: 4 });
      await scene.say("five");
      const { offset } = await scene.say("six");
      const missed = scene.line.add("missed");
      const { scene: next, subscribe } = await comeBack(stage, scene, "CLI-8");
      demandPosition("CLI-8", subscribe, "first", offset);
      stage.serve(next);
      await handsOver(scene.client, missed.offset, "CLI-8");
      await say({ ...scene, peer: next }, "after", "CLI-8");
    },
  },
  {
    id: "client/order/position-of-nothing",
    title: "without a message the position is that of subscribed",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage, { kept: 3 });
      const { subscribe } = await comeBack(stage, scene, "CLI-8");
      demandPosition("CLI-8", subscribe, "first", 3);
    },
  },
  {
    id: "client/order/ok-moves-nothing",
    title: "the ok to a publish moves no position",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      const { offset } = await scene.say("one");
      // The line has it, and the client knows; but it has not come.
      await scene.client.acked(scene.client.publish(CHANNEL, "mine"));
      const { scene: next, subscribe } = await comeBack(stage, scene, "CLI-8");
      demandPosition("CLI-8", subscribe, "first", offset);
      stage.serve(next);
      await handsOver(scene.client, offset + 1, "CLI-8");
    },
  },
  {
    id: "client/order/all-channels-again",
    title: "every subscribed channel is subscribed again, and no other",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      const awaited = { requirement: "CLI-8", expected: "subscribe and unsubscribe to succeed" };
      for (const channel of ["room:a", "room:b", "room:c"])
        await client.done(client.subscribe(channel), awaited);
      await client.done(client.unsubscribe("room:b"), awaited);
      await peer.settle();
      peer.cut();
      const next = await stage.reconnect("CLI-8");
      await next.greet();
      stage.serve(next);
      const again = new Set<string>();
      while (again.size < 2) again.add((await next.take("subscribe", awaited)).channel);
      await next.settle();
      for (const { channel } of next.received("subscribe")) again.add(channel);
      if ([...again].toSorted().join(" ") !== "room:a room:c")
        violate("CLI-8", "room:a and room:c subscribed again", [...again].join(" "));
    },
  },
  {
    id: "client/order/after-unsubscribe",
    title: "after unsubscribe the application is handed nothing more",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const { client, peer, line, say: sayNext } = await openScene(stage);
      await sayNext("one");
      const awaited = { requirement: "CLI-8", expected: "unsubscribe" };
      const n = client.unsubscribe(CHANNEL);
      await peer.take("unsubscribe", awaited);
      await client.done(n, awaited);
      peer.send(line.add("too late"));
      await client.done(client.subscribe("room:other"), awaited);
      const other = stage.line("room:other").add("fence");
      peer.send(other);
      const handed = { requirement: "CLI-8", expected: "a message of the other channel" };
      await client.handedOver("room:other", other.offset, handed);
      const late = client.unread.find((news) => news.event === "message");
      if (late !== undefined) violate("CLI-8", "nothing after unsubscribe", show(late));
    },
  },
];
