import { setTimeout as pause } from "node:timers/promises";
import type { ClientCase } from "../client-case.ts";
import { show, violate, ViolationError } from "../verdict.ts";
import { CHANNEL, connectClient, openScene, welcomeNext } from "./scene.ts";

/** What all other cases rest on: the client connects, subscribes and hands a message over. */
export const HANDSHAKE_GATE: ClientCase = {
  id: "client/smoke/message",
  title: "a client connects, subscribes and hands a message over",
  requirements: ["CLI-5", "FR-1"],
  phase: "smoke",
  async run(stage) {
    const { say } = await openScene(stage);
    await say("hello");
  },
};

const SECRETS = ["token-of-the-suite-1", "token-of-the-suite-2"];

/** How a client begins a connection. */
export const handshakeClientCases: readonly ClientCase[] = [
  {
    id: "client/handshake/one-hello",
    title: "however long welcome takes, hello is sent once and first",
    requirements: ["CLI-5"],
    phase: "scripted",
    async run(stage) {
      const client = stage.client();
      const peer = await stage.accept();
      const hello = await peer.hello();
      const n = client.subscribe(CHANNEL);
      await pause(400);
      peer.welcome({}, hello);
      stage.serve(peer);
      await client.done(n, { requirement: "CLI-5", expected: "subscribe to succeed after a slow welcome" });
      await peer.settle();
    },
  },
  {
    id: "client/handshake/no-token-in-address",
    title: "a token goes into hello and nowhere else",
    requirements: ["AU-5"],
    phase: "scripted",
    async run(stage) {
      const client = stage.client("client", { tokens: SECRETS });
      const peer = await stage.accept();
      const hello = await peer.greet();
      if (hello.token !== SECRETS[0]) violate("AU-5", `hello.token to be ${String(SECRETS[0])}`, show(hello));
      const headers = JSON.stringify(peer.request.headers);
      if (SECRETS.some((secret) => headers.includes(secret)))
        violate("AU-5", "the token in hello alone", headers);
      stage.serve(peer);
      await client.done(client.subscribe(CHANNEL), { requirement: "AU-5", expected: "subscribe to succeed" });
    },
  },
  {
    id: "client/handshake/same-guest",
    title: "a guest names the same secret on each of its connections",
    requirements: ["CLI-5"],
    phase: "scripted",
    async run(stage) {
      const { peer } = await openScene(stage);
      const { guest } = peer.received("hello")[0] ?? {};
      peer.cut();
      const next = await stage.reconnect("CLI-5");
      const hello = await next.greet();
      if (guest === undefined || hello.guest !== guest)
        violate("CLI-5", "the same guest secret in both hellos", `${show(guest)}, then ${show(hello.guest)}`);
    },
  },
  {
    id: "client/handshake/rising-ids",
    title:
      "ids rise, also when requests are sent without waiting, and begin anew with each connection or not",
    requirements: ["CLI-6"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      const channels = ["room:a", "room:b", "room:c", "room:d"];
      const numbers = channels.flatMap((channel) => [
        client.subscribe(channel),
        client.publish(channel, "tea"),
      ]);
      for (const n of numbers)
        await client.done(n, { requirement: "CLI-6", expected: "each request to succeed" });
      peer.cut();
      const next = await stage.reconnect("CLI-6");
      await next.greet();
      stage.serve(next);
      for (const _ of channels)
        await next.take("subscribe", { requirement: "CLI-8", expected: "each channel subscribed again" });
    },
  },
  {
    id: "client/handshake/in-flight",
    title: "no request is sent while as many wait as limits.inFlight allows",
    requirements: ["CLI-6"],
    phase: "scripted",
    async run(stage) {
      const client = stage.client();
      const peer = await stage.accept();
      const limits = { frameBytes: 65_536, subscriptions: 8, inFlight: 3, framesPerSecond: 1000 };
      await peer.greet({ limits });
      await peer.settle();
      const numbers = Array.from({ length: 9 }, (_, index) => client.publish(CHANNEL, `publish ${index}`));
      let offset = 0;
      for (const n of numbers) {
        // A reply at a time, and each only after a fence that lets a greedy client show itself.
        const publish = await peer.take("publish", { requirement: "CLI-6", expected: "the next publish" });
        await peer.settle();
        peer.send({ type: "ok", id: publish.id, position: { epoch: "first", offset: ++offset } });
        await client.acked(n);
      }
    },
  },
  {
    id: "client/handshake/frame-bytes",
    title: "a frame of more than limits.frameBytes fails at the client and never leaves",
    requirements: ["CLI-6"],
    phase: "scripted",
    async run(stage) {
      const limits = { frameBytes: 1_024, subscriptions: 8, inFlight: 8, framesPerSecond: 1000 };
      const { client, peer } = await connectClient(stage, { limits });
      await peer.settle();
      const n = client.publish(CHANNEL, "x".repeat(1_100));
      await client.failed(n, {
        requirement: "CLI-6",
        expected: "a publish beyond limits.frameBytes to fail",
      });
      await client.acked(client.publish(CHANNEL, "small"));
      const sent = peer.received("publish").length;
      if (sent !== 1) violate("CLI-6", "the small publish alone", `${sent} publishes`);
    },
  },
  {
    id: "client/handshake/depth",
    title: "data that is nested too deep, or holds too many values, fails at the client and never leaves",
    requirements: ["FR-11"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage);
      let deep: unknown = 1;
      for (let level = 0; level < 40; level++) deep = { deep };
      const wide = { values: Array.from({ length: 10_100 }, () => 1) };
      for (const data of [{ deep }, wide]) {
        const n = client.publishData("wild:life", "thing", data);
        await client.failed(n, {
          requirement: "FR-11",
          expected: "a frame beyond the limits of JSON to fail",
        });
      }
      await client.acked(client.publishData("wild:life", "thing", { a: 1 }));
      await peer.settle();
    },
  },
  {
    id: "client/handshake/authenticate",
    title: "asked to, a client with tokens brings a new one, and goes on when it is refused",
    requirements: ["CLI-12"],
    phase: "scripted",
    async run(stage) {
      const client = stage.client("client", { tokens: SECRETS });
      const peer = await welcomeNext(stage);
      await client.done(client.subscribe(CHANNEL), {
        requirement: "CLI-12",
        expected: "subscribe to succeed",
      });
      peer.answer = undefined;
      peer.send({ type: "reauthenticate", inMs: 60_000 });
      const expected = "authenticate after reauthenticate";
      const authenticate = await peer
        .take("authenticate", { requirement: "CLI-12", expected })
        .catch((fault: unknown) => {
          stage.settle();
          if (fault instanceof ViolationError) return undefined;
          throw fault;
        });
      if (authenticate === undefined)
        return stage.warn({ requirement: "CLI-12", expected, actual: "nothing" });
      if (authenticate.token !== SECRETS[1])
        violate("CLI-12", "the next token of the source", show(authenticate));
      peer.send({
        type: "error",
        id: authenticate.id,
        code: "invalid_token",
        message: "no",
        retryable: false,
      });
      const message = stage.line(CHANNEL).add("still here");
      peer.send(message);
      await client.handedOver(CHANNEL, message.offset, {
        requirement: "CLI-12",
        expected: "the session to go on after a refused token",
      });
    },
  },
];
