import type { ClientCase } from "../client-case.ts";
import type { Message } from "../generated/frames.ts";
import type { Stage } from "../stage/stage.ts";
import { violate } from "../verdict.ts";
import { CHANNEL, connectClient, handsOver, openScene, type Scene } from "./scene.ts";

/** Sends something odd in the middle of a line, and demands that the line goes on as if it had not been there. */
function tolerated(
  slug: string,
  title: string,
  disturb: (scene: Scene, stage: Stage) => void | Promise<void>,
  requirement = "CLI-1",
): ClientCase {
  return {
    id: `client/tolerance/${slug}`,
    title,
    requirements: [requirement],
    phase: "scripted",
    async run(stage) {
      const scene = await openScene(stage);
      await scene.say("before", requirement);
      await disturb(scene, stage);
      await scene.say("after", requirement);
      await stage.demandAlive(requirement);
      if (stage.connectionCount > 1) violate(requirement, "the same connection", "another one");
    },
  };
}

/**
 * Sends what no server may send, and demands that the client hands over nothing of it and goes on: on this connection or
 * on the next.
 */
function survived(slug: string, title: string, disturb: (scene: Scene) => void): ClientCase {
  return {
    id: `client/malformed/${slug}`,
    title,
    requirements: ["CLI-7"],
    phase: "scripted",
    run: (stage) => survive(stage, disturb),
  };
}

/** Disturbs a client that is subscribed, and demands that it comes through. */
async function survive(stage: Stage, disturb: (scene: Scene) => void): Promise<void> {
  const scene = await openScene(stage);
  await scene.say("before", "CLI-7");
  disturb(scene);
  const message = scene.line.add("after");
  scene.peer.send(message);
  // Whoever gives the connection up gets the message by recovery, on the next one.
  const next = scene.peer
    .ended({ requirement: "CLI-7", expected: "", withinMs: 60_000 })
    .then(() => stage.reconnect("CLI-7"))
    .then(async (peer) => {
      await peer.greet();
      stage.serve(peer);
    })
    .catch(() => undefined);
  await Promise.race([
    handsOver(scene.client, message.offset, "CLI-7"),
    next.then(() => new Promise(() => {})),
  ]);
  await stage.demandAlive("CLI-7");
}

function withMore(frame: object): string {
  return JSON.stringify({ more: { of: ["the", "future"] }, ...frame });
}

const toleranceCases: readonly ClientCase[] = [
  tolerated("unknown-type", "a frame of an unknown type is ignored", ({ peer }) => {
    peer.sendText('{"type":"weather","channel":"room:kitchen","sun":true}');
    peer.sendText('{"type":"weather","id":1}');
  }),
  tolerated("unknown-members", "unknown members of a message are ignored", async ({ client, peer, line }) => {
    const message = line.add("with more");
    peer.sendText(withMore(message));
    await handsOver(client, message.offset, "CLI-1");
  }),
  {
    id: "client/tolerance/unknown-members-of-replies",
    title: "unknown members of welcome, subscribed and ok are ignored",
    requirements: ["CLI-1"],
    phase: "scripted",
    async run(stage) {
      const { client, peer } = await connectClient(stage, {
        features: ["recovery", "idempotency", "time-travel"],
      });
      const line = stage.line(CHANNEL);
      peer.answer = (frame) => {
        if (frame.type === "subscribe") for (const each of line.begin(frame)) peer.sendText(withMore(each));
        if (frame.type === "publish")
          peer.sendText(withMore({ type: "ok", id: frame.id, position: { epoch: "first", offset: 1 } }));
      };
      await client.done(client.subscribe(CHANNEL), {
        requirement: "CLI-1",
        expected: "subscribe to succeed",
      });
      await client.acked(client.publish(CHANNEL, "tea"), "CLI-1");
    },
  },
  tolerated(
    "unknown-event",
    "an event that the contract does not name keeps its place in the line",
    ({ peer, line }) => {
      peer.send(line.addData("never_heard_of", { a: 1 }));
    },
  ),
  tolerated("unknown-channel", "a message of a channel that nobody asked for is ignored", ({ peer }) => {
    const foreign: Message = {
      type: "message",
      channel: "room:elsewhere",
      offset: 9,
      event: "said",
      time: 1,
      data: { text: "psst" },
    };
    peer.send(foreign);
  }),
  tolerated("reply-to-nothing", "replies to requests that were never made are ignored", ({ peer }) => {
    peer.send({ type: "ok", id: 2_000_000_000 });
    peer.send({ type: "error", id: 2_000_000_001, code: "forbidden", message: "no", retryable: false });
  }),
  tolerated("unknown-codes", "an error with an unknown code and no id is no reason to end", ({ peer }) => {
    peer.send({ type: "error", channel: CHANNEL, code: "bad_weather", message: "rain", retryable: false });
  }),
  tolerated(
    "one-byte-fragments",
    "a message in fragments of one byte is one message",
    async ({ client, peer, line }) => {
      const message = line.add("in pieces: ä € 😀");
      peer.sendByteByByte(message);
      await handsOver(client, message.offset, "CLI-1");
    },
  ),
  tolerated(
    "huge-frame",
    "a message of 256 KiB is a message like any other",
    async ({ client, peer, line }) => {
      const message = line.add("x".repeat(256 * 1024));
      peer.send(message);
      await handsOver(client, message.offset, "CLI-1");
    },
  ),
  tolerated("delicate-text", "texts arrive as they are", async ({ client, peer, line }) => {
    const text = 'nul \u0000, quote ", backslash \\, \u2028, astral 😀, combining e\u0301';
    const message = line.add(text);
    peer.send(message);
    const handed = await client.handedOver(CHANNEL, message.offset, {
      requirement: "CLI-1",
      expected: "the text as it was sent",
    });
    if (handed.data["text"] !== text)
      violate("CLI-1", JSON.stringify(text), JSON.stringify(handed.data["text"]));
  }),
];

/** Where the next message of the line would come, something that breaks the rules comes. */
const malformedCases: readonly ClientCase[] = [
  survived("not-json", "a text that is not JSON is survived", ({ peer }) =>
    peer.sendText('{"type":"message",'),
  ),
  survived("not-an-object", "JSON that is not an object is survived", ({ peer }) => {
    for (const text of ["[]", "null", "7", '"message"', "true"]) peer.sendText(text);
  }),
  survived("no-type", "an object without type is survived", ({ peer }) =>
    peer.sendText('{"channel":"room:kitchen"}'),
  ),
  survived("binary", "a binary message is survived", ({ peer }) =>
    peer.sendBytes(Buffer.from([0, 1, 2]), true),
  ),
  survived("not-utf8", "a text that is not UTF-8 is survived", ({ peer }) =>
    peer.sendBytes(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), false),
  ),
  survived("deep", "a frame that is nested a hundred thousand deep is survived", ({ peer }) =>
    peer.sendText(`{"type":"weather","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
  ),
  survived("broken-message", "a message that breaks its schema is not handed over", ({ peer, line }) => {
    const offset = line.head.offset + 1;
    const usual = {
      type: "message",
      channel: CHANNEL,
      offset,
      event: "said",
      time: 1,
      data: { text: "bad" },
    };
    const broken = [
      { ...usual, offset: String(offset) },
      { ...usual, offset: offset + 0.5 },
      { ...usual, offset: -1 },
      { ...usual, data: "bad" },
      { ...usual, data: null },
      { ...usual, data: ["bad"] },
      { ...usual, event: 7 },
      { ...usual, channel: undefined },
    ];
    for (const each of broken) peer.sendText(JSON.stringify(each));
  }),
  survived("proto", "a member named __proto__ changes nothing", ({ peer }) =>
    peer.sendText('{"type":"ok","id":2000000000,"__proto__":{"polluted":true}}'),
  ),
];

/** What a client must put up with. */
export const toleranceClientCases: readonly ClientCase[] = [...toleranceCases, ...malformedCases];
