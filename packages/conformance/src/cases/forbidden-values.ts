import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { findBroken } from "../schema/find-broken.ts";
import { isEqualJson, type JsonObject } from "../schema/json-schema.ts";
import { show } from "../verdict.ts";
import type { Ending } from "../wire/inbox.ts";
import type { Reply } from "../wire/request.ts";
import { expectError, expectPosition } from "./expect.ts";
import { preferOpenPlace, toHostileText } from "./hostile-text.ts";
import { openScene, toPublish, type Scene } from "./scene.ts";

/** A piece of JSON that must be refused wherever it stands, and where it is put. */
interface Hostile {
  readonly what: string;
  /** Makes a frame's data with the blank where the piece shall stand. */
  readonly put: (data: JsonObject, blank: string) => unknown;
  readonly piece: string;
  /** Pointers that name the place; a name with a surrogate cannot stand in one, so the object may. */
  readonly at: readonly string[];
}

const asMember = (data: JsonObject, blank: string): unknown => ({ ...data, text: blank });
const deepDown = (data: JsonObject, blank: string): unknown => ({ ...data, list: [{ deep: blank }] });

const PROTO_MEMBERS: readonly Hostile[] = [
  {
    what: "__proto__ in data",
    put: asMember,
    piece: '1,"__proto__":{"admin":true}',
    at: ["/data/__proto__"],
  },
  {
    what: "__proto__ deep in data",
    put: deepDown,
    piece: '{"__proto__":null}',
    at: ["/data/list/0/deep/__proto__"],
  },
  {
    what: "an escaped __proto__",
    put: asMember,
    piece: String.raw`1,"\u005f_proto__":1`,
    at: ["/data/__proto__"],
  },
];

const INFINITE_NUMBERS: readonly Hostile[] = [
  { what: "1e400 in data", put: asMember, piece: "1e400", at: ["/data/text"] },
  { what: "-1e400 deep in data", put: deepDown, piece: "[0,-1e400]", at: ["/data/list/0/deep/1"] },
  { what: "a number of 400 digits", put: asMember, piece: "9".repeat(400), at: ["/data/text"] },
];

const UNSAFE_INTEGERS: readonly Hostile[] = [
  { what: "2^53", put: asMember, piece: "9007199254740992", at: ["/data/text"] },
  { what: "2^53 + 1", put: asMember, piece: "9007199254740993", at: ["/data/text"] },
  { what: "-2^53 deep in data", put: deepDown, piece: "-9007199254740992", at: ["/data/list/0/deep"] },
  { what: "1e20", put: asMember, piece: "1e20", at: ["/data/text"] },
  { what: "2^53 with a point", put: deepDown, piece: "[9007199254740992.0]", at: ["/data/list/0/deep/0"] },
];

const LONE_SURROGATES: readonly Hostile[] = [
  { what: "a high surrogate alone", put: asMember, piece: String.raw`"\ud83c"`, at: ["/data/text"] },
  { what: "a low surrogate alone", put: deepDown, piece: String.raw`"a\udf75b"`, at: ["/data/list/0/deep"] },
  {
    what: "surrogates in the wrong order",
    put: asMember,
    piece: String.raw`"\udf75\ud83c"`,
    at: ["/data/text"],
  },
  {
    what: "a lone surrogate in a member name",
    put: asMember,
    piece: String.raw`1,"\ud83c":1`,
    at: ["/data"],
  },
];

async function demandEachRefused(context: CaseContext, hostiles: readonly Hostile[]): Promise<void> {
  const scene = await openScene(context, preferOpenPlace(context));
  const client = await context.connect("mallory");
  for (const { what, put, piece, at } of hostiles) {
    const publish = toPublish(context, scene.place, scene.channel);
    const id = client.nextId();
    const text = toHostileText((blank) => ({ ...publish, id, data: put(publish.data, blank) }), piece);
    client.sendText(text, { isAmbiguous: true });
    const expected = `error invalid_frame for ${what}`;
    const error = expectError(await client.reply(id, { requirement: "FR-10", expected }), {
      requirement: "FR-10",
      code: "invalid_frame",
      what,
    });
    const isNamed = error.at === undefined || at.includes(error.at);
    context.demand("ERR-2", isNamed, `at ${at.join(" or ")} for ${what}`, show(error.at));
    await client.fence();
  }
  await scene.proveUntouched();
  await scene.publish(client);
}

/** A frame in which a member name stands twice, and what may come of it. */
interface Twice {
  readonly what: string;
  readonly text: string;
  /** Data that may be delivered: one of the values alone, as it was validated. */
  readonly deliverable: readonly JsonObject[];
}

function listTwice(scene: Scene, id: number, first: JsonObject, second: JsonObject): readonly Twice[] {
  const { channel, place } = scene;
  const [a, b] = [JSON.stringify(first), JSON.stringify(second)];
  const frame = (data: string): string =>
    `{"type":"publish","id":${id},"channel":"${channel}","event":"${place.event}",${data}}`;
  const name = JSON.stringify(Object.keys(first)[0] ?? "text");
  const inner = a.slice(1, -1);
  return [
    { what: "data twice, both valid", text: frame(`"data":${a},"data":${b}`), deliverable: [first, second] },
    {
      what: "data twice, the last one a string",
      text: frame(`"data":${a},"data":"x"`),
      deliverable: [first],
    },
    {
      what: "data twice, the first one a string",
      text: frame(`"data":"x","data":${a}`),
      deliverable: [first],
    },
    {
      what: "a member of data twice",
      text: frame(`"data":{${name}:null${inner === "" ? "" : `,${inner}`}}`),
      deliverable: [first, { ...first, [JSON.parse(name) as string]: null }],
    },
  ];
}

function isEnding(reply: Reply | Ending): reply is Ending {
  return !("type" in reply);
}

async function demandOneMeaning(context: CaseContext, scene: Scene, index: number): Promise<void> {
  const client = await context.connect("alice");
  const id = client.nextId();
  const { place } = scene;
  const twice = listTwice(scene, id, context.payload(place), context.payload(place))[index];
  if (twice === undefined) return;
  client.sendText(twice.text, { isAmbiguous: true });
  const reply = await client.replyOrEnding(id, "FR-9");
  if (isEnding(reply)) {
    context.demand(
      "FR-9",
      reply.code === 4400,
      `${twice.what} refused or read as one`,
      `close ${reply.code}`,
    );
  } else if (reply.type === "error") {
    const isRefused = reply.code === "invalid_frame" || reply.code === "invalid_payload";
    context.demand("FR-9", isRefused, `${twice.what} refused or read as one`, show(reply));
  } else {
    const { offset } = expectPosition(reply);
    const { frame } = await scene.subscriber.message(scene.channel, "FR-9");
    context.demand("PUB-1", frame.offset === offset, `the message at ${offset}`, `at ${frame.offset}`);
    const valid = twice.deliverable.filter((each) => findBroken(place.schema, each).length === 0);
    const isValidated = valid.some((each) => isEqualJson(each, frame.data));
    context.demand("FR-9", isValidated, `for ${twice.what}, one of ${show(valid)}`, show(frame.data));
  }
}

/** Values that may not be delivered in any form, and names that stand twice. */
export const forbiddenValueCases: readonly Case[] = [
  {
    id: "core/faults/proto-member",
    title: "a member named __proto__ is refused at any depth and reaches nobody",
    requirements: ["FR-10", "PUB-6", "ERR-2"],
    phase: "scripted",
    run: (context) => demandEachRefused(context, PROTO_MEMBERS),
  },
  {
    id: "core/faults/infinite-number",
    title: "a number that overflows to infinity is refused and reaches nobody",
    requirements: ["FR-10", "PUB-6", "ERR-2"],
    phase: "scripted",
    run: (context) => demandEachRefused(context, INFINITE_NUMBERS),
  },
  {
    id: "core/faults/unsafe-integer",
    title: "an integer beyond 2^53 - 1 is refused however it is written and reaches nobody",
    requirements: ["FR-10", "PUB-6", "ERR-2"],
    phase: "scripted",
    run: (context) => demandEachRefused(context, UNSAFE_INTEGERS),
  },
  {
    id: "core/faults/lone-surrogate",
    title: "a lone surrogate in a text or a name is refused and reaches nobody",
    requirements: ["FR-10", "PUB-6", "ERR-2", "FR-8"],
    phase: "scripted",
    run: (context) => demandEachRefused(context, LONE_SURROGATES),
  },
  {
    id: "core/faults/forbidden-value-without-id",
    title: "a forbidden value in a frame without id is closed with bad_frame",
    requirements: ["FR-10", "FR-4", "CLS-1"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      for (const piece of [String.raw`"\ud83c"`, String.raw`"a\udf75"`]) {
        const client = await context.open("mallory");
        const hello = context.hello();
        const text = toHostileText((blank) => ({ ...hello, sdk: { name: blank, version: "1" } }), piece);
        client.sendBytes(Buffer.from(text));
        await client.closed("FR-10", ["bad_frame"]);
      }
    },
  },
  {
    id: "core/faults/name-twice",
    title: "of a member name that stands twice, what was validated is what is delivered",
    requirements: ["FR-9", "FR-8", "PUB-6"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      for (let index = 0; index < 4; index++) await demandOneMeaning(context, scene, index);
      const client = await context.connect("bob");
      const channel = context.channel(scene.place.namespace);
      expectPosition(await client.request(toPublish(context, scene.place, channel)));
      await scene.subscriber.fence("FR-9", "nothing of what was refused");
    },
  },
];
