import type { Case } from "../case.ts";
import type { Position } from "../generated/frames.ts";
import { hasFeature } from "../subject/subject.ts";
import { show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectSubscribed } from "./expect.ts";
import { openScene } from "./scene.ts";

const FOREIGN_EPOCH = "conformance.no-such-epoch";

/** What any server owes a client that comes back with a position. */
export const recoveryCases: readonly Case[] = [
  {
    id: "core/recovery/unsupported",
    title: "a server without recovery answers a position with gap and a reason",
    requirements: ["REC-7", "REC-3"],
    phase: "scripted",
    inapplicable: (subject) =>
      hasFeature(subject, "recovery") ? "the server announces recovery" : undefined,
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      const { channel, position } = scene;
      const positions: readonly Position[] = [
        position,
        { ...position, offset: 0 },
        { epoch: FOREIGN_EPOCH, offset: 1 },
      ];
      const returned: Client[] = [];
      for (const [index, each] of positions.entries()) {
        const client = await context.connect(`returning-${index + 1}`);
        const { recovery, reason } = expectSubscribed(
          await client.request({ type: "subscribe", channel, position: each }),
        );
        const isGap = recovery === "gap" && reason !== undefined;
        context.demand("REC-7", isGap, `gap and a reason for ${show(each)}`, show({ recovery, reason }));
        returned.push(client);
      }
      await scene.publishMany(publisher, 1);
      for (const client of returned) await client.messages(channel, 1);
    },
  },
  {
    id: "core/recovery/never-full-by-guess",
    title: "a position of another epoch or above the head is never answered full",
    requirements: ["REC-3"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      await scene.publishMany(await context.connect("alice"), 2);
      const { channel, position } = scene;
      const positions: readonly Position[] = [
        { ...position, epoch: FOREIGN_EPOCH },
        { epoch: FOREIGN_EPOCH, offset: 0 },
        { ...position, offset: position.offset + 1 },
        { ...position, offset: Number.MAX_SAFE_INTEGER },
      ];
      const client = await context.connect("returning");
      for (const each of positions) {
        const { recovery } = expectSubscribed(
          await client.request({ type: "subscribe", channel, position: each }),
        );
        context.demand(
          "REC-3",
          recovery === "gap",
          `gap for ${show(each)}, the head being ${show(position)}`,
          recovery,
        );
      }
    },
  },
  {
    id: "core/recovery/full-is-whole",
    title: "where a position is answered full, every message after it follows",
    requirements: ["REC-3", "SUB-3", "SUB-5"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const publisher = await context.connect("alice");
      await scene.publishMany(publisher, 2);
      const seen = scene.position;
      await scene.publishMany(publisher, 3);
      const client = await context.connect("returning");
      const { channel } = scene;
      const reply = expectSubscribed(await client.request({ type: "subscribe", channel, position: seen }));
      const replayed = reply.position.offset - reply.from;
      if (reply.recovery === "full") {
        const isHere = reply.from === seen.offset && reply.position.offset === scene.position.offset;
        context.demand("REC-3", isHere, `from ${seen.offset} to ${scene.position.offset}`, show(reply));
      }
      await client.messages(channel, replayed, "REC-3");
      await scene.publishMany(publisher, 1);
      await client.messages(channel, 1, "SUB-3");
    },
  },
];
