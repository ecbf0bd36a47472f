import type { ClientCase } from "../client-case.ts";
import { show, violate } from "../verdict.ts";
import { CHANNEL, connectClient, handsOver, openScene, say } from "./scene.ts";

/** What a client does when a subscription is refused or ended, and beyond messages. */
export const subscriptionClientCases: readonly ClientCase[] = [
  {
    id: "client/subscription/refused",
    title:
      "a subscribe that is refused for good fails, and is not tried again: not now, and not after a reconnect",
    requirements: ["CLI-10"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      peer.answer = undefined;
      const n = client.subscribe(CHANNEL);
      const { id } = await peer.take("subscribe", { requirement: "CLI-10", expected: "subscribe" });
      peer.send({ type: "error", id, code: "forbidden", message: "no", retryable: false });
      const code = await client.failed(n, {
        requirement: "CLI-10",
        expected: "subscribe to fail after its error",
      });
      if (code !== "forbidden") violate("CLI-10", "the code forbidden", code);
      await peer.settle();
      peer.cut();
      const next = await stage.reconnect("CLI-10");
      await next.greet();
      stage.serve(next);
      await client.acked(client.publish(CHANNEL, "fence"));
      await next.settle();
      const again = [...peer.received("subscribe").slice(1), ...next.received("subscribe")];
      if (again.length > 0) violate("CLI-10", "no other subscribe", show(again[0]));
    },
  },
  {
    id: "client/subscription/ended-for-good",
    title: "after unsubscribed with resubscribe false the application is told, and nothing is tried again",
    requirements: ["CLI-10"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await openScene(stage);
      peer.send({
        type: "unsubscribed",
        channel: CHANNEL,
        code: "forbidden",
        message: "no",
        resubscribe: false,
      });
      await client.told("ended", CHANNEL, {
        requirement: "CLI-10",
        expected: "the end of the subscription told",
      });
      await client.acked(client.publish(CHANNEL, "fence"));
      peer.cut();
      const next = await stage.reconnect("CLI-10");
      await next.greet();
      stage.serve(next);
      await client.acked(client.publish(CHANNEL, "another fence"));
      const again = [...peer.received("subscribe").slice(1), ...next.received("subscribe")];
      if (again.length > 0) violate("CLI-10", "no other subscribe", show(again[0]));
    },
  },
  {
    id: "client/subscription/ended-for-now",
    title:
      "after unsubscribed with resubscribe true the client subscribes again with its position, not before afterMs",
    requirements: ["CLI-11"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      const { peer, line } = scene;
      const { offset } = await scene.say("one");
      const [first] = peer.received("subscribe");
      const endedAt = performance.now();
      const missed = line.add("missed");
      const frame = {
        channel: CHANNEL,
        code: "not_available",
        message: "later",
        resubscribe: true,
        afterMs: 400,
      };
      peer.send({ type: "unsubscribed", ...frame });
      const awaited = { requirement: "CLI-11", expected: "subscribe again" };
      let again = await peer.take("subscribe", awaited);
      if (again === first) again = await peer.take("subscribe", awaited);
      const afterMs = Math.round(performance.now() - endedAt);
      if (afterMs < 390) violate("CLI-11", "no subscribe before 400 ms", `one after ${afterMs} ms`);
      if (again.position?.offset !== offset)
        violate("CLI-8", `the position at ${offset}`, show(again.position ?? "no position"));
      await handsOver(scene.client, missed.offset, "CLI-11");
      await say(scene, "after", "CLI-11");
    },
  },
  {
    id: "client/subscription/last",
    title: "last is passed on, and the replayed messages are handed over",
    requirements: ["CLI-2"],
    phase: "scripted",
    async run(stage) {
      const line = stage.line(CHANNEL);
      for (let count = 1; count <= 6; count++) line.add(`kept ${count}`);
      const { client, peer } = await connectClient(stage);
      await client.done(client.subscribe(CHANNEL, 3), {
        requirement: "CLI-2",
        expected: "subscribe to succeed",
      });
      const [subscribe] = peer.received("subscribe");
      if (subscribe?.last !== 3) violate("CLI-2", "last: 3 in subscribe", show(subscribe));
      for (const offset of [4, 5, 6]) await handsOver(client, offset);
      await say({ client, peer, line }, "seven");
    },
  },
  {
    id: "client/subscription/signals",
    title: "signals go out, come in, and move no position",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      const { client, peer } = scene;
      const { offset } = await scene.say("one");
      await client.done(client.signal(CHANNEL, "typing"), {
        requirement: "CLI-8",
        expected: "a signal to leave",
      });
      await peer.take("signal", { requirement: "CLI-8", expected: "the signal" });
      const by = { user: "somebody", connection: "another-one" };
      peer.send({ type: "signal", channel: CHANNEL, event: "typing", time: 1, by, data: {} });
      await client.told("signal", CHANNEL, { requirement: "CLI-8", expected: "the signal handed over" });
      peer.cut();
      const next = await stage.reconnect("CLI-8");
      await next.greet();
      const { position } = await next.take("subscribe", {
        requirement: "CLI-8",
        expected: "subscribe again",
      });
      if (position?.offset !== offset)
        violate("CLI-8", `the position at ${offset}`, show(position ?? "none"));
    },
  },
  {
    id: "client/subscription/history",
    title: "history is asked for as the application wants it, and its page handed over",
    requirements: ["FR-1", "CLI-6"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      const line = stage.line(CHANNEL);
      for (const text of ["a", "b", "c"]) line.add(text);
      const n = client.history(CHANNEL, "backward", 2);
      const asked = await peer.take("history", { requirement: "FR-1", expected: "history" });
      if (asked.direction !== "backward" || asked.limit !== 2)
        violate("FR-1", "backward, limit 2", show(asked));
      const messages = line.after(1);
      const page = { id: asked.id, channel: CHANNEL, epoch: line.epoch, first: 1, head: 3, more: true };
      peer.send({ type: "page", ...page, messages: [...messages] });
      const value = await client.done(n, {
        requirement: "CLI-6",
        expected: "history to succeed after its page",
      });
      const offsets = (value.messages ?? []).map(({ offset }) => offset).join();
      if (offsets !== "2,3") violate("CLI-6", "the messages at 2 and 3", offsets);
    },
  },
  {
    id: "client/subscription/call",
    title: "a call is sent with its data, and its result handed over; one in doubt is not sent again",
    requirements: ["FR-1", "CLI-6"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      const n = client.call("echo", { text: "tea" });
      const asked = await peer.take("call", { requirement: "FR-1", expected: "call" });
      peer.send({ type: "result", id: asked.id, data: { text: "tea" } });
      const { data } = await client.done(n, {
        requirement: "CLI-6",
        expected: "the call to succeed after its result",
      });
      if (data?.["text"] !== "tea") violate("CLI-6", 'the result {"text":"tea"}', show(data));
      const doubtful = client.call("echo", { text: "in doubt" });
      await peer.take("call", { requirement: "FR-1", expected: "call" });
      peer.cut();
      const next = await stage.reconnect("CLI-8");
      await next.greet();
      await client.failed(doubtful, { requirement: "CLI-6", expected: "the call in doubt to fail" });
      await next.settle();
      if (next.received("call").length > 0)
        violate("CLI-6", "the call in doubt not sent again", "another call");
    },
  },
];
