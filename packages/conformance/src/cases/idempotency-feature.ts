import type { Case } from "../case.ts";
import { createGuestSecret, type CaseContext } from "../context.ts";
import type { Position } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { hasFeature, type Subject } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import type { Request } from "../wire/request.ts";
import { expectError, expectOk, expectPosition } from "./expect.ts";
import { createKey, openScene, toPublish } from "./scene.ts";

function whyNot(subject: Subject): string | undefined {
  return hasFeature(subject, "idempotency") ? undefined : "the server does not announce idempotency";
}

/** Demands that a publish is recognised as a repetition of the one at a position. */
async function demandDuplicate(
  context: CaseContext,
  client: Client,
  request: Request,
  first: Position,
): Promise<void> {
  const { position, duplicate } = expectOk(await client.request(request), "PUB-3");
  const isFirst = duplicate === true && isEqualJson(position, first);
  context.demand("PUB-3", isFirst, `duplicate at ${show(first)}`, show({ position, duplicate }));
}

/** The feature `idempotency`: a key makes a publish repeatable. */
export const idempotencyFeatureCases: readonly Case[] = [
  {
    id: "idempotency/key/repeated",
    title: "a repeated key is answered with the first position and duplicate, and adds nothing",
    requirements: ["PUB-3", "PUB-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openScene(context);
      const guest = createGuestSecret();
      const hello = context.hasToken ? {} : { hello: { guest } };
      const client = await context.connect("alice", hello);
      const request = { ...toPublish(context, scene.place, scene.channel), key: createKey(context) };
      const first = expectPosition(await client.request(request));
      await scene.follow(first);
      await demandDuplicate(context, client, request, first);
      await scene.publish(client);
      await demandDuplicate(context, client, request, first);
      const again = await context.connect("alice-again", hello);
      await demandDuplicate(context, again, request, first);
      await scene.proveUntouched();
    },
  },
  {
    id: "idempotency/key/repeated-at-once",
    title: "a key repeated without waiting is recognised all the same",
    requirements: ["PUB-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openScene(context);
      const client = await context.connect("alice");
      const request = { ...toPublish(context, scene.place, scene.channel), key: createKey(context) };
      const ids = [client.post(request), client.post(request), client.post(request)];
      const replies = [];
      for (const id of ids) replies.push(expectOk(await client.reply(id), "PUB-3"));
      const [first, ...repeated] = replies;
      const position = first?.position ?? scene.position;
      context.demand("PUB-3", first?.duplicate === undefined, "the first to be no duplicate", show(first));
      await scene.follow(position);
      const areFirst = repeated.every(
        (each) => each.duplicate === true && isEqualJson(each.position, position),
      );
      context.demand("PUB-3", areFirst, `duplicates at ${show(position)}`, show(repeated));
      await scene.proveUntouched();
    },
  },
  {
    id: "idempotency/key/other-data",
    title: "a repeated key with other data is refused with key_reused and adds nothing",
    requirements: ["PUB-4", "PUB-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openScene(context);
      const client = await context.connect("alice");
      const first = toPublish(context, scene.place, scene.channel);
      const other = toPublish(context, scene.place, scene.channel);
      if (isEqualJson(first.data, other.data)) throw new NotApplicable("the event has one payload only");
      const key = createKey(context);
      await scene.follow(expectPosition(await client.request({ ...first, key })));
      expectError(await client.request({ ...other, key }), { requirement: "PUB-4", code: "key_reused" });
      await scene.proveUntouched();
    },
  },
  {
    id: "idempotency/key/channels-apart",
    title: "the same key on another channel is another message",
    requirements: ["PUB-5"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const first = await openScene(context);
      const second = await openScene(context, first.place);
      const client = await context.connect("alice");
      const key = createKey(context);
      await first.publish(client, { key });
      await second.publish(client, { key });
    },
  },
  {
    id: "idempotency/key/users-apart",
    title: "the same key from another user is another message",
    requirements: ["PUB-5"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      if (context.hasToken) throw new NotApplicable("with --token all connections are one user's");
      const scene = await openScene(context);
      const request = { ...toPublish(context, scene.place, scene.channel), key: createKey(context) };
      for (const name of ["alice", "bob"]) {
        const client = await context.connect(name);
        const { position, duplicate } = expectOk(await client.request(request), "PUB-5");
        context.demand(
          "PUB-5",
          duplicate === undefined && position !== undefined,
          "no duplicate",
          show({ position, duplicate }),
        );
        await scene.follow(position ?? scene.position);
      }
    },
  },
];
