import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import { show } from "../verdict.ts";
import { SUBPROTOCOL } from "../wire/open-socket.ts";
import { toClientFrame } from "../wire/to-client-frame.ts";
import { expectOk, expectPosition } from "./expect.ts";
import { withText } from "./hostile-text.ts";
import { openScene, toPublish } from "./scene.ts";

/** Texts that break readers who mistake bytes, units and characters for each other. */
const DELICATE_TEXTS: readonly string[] = [
  "\u{1f375} tea",
  "e\u0301 é",
  'quote " backslash \\ slash /',
  "line\u2028separator\u2029",
  "tab\t feed\n",
  "\u0000\u0001\u001f\u007f",
  "\ufeffmark",
  "</script>",
];

function brokenUtf8(context: CaseContext): readonly (readonly [string, Buffer])[] {
  const place = context.place();
  const channel = context.channel(place.namespace);
  const text = JSON.stringify({ type: "unsubscribe", id: 1, channel: `${channel}?` });
  const [before = "", after = ""] = text.split("?");
  const wrap = (...bytes: readonly number[]): Buffer =>
    Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
  return [
    ["a lone continuation byte", wrap(0x80)],
    ["a sequence that breaks off", wrap(0xe2, 0x82)],
    ["an overlong slash", wrap(0xc0, 0xaf)],
    ["a surrogate in UTF-8", wrap(0xed, 0xa0, 0x80)],
    ["beyond U+10FFFF", wrap(0xf4, 0x90, 0x80, 0x80)],
    ["0xff", wrap(0xff)],
  ];
}

/** Frames as WebSocket messages: forms of JSON, fragments, bytes that are no text, size. */
export const framingCases: readonly Case[] = [
  {
    id: "core/framing/json-forms",
    title: "a frame may be written in any form that JSON has",
    requirements: ["FR-1"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      const forms = [
        (id: number) => `\n { "id" : ${id} ,\t"type" : "ping" }\r\n`,
        (id: number) => String.raw`{"\u0074ype":"p\u0069ng","id":${id}}`,
        (id: number) => `{"type":"ping","id":${id}.0}`,
        (id: number) => `{"type":"ping","id":${id}e0}`,
        (id: number) => `{"type":"ping","id":${id}0E-1}`,
      ];
      for (const form of forms) {
        const id = client.nextId();
        client.sendText(form(id));
        expectOk(
          await client.reply(id, { requirement: "FR-1", expected: `ok to ${show(form(id))}` }),
          "FR-1",
        );
      }
    },
  },
  {
    id: "core/framing/fragments",
    title: "a text message that comes in fragments, cut inside a character, is one frame",
    requirements: ["FR-1", "PUB-9"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const client = await context.connect("alice");
      const place = context.place();
      const delicate = withText(place, context.payload(place), "\u{1f375}\u{1f375}\u{1f375}");
      const data = delicate?.data ?? context.payload(place);
      const publish = {
        type: "publish",
        id: client.nextId(),
        channel: scene.channel,
        event: place.event,
        data,
      };
      client.sendFragments(JSON.stringify(publish), 16);
      expectPosition(await client.reply(publish.id, { requirement: "FR-1" }));
      const { frame } = await scene.subscriber.message(scene.channel, "FR-1");
      context.demand("PUB-9", isEqualJson(frame.data, data), show(data), show(frame.data));
    },
  },
  {
    id: "core/framing/half-frame",
    title: "a connection that is cut inside a frame does no harm and has no effect",
    requirements: ["FR-1", "PUB-6"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const { socket } = await context.upgrade({ subprotocols: [SUBPROTOCOL] });
      const publish = toClientFrame(
        JSON.stringify({ ...toPublish(context, scene.place, scene.channel), id: 1 }),
      );
      socket?.write(toClientFrame(JSON.stringify(context.hello())));
      socket?.end(publish.subarray(0, publish.length - 1));
      await scene.proveUntouched();
    },
  },
  {
    id: "core/framing/delicate-texts",
    title: "texts arrive as they were published: astral characters, NUL, quotes, separators",
    requirements: ["PUB-9", "FR-8", "SUB-5"],
    phase: "scripted",
    async run(context) {
      const place = context.place(
        (each) => withText(each, context.payload(each), "tea \u{1f375}") !== undefined,
        "an event with free text",
      );
      const scene = await openScene(context, place);
      const publisher = await context.connect("alice");
      const second = await context.connect("second");
      await second.request({ type: "subscribe", channel: scene.channel });
      for (const text of DELICATE_TEXTS) {
        const delicate = withText(place, context.payload(place), text);
        if (delicate !== undefined) {
          await scene.publish(publisher, { data: delicate.data });
          await second.message(scene.channel);
        }
      }
    },
  },
  {
    id: "core/framing/largest-integers",
    title: "integers up to 2^53 - 1 arrive with every digit",
    requirements: ["PUB-9", "FR-8"],
    phase: "scripted",
    async run(context) {
      const place = context.place(({ isOpen }) => isOpen, "a namespace that allows any event");
      const scene = await openScene(context, place);
      const numbers = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, -1, 0.1, 1e-7, 5e-324, 1.5];
      await scene.publish(await context.connect("alice"), { data: { numbers } });
    },
  },
  {
    id: "core/framing/largest-frame",
    title: "a frame of exactly limits.frameBytes is taken, one of a byte more is closed with too_large",
    requirements: ["FR-2", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      const { frameBytes } = client.welcome.limits;
      const id = client.nextId();
      client.sendText(`{"type":"ping","id":${id}}`.padEnd(frameBytes, " "));
      expectOk(
        await client.reply(id, { requirement: "FR-2", expected: `ok to a ping of ${frameBytes} bytes` }),
        "FR-2",
      );
      client.sendText(`{"type":"ping","id":${client.nextId()}}`.padEnd(frameBytes + 1, " "));
      await client.closed("FR-2", ["too_large"]);
      await context.connect("bob");
    },
  },
  {
    id: "core/framing/largest-publish",
    title: "a publish as long as limits.frameBytes reaches every subscriber whole",
    requirements: ["FR-2", "PUB-9", "SUB-5"],
    phase: "scripted",
    async run(context) {
      const place = context.place(({ isOpen }) => isOpen, "a namespace that allows any event");
      const scene = await openScene(context, place);
      const client = await context.connect("alice");
      const publish = { type: "publish", id: client.nextId(), channel: scene.channel, event: place.event };
      const bare = JSON.stringify({ ...publish, data: { text: "" } });
      const text = "x".repeat(client.welcome.limits.frameBytes - bare.length);
      client.sendText(JSON.stringify({ ...publish, data: { text } }));
      await scene.follow(expectPosition(await client.reply(publish.id, { requirement: "FR-2" })));
    },
  },
  {
    id: "core/framing/binary",
    title: "a binary message is closed with unsupported_data, whatever it holds",
    requirements: ["FR-2", "CLS-1"],
    phase: "scripted",
    async run(context) {
      for (const bytes of [Buffer.from('{"type":"ping","id":1}'), Buffer.from([0, 1, 2]), Buffer.alloc(0)]) {
        const client = await context.connect(`alice-${bytes.length}`);
        await client.fence();
        client.sendBytes(bytes, { isBinary: true });
        await client.closed("FR-2", ["unsupported_data"]);
      }
      await context.connect("bob");
    },
  },
  {
    id: "core/framing/bad-utf8",
    title: "a text that is not UTF-8 is closed with invalid_utf8",
    requirements: ["FR-2", "CLS-1"],
    phase: "scripted",
    async run(context) {
      for (const [what, bytes] of brokenUtf8(context)) {
        const client = await context.connect(what.replaceAll(" ", "-"));
        await client.fence();
        client.sendBytes(bytes);
        await client.closed("FR-2", ["invalid_utf8"]);
      }
      await context.connect("bob");
    },
  },
  {
    id: "core/framing/one-message-each",
    title: "every frame is one text message: two objects in one text are closed with bad_frame",
    requirements: ["FR-1", "FR-3"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      await client.fence();
      client.sendBytes(Buffer.from('{"type":"ping","id":2}{"type":"ping","id":3}'));
      await client.closed("FR-3", ["bad_frame"]);
    },
  },
];
