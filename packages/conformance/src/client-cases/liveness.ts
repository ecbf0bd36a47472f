import { setTimeout as pause } from "node:timers/promises";
import type { ClientCase } from "../client-case.ts";
import { closeCodes } from "../generated/codes.ts";
import { CouldNotRun, show, violate } from "../verdict.ts";
import { CHANNEL, connectClient, handsOver, openScene } from "./scene.ts";

const QUICK = { intervalMs: 400, graceMs: 400 };

/** What a client does about silence, and before a server goes. */
export const livenessClientCases: readonly ClientCase[] = [
  {
    id: "client/heartbeat/pong",
    title: "each ping is answered with a pong",
    requirements: ["HB-3"],
    phase: "scripted",
    async run(stage) {
      const { peer } = await connectClient(stage);
      for (let count = 0; count < 3; count++) await peer.settle();
      peer.send({ type: "ping" }, { type: "ping" });
      for (let count = 0; count < 2; count++)
        await peer.take("pong", { requirement: "HB-3", expected: "a pong for each of two pings" });
    },
  },
  {
    id: "client/heartbeat/silence",
    title:
      "after intervalMs + graceMs of silence, and not before, the client closes with 4500 and comes back",
    requirements: ["HB-3"],
    phase: "scripted",
    async run(stage) {
      const { peer } = await connectClient(stage, { heartbeat: QUICK });
      const bound = QUICK.intervalMs + QUICK.graceMs;
      const expected = `the connection given up after ${bound} ms of silence`;
      const ending = await peer.ended({ requirement: "HB-3", expected, withinMs: bound + stage.deadlineMs });
      const afterMs = Math.round(performance.now() - peer.acceptedAt);
      // Timers of a client may run early by a tick; a good deal early is another bound.
      if (afterMs < bound * 0.9) violate("HB-3", expected, `after ${afterMs} ms`);
      if (ending.code !== closeCodes.liveness_lost && ending.code !== 1006)
        violate("HB-3", "close 4500", show(ending));
      const next = await stage.reconnect("HB-3");
      await next.greet();
    },
  },
  {
    id: "client/heartbeat/any-frame-is-life",
    title: "a server that sends anything is alive",
    requirements: ["HB-3"],
    phase: "scripted",
    async run(stage) {
      const client = stage.client();
      const peer = await stage.accept();
      await peer.greet({ heartbeat: { intervalMs: 1_500, graceMs: 1_500 } });
      stage.serve(peer);
      await client.done(client.subscribe(CHANNEL), { requirement: "HB-3", expected: "subscribe to succeed" });
      const line = stage.line(CHANNEL);
      for (let count = 0; count < 6; count++) {
        const silentFrom = performance.now();
        await pause(700);
        if (performance.now() - silentFrom > 2_500)
          throw new CouldNotRun("this machine is too busy to send a frame in time");
        const message = line.add("life");
        peer.send(message);
        await handsOver(client, message.offset, "HB-3");
      }
      if (stage.connectionCount > 1) violate("HB-3", "the connection kept", "it was given up");
    },
  },
  {
    id: "client/drain/moves",
    title:
      "on drain the client moves: it subscribes on another connection with its positions, then closes with 4501",
    requirements: ["CLS-5"],
    phase: "scripted",
    async run(stage) {
      const { client, peer, line, say } = await openScene(stage);
      const { offset } = await say("one");
      peer.send({ type: "drain", inMs: 1_000 });
      const goesOn = setTimeout(() => peer.close(closeCodes.draining, "draining"), 1_000 + stage.deadlineMs);
      const next = await stage.reconnect("CLS-5").finally(() => clearTimeout(goesOn));
      const hasStayed = peer.ending !== undefined;
      await next.greet();
      stage.serve(next);
      const subscribe = await next.take("subscribe", { requirement: "CLI-8", expected: "subscribe again" });
      if (subscribe.position?.offset !== offset)
        violate("CLI-8", `the position at ${offset}`, show(subscribe.position ?? "no position"));
      const message = line.add("after the move");
      next.send(message);
      await handsOver(client, message.offset, "CLI-8");
      if (hasStayed)
        return stage.warn({
          requirement: "CLS-5",
          expected: "a move before the close",
          actual: "a reconnect after it",
        });
      const ending = await peer.ended({
        requirement: "CLS-5",
        expected: "the old connection closed with 4501",
      });
      if (ending.code !== closeCodes.moved)
        stage.warn({ requirement: "CLS-5", expected: "close 4501", actual: show(ending) });
    },
  },
  {
    id: "client/drain/nothing-lost",
    title: "what is published while the client moves is neither lost nor handed over twice",
    requirements: ["CLS-5", "CLI-2"],
    phase: "scripted",
    async run(stage) {
      const { client, peer, line, say } = await openScene(stage);
      await say("one");
      peer.send({ type: "drain", inMs: 300 });
      const goesOn = setTimeout(() => peer.close(closeCodes.draining, "draining"), 1_500);
      const early = line.add("on the old connection");
      peer.send(early);
      const next = await stage.reconnect("CLS-5").finally(() => clearTimeout(goesOn));
      const between = line.add("on both");
      if (peer.ending === undefined) peer.send(between);
      await next.greet();
      stage.serve(next);
      await next.take("subscribe", { requirement: "CLI-8", expected: "subscribe again" });
      const late = line.add("on the new connection");
      next.send(late);
      for (const { offset } of [early, between, late]) await handsOver(client, offset);
    },
  },
];
