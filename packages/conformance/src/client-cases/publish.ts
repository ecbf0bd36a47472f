import type { ClientCase } from "../client-case.ts";
import type { Publish } from "../generated/frames.ts";
import type { Peer } from "../stage/peer.ts";
import { NotApplicable, show, violate } from "../verdict.ts";
import { CHANNEL, connectClient, CORE, handsOver, openScene } from "./scene.ts";

function takePublish(peer: Peer, requirement: string): Promise<Publish> {
  return peer.take("publish", { requirement, expected: "a publish of the client" });
}

/** What happens to a publish between the application and its ack. */
export const publishClientCases: readonly ClientCase[] = [
  {
    id: "client/publish/ack",
    title: "a publish succeeds with the position of its ok, alike when it is called a duplicate",
    requirements: ["CLI-6", "FR-1"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      peer.answer = undefined;
      for (const duplicate of [false, true]) {
        const n = client.publish(CHANNEL, "tea");
        const { id, data } = await takePublish(peer, "FR-1");
        if (data["text"] !== "tea") violate("FR-1", 'data {"text":"tea"}', show(data));
        peer.send({
          type: "ok",
          id,
          position: { epoch: "first", offset: 41 },
          ...(duplicate ? { duplicate } : {}),
        });
        const position = await client.acked(n, "CLI-6");
        if (position !== undefined && position.offset !== 41)
          violate("CLI-6", "the position at 41", show(position));
      }
    },
  },
  {
    id: "client/publish/refused",
    title: "a refused publish fails with the code of the error, and is not sent again",
    requirements: ["CLI-6"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      peer.answer = undefined;
      const n = client.publish(CHANNEL, "tea");
      const { id } = await takePublish(peer, "CLI-6");
      peer.send({ type: "error", id, code: "forbidden", message: "no", retryable: false });
      const code = await client.failed(n, {
        requirement: "CLI-6",
        expected: "the publish to fail after its error",
      });
      if (code !== "forbidden") violate("CLI-6", "the code forbidden", code);
      stage.serve(peer);
      await client.acked(client.publish(CHANNEL, "more tea"));
      const texts = peer.received("publish").map(({ data }) => data["text"]);
      if (texts.join() !== "tea,more tea") violate("CLI-6", "each publish sent once", texts.join());
    },
  },
  {
    id: "client/publish/own-message-first",
    title: "the own message may come before its ok: it is handed over once, and the publish succeeds once",
    requirements: ["CLI-2"],
    phase: "scripted",
    async run(stage) {
      const { client, peer, line, say } = await openScene(stage);
      peer.answer = undefined;
      const n = client.publish(CHANNEL, "mine");
      const { id, key } = await takePublish(peer, "CLI-2");
      const own = line.add("mine", key === undefined ? {} : { key });
      peer.send(own, { type: "ok", id, position: line.head });
      await client.acked(n);
      await handsOver(client, own.offset);
      await say("after");
    },
  },
  {
    id: "client/publish/other-replies-first",
    title: "replies are matched by id, in whatever order they come",
    requirements: ["CLI-6"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      peer.answer = undefined;
      const numbers = ["room:a", "room:b", "room:c"].map((channel) => client.publish(channel, channel));
      const sent = [
        await takePublish(peer, "CLI-6"),
        await takePublish(peer, "CLI-6"),
        await takePublish(peer, "CLI-6"),
      ];
      for (const { id, channel } of sent.toReversed())
        peer.send({ type: "ok", id, position: { epoch: channel.slice(-1), offset: 1 } });
      for (const [index, n] of numbers.entries()) {
        const position = await client.acked(n, "CLI-6");
        const epoch = "abc"[index];
        if (position !== undefined && position.epoch !== epoch)
          violate("CLI-6", `the position of the publish to room:${String(epoch)}`, show(position));
      }
    },
  },
  {
    id: "client/publish/resend",
    title: "unacked publishes are sent again after a reconnect, in order and with the same keys",
    requirements: ["CLI-3"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      peer.answer = undefined;
      const texts = ["a", "b", "c", "d"];
      const numbers = texts.map((text) => client.publish(CHANNEL, text));
      const sent: Publish[] = [];
      for (const _ of texts) sent.push(await takePublish(peer, "CLI-3"));
      if (sent.some(({ key }) => key === undefined))
        return stage.warn({ requirement: "CLI-3", expected: "a key in each publish", actual: show(sent[0]) });
      if (new Set(sent.map(({ key }) => key)).size < sent.length)
        violate("CLI-3", "a key of its own for each publish", sent.map(({ key }) => key).join(" "));
      peer.cut();
      const next = await stage.reconnect("CLI-3");
      await next.greet();
      const fence = client.publish(CHANNEL, "fence");
      const first = await takePublish(next, "CLI-3");
      if (first.data["text"] === "fence")
        return stage.warn({
          requirement: "CLI-3",
          expected: "unacked publishes sent again",
          actual: "only new ones",
        });
      const again = [first];
      while (again.length < sent.length) again.push(await takePublish(next, "CLI-3"));
      const toText = (frames: readonly Publish[]): string =>
        frames.map(({ key, data }) => `${String(key)} ${show(data)}`).join(", ");
      if (toText(again) !== toText(sent)) violate("CLI-3", toText(sent), toText(again));
      stage.serve(next);
      for (const n of [...numbers, fence]) await client.acked(n, "CLI-3");
    },
  },
  {
    id: "client/publish/no-resend-without-keys",
    title: "without idempotency, what a server may have taken is not sent again",
    requirements: ["CLI-9"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage, CORE);
      peer.answer = undefined;
      const n = client.publish(CHANNEL, "in doubt");
      await takePublish(peer, "CLI-9");
      peer.cut();
      const next = await stage.reconnect("CLI-9");
      await next.greet(CORE);
      stage.serve(next);
      await client.failed(n, { requirement: "CLI-9", expected: "the publish in doubt to fail" });
      await client.acked(client.publish(CHANNEL, "fence"));
      const texts = next.received("publish").map(({ data }) => data["text"]);
      if (texts.includes("in doubt")) violate("CLI-9", "the publish in doubt not sent again", texts.join());
    },
  },
  {
    id: "client/publish/given-up",
    title: "a publish that is given up is not sent again",
    requirements: ["CLI-3"],
    phase: "scripted",
    async run(stage) {
      const client = stage.client("client", {
        hints: { firstPauseMs: 20, maxPauseMs: 100, publishMaxAgeMs: 300 },
      });
      const peer = await stage.accept();
      await peer.greet();
      if (!(await stage.hasHint(client, "publishMaxAgeMs")))
        throw new NotApplicable("the driver cannot shorten the age at which publishes are given up");
      const n = client.publish(CHANNEL, "too old");
      await takePublish(peer, "CLI-3");
      await client.failed(n, { requirement: "CLI-3", expected: "a publish without an ack to be given up" });
      peer.cut();
      const next = await stage.reconnect("CLI-3");
      await next.greet();
      stage.serve(next);
      await client.acked(client.publish(CHANNEL, "fence"));
      const texts = next.received("publish").map(({ data }) => data["text"]);
      if (texts.join() !== "fence")
        violate("CLI-3", "the publish that was given up not sent again", texts.join());
    },
  },
];
