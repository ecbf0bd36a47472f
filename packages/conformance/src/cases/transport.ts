import { once } from "node:events";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { closeCodes } from "../generated/codes.ts";
import { violate } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { SUBPROTOCOL } from "../wire/open-socket.ts";
import { startTcpProxy, type TcpProxy, type Weather } from "../wire/tcp-proxy.ts";
import { toClientFrame } from "../wire/to-client-frame.ts";
import { expectPosition, expectSubscribed } from "./expect.ts";
import { openScene, toPublish, type Scene } from "./scene.ts";

const BURST = 12;

/** How long a reader does not read, so that others are seen to go on without it. */
const STALL_MS = 1_000;

function whySecure({ url }: { readonly url: string }): string | undefined {
  return url.startsWith("wss:") ? "the proxy of the suite cannot look into TLS" : undefined;
}

/** Runs with a proxy between the suite and the server, which ends with the case. */
async function withProxy(
  context: CaseContext,
  weather: { readonly up?: Weather; readonly down?: Weather },
  act: (proxy: TcpProxy) => Promise<void>,
): Promise<void> {
  await using proxy = await startTcpProxy(context.url, weather);
  await act(proxy);
}

async function connectVia(context: CaseContext, name: string, via: TcpProxy): Promise<Client> {
  return context.connect(name, { via });
}

/** Publishes several messages without waiting and demands that each takes the next offset and reaches the subscriber. */
async function publishBurst(context: CaseContext, scene: Scene, client: Client): Promise<void> {
  const ids = Array.from({ length: BURST }, () =>
    client.post(toPublish(context, scene.place, scene.channel)),
  );
  for (const id of ids) await scene.follow(expectPosition(await client.reply(id)));
}

/** Takes what the watcher got of a burst that broke off, and goes on from there: a beginning of it, whole. */
async function expectBeginning(context: CaseContext, scene: Scene): Promise<void> {
  const { subscriber, channel, place } = scene;
  const prover = await context.connect("prover");
  const { offset } = expectPosition(await prover.request(toPublish(context, place, channel)));
  const arrived = offset - scene.position.offset - 1;
  context.demand(
    "PUB-6",
    arrived >= 0 && arrived <= BURST,
    `at most ${BURST} messages of the burst`,
    String(arrived),
  );
  // That they are in order and without a hole is judged as they come.
  await subscriber.messages(channel, arrived + 1, "SUB-3");
  await subscriber.fence();
}

/** The code of the first close frame among whole frames of a server; undefined when there is none yet. */
function findCloseCode(bytes: Buffer): number | undefined {
  let at = 0;
  while (at + 4 <= bytes.length) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    if ((bytes.readUInt8(at) & 0x0f) === 8) return short >= 2 ? bytes.readUInt16BE(at + 2) : undefined;
    // A server has nothing to say here that would need 64 bits for its length.
    at += short === 126 ? 4 + bytes.readUInt16BE(at + 2) : 2 + short;
  }
  return undefined;
}

/** Reads a socket without a WebSocket library until it ends: the code of the close frame, and whether there was an end. */
async function readEnding(
  context: CaseContext,
  socket: Duplex,
): Promise<{ readonly code: number | undefined; readonly isEnded: boolean }> {
  let bytes = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
  });
  const ended = once(socket, "close").then(() => true);
  const isEnded = await Promise.race([ended, pause(context.deadlineMs, false, { ref: false })]);
  return { code: findCloseCode(bytes), isEnded };
}

const slowCases: readonly Case[] = [
  {
    id: "core/transport/trickle-up",
    title: "frames that arrive one byte at a time are the frames that were sent",
    requirements: ["FR-1", "PUB-1", "SUB-3"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, { up: { chunkBytes: 1 } }, async (via) => {
        const client = await connectVia(context, "alice", via);
        await scene.publish(client);
        await publishBurst(context, scene, client);
        await client.end();
      });
    },
  },
  {
    id: "core/transport/trickle-down",
    title: "a subscriber whose bytes come a few at a time gets every message once",
    requirements: ["SUB-3", "SUB-5", "FR-1"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, { down: { chunkBytes: 3 } }, async (via) => {
        const reader = await connectVia(context, "reader", via);
        expectSubscribed(await reader.request({ type: "subscribe", channel: scene.channel }));
        await publishBurst(context, scene, await context.connect("alice"));
        await reader.messages(scene.channel, BURST);
        await reader.fence();
        await reader.end();
      });
    },
  },
  {
    id: "core/transport/latency",
    title: "on a long way everything comes in order, and the acks of a burst are right",
    requirements: ["SUB-2", "SUB-3", "PUB-1", "PUB-2"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, { up: { latencyMs: 60 }, down: { latencyMs: 60 } }, async (via) => {
        const client = await connectVia(context, "alice", via);
        expectSubscribed(await client.request({ type: "subscribe", channel: scene.channel }));
        await publishBurst(context, scene, client);
        await client.messages(scene.channel, BURST);
        await client.fence();
        await client.end();
      });
    },
  },
  {
    id: "core/transport/slow-reader",
    title: "a subscriber that does not read holds up nobody else, and then gets every message or is closed",
    requirements: ["SUB-3", "FR-7"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, {}, async (via) => {
        const slow = await connectVia(context, "slow", via);
        expectSubscribed(await slow.request({ type: "subscribe", channel: scene.channel }));
        via.path.stopReading();
        const publisher = await context.connect("alice");
        await publishBurst(context, scene, publisher);
        await pause(STALL_MS);
        await publishBurst(context, scene, publisher);
        via.path.goOnReading();
        await expectAllOrClosed(slow, scene.channel, BURST * 2);
        await slow.end();
      });
    },
  },
];

/** A server may give up a reader that stalls; one that it keeps gets everything. */
async function expectAllOrClosed(slow: Client, channel: string, count: number): Promise<void> {
  try {
    await slow.messages(channel, count);
  } catch (fault) {
    if (slow.ending === undefined) throw fault;
    await slow.closed("LIM-2", ["slow_consumer"]);
    slow.abandon();
  }
}

const endCases: readonly Case[] = [
  {
    id: "core/transport/coalesced",
    title: "frames that arrive in one piece take effect one after the other",
    requirements: ["FR-1", "SUB-2", "PUB-2", "FR-12"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, {}, async (via) => {
        const client = await connectVia(context, "alice", via);
        via.path.hold();
        const ids = Array.from({ length: BURST }, () =>
          client.post(toPublish(context, scene.place, scene.channel)),
        );
        const ping = client.post({ type: "ping" });
        // A moment for the bytes to reach the proxy; if they come later, they are only less of one piece.
        await pause(20);
        via.path.release();
        for (const id of ids) await scene.follow(expectPosition(await client.reply(id)));
        await client.reply(ping);
        await client.end();
      });
    },
  },
  {
    id: "core/transport/cut",
    title: "when a connection is cut in a burst, a beginning of the burst took effect and nothing else",
    requirements: ["SUB-3", "PUB-6", "PUB-2"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, { up: { chunkBytes: 7 } }, async (via) => {
        const client = await connectVia(context, "alice", via);
        const first = client.post(toPublish(context, scene.place, scene.channel));
        for (let index = 1; index < BURST; index++)
          client.post(toPublish(context, scene.place, scene.channel));
        const acked = expectPosition(await client.reply(first));
        client.abandon();
        client.expectEnd();
        via.path.cut();
        context.demand(
          "PUB-2",
          acked.offset === scene.position.offset + 1,
          "the first of the burst first",
          String(acked.offset),
        );
        await expectBeginning(context, scene);
      });
    },
  },
  {
    id: "core/transport/half-close",
    title:
      "a client that closes its sending side does no harm: what it sent takes effect from the start, or not at all",
    requirements: ["SUB-3", "PUB-6"],
    phase: "transport",
    inapplicable: whySecure,
    async run(context) {
      const scene = await openScene(context);
      await withProxy(context, {}, async (via) => {
        const client = await connectVia(context, "alice", via);
        client.abandon();
        client.expectEnd();
        for (let index = 0; index < BURST; index++)
          client.post(toPublish(context, scene.place, scene.channel));
        await pause(20);
        via.path.halfClose();
        await expectBeginning(context, scene);
      });
    },
  },
  {
    id: "core/transport/control-between-fragments",
    title: "control frames of WebSocket between the fragments of a message change nothing",
    requirements: ["FR-1", "PUB-1"],
    phase: "transport",
    async run(context) {
      const scene = await openScene(context);
      const client = await context.connect("alice");
      const publish = { ...toPublish(context, scene.place, scene.channel), id: client.nextId() };
      client.sendFragments(JSON.stringify(publish), 24, { withControl: true });
      await scene.follow(expectPosition(await client.reply(publish.id, { requirement: "FR-1" })));
      await client.fence();
    },
  },
  {
    id: "core/transport/huge-announced",
    title: "a frame that announces more bytes than there can be is closed with too_large before they come",
    requirements: ["FR-2"],
    phase: "transport",
    async run(context) {
      const witness = await context.connect("bob");
      const { socket } = await context.upgrade({ subprotocols: [SUBPROTOCOL] });
      if (socket === undefined) return violate("HS-1", "an upgrade", "none");
      socket.write(toClientFrame(JSON.stringify(context.hello())));
      // A text message, masked, of 2^40 bytes, of which only the header ever comes.
      socket.write(Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]));
      const { code, isEnded } = await readEnding(context, socket);
      if (code === undefined && !isEnded)
        context.remark("the server waits for the bytes of a frame that is too large");
      else context.demand("FR-2", code === closeCodes.too_large, "close 1009", `close ${String(code)}`);
      await witness.fence();
    },
  },
];

/** The bytes below the frames: in pieces, in one piece, late, not read, broken off. */
export const transportCases: readonly Case[] = [...slowCases, ...endCases];
