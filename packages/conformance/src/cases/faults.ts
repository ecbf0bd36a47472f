import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { show } from "../verdict.ts";
import { expectError, expectOk } from "./expect.ts";
import { openScene, toPublish } from "./scene.ts";

const NOT_JSON: readonly string[] = [
  "",
  " ",
  "hello",
  "{",
  '{"type":"ping","id":1',
  "{'type':'ping','id':1}",
  '{"type":"ping","id":1,}',
  '{"type":"ping","id":01}',
  '{"type":"ping","id":+1}',
  '{"type":"ping","id":NaN}',
  '{"type":"ping",id:1}',
  '{"type":"ping","id":1} x',
  '{"type":"pi\tng","id":1}',
  "\u0000",
];

const NOT_OBJECTS: readonly string[] = ["[]", '[{"type":"ping","id":1}]', '"ping"', "1", "null", "true"];

const NO_TYPES: readonly string[] = ["{}", '{"id":1}', '{"Type":"ping","id":1}'];

const FOREIGN_TYPES: readonly unknown[] = [
  ..."nonsense PING  welcome ok message constructor toString __proto__ hasOwnProperty".split(" "),
  null,
  1,
  true,
  ["ping"],
  { ping: true },
];

/** Demands that each text, on a connection of its own, is closed with bad_frame. */
async function demandEachClosed(context: CaseContext, texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const client = await context.connect(`mallory-${index + 1}`);
    await client.fence();
    client.sendBytes(Buffer.from(text));
    await client.closed("FR-3", ["bad_frame"]);
  }
  await (await context.connect("bob")).fence();
}

/** Frames that are malformed or come where they may not, and ids. */
export const faultCases: readonly Case[] = [
  {
    id: "core/faults/not-json",
    title: "a text that is not JSON is closed with bad_frame",
    requirements: ["FR-3", "CLS-1"],
    phase: "scripted",
    run: (context) => demandEachClosed(context, NOT_JSON),
  },
  {
    id: "core/faults/not-an-object",
    title: "JSON that is not an object is closed with bad_frame",
    requirements: ["FR-3", "CLS-1"],
    phase: "scripted",
    run: (context) => demandEachClosed(context, NOT_OBJECTS),
  },
  {
    id: "core/faults/type-missing",
    title: "an object without type is closed with bad_frame",
    requirements: ["FR-3", "CLS-1"],
    phase: "scripted",
    run: (context) => demandEachClosed(context, NO_TYPES),
  },
  {
    id: "core/faults/type-unknown",
    title: "a type that no client frame has is closed with bad_frame, also with an id",
    requirements: ["FR-3", "CLS-1"],
    phase: "scripted",
    run: (context) =>
      demandEachClosed(
        context,
        FOREIGN_TYPES.map((type) => JSON.stringify({ type, id: 2 })),
      ),
  },
  {
    id: "core/faults/malformed-first-frame",
    title:
      "malformed is judged before illegal: a malformed first frame is closed with bad_frame, also with a usable id",
    requirements: ["FR-3", "HS-5", "CLS-1"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      const texts = [
        "hello",
        '{"type":"nonsense","id":1}',
        '{"type":"hello","token":5}',
        '{"type":"ping","id":1,"unforeseen":1}',
      ];
      for (const text of texts) {
        const client = await context.open("mallory");
        client.sendBytes(Buffer.from(text));
        await client.closed("HS-5", ["bad_frame"]);
      }
    },
  },
  {
    id: "core/faults/id-used-twice",
    title: "an id that is not greater than every earlier one is closed with protocol_violation",
    requirements: ["FR-6", "CLS-1"],
    phase: "scripted",
    async run(context) {
      for (const [first, second] of [
        [7, 7],
        [7, 6],
        [2_147_483_647, 1],
      ] as const) {
        const client = await context.connect(`mallory-${first}-${second}`);
        client.send({ type: "ping", id: first });
        expectOk(await client.reply(first));
        client.sendBytes(Buffer.from(JSON.stringify({ type: "ping", id: second })));
        await client.closed("FR-6", ["protocol_violation"]);
      }
    },
  },
  {
    id: "core/faults/id-used-without-waiting",
    title:
      "an id is used up when it is sent, not when it is answered, and the refused publish reaches nobody",
    requirements: ["FR-6", "PUB-6", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const client = await context.connect("mallory");
      await client.fence();
      const id = client.nextId();
      client.send({ type: "subscribe", id, channel: context.channel(scene.place.namespace) });
      client.sendBytes(
        Buffer.from(JSON.stringify({ ...toPublish(context, scene.place, scene.channel), id })),
      );
      const reply = await client.replyOrEnding(id, "FR-6");
      if ("type" in reply && reply.type !== "subscribed")
        context.demand("FR-7", false, "subscribed or the close", show(reply));
      await client.closed("FR-6", ["protocol_violation"]);
      await scene.proveUntouched();
    },
  },
  {
    id: "core/faults/refused-id-is-used",
    title: "a refused frame with a usable id has used it",
    requirements: ["FR-6", "FR-4", "ERR-1", "ERR-2", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("mallory");
      const id = client.nextId();
      client.sendText(JSON.stringify({ type: "ping", id, unforeseen: true }));
      expectError(await client.reply(id), { requirement: "FR-4", code: "invalid_frame", at: "/unforeseen" });
      await client.fence();
      client.sendBytes(Buffer.from(JSON.stringify({ type: "ping", id })));
      await client.closed("FR-6", ["protocol_violation"]);
    },
  },
  {
    id: "core/faults/id-used-by-bad-frame",
    title:
      "an id that was used is closed with protocol_violation also when the frame breaks its schema otherwise",
    requirements: ["FR-6", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("mallory");
      await client.fence();
      const id = client.nextId();
      client.send({ type: "ping", id });
      expectOk(await client.reply(id));
      client.sendBytes(Buffer.from(JSON.stringify({ type: "ping", id, unforeseen: true })));
      await client.closed("FR-6", ["protocol_violation"]);
    },
  },
  {
    id: "core/faults/ids-may-skip",
    title: "ids may skip numbers, up to the greatest",
    requirements: ["FR-6", "FR-7"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      for (const id of [1, 2, 100, 65_536, 2_147_483_646, 2_147_483_647]) {
        client.send({ type: "ping", id });
        expectOk(await client.reply(id, { requirement: "FR-6", expected: `ok to ping ${id}` }), "FR-6");
      }
    },
  },
  {
    id: "core/faults/one-reply-each",
    title: "each of many requests sent at once, good and bad, gets exactly one reply",
    requirements: ["FR-7", "FR-4", "FR-12"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const client = await context.connect("alice");
      const granted: number[] = [];
      const refused: number[] = [];
      for (let round = 0; round < 5; round++) {
        granted.push(client.post({ type: "subscribe", channel: context.channel(place.namespace) }));
        granted.push(client.post(toPublish(context, place, channel)));
        const id = client.nextId();
        client.sendText(JSON.stringify({ type: "subscribe", id, channel: "No Such Name" }));
        refused.push(id);
        granted.push(client.post({ type: "unsubscribe", channel }), client.post({ type: "ping" }));
      }
      for (const id of granted) {
        const reply = await client.reply(id);
        context.demand("FR-7", reply.type !== "error", `request ${id} granted`, show(reply));
      }
      for (const id of refused) {
        expectError(await client.reply(id), { requirement: "FR-4", code: "invalid_frame", at: "/channel" });
      }
      await client.fence();
    },
  },
  {
    id: "core/faults/pong-unasked",
    title: "a pong that answers nothing is not a fault",
    requirements: ["FR-1", "FR-7"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      for (let count = 0; count < 3; count++) client.send({ type: "pong" });
      await client.fence();
    },
  },
];
