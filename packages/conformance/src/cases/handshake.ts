import type { Case } from "../case.ts";
import { createGuestSecret } from "../context.ts";
import type { ClientFrame } from "../generated/frames.ts";
import { isEqualJson } from "../schema/json-schema.ts";
import type { Subject } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import { SUBPROTOCOL } from "../wire/open-socket.ts";
import { expectOk, expectPosition, expectSubscribed } from "./expect.ts";
import { openScene, toPublish } from "./scene.ts";

const FOREIGN_ORIGIN = "https://parlance-conformance.invalid";

/** Most that PROTOCOL [HS-3] allows a server to wait for hello. */
const MAX_HELLO_MS = 15_000;

/** What a loaded machine may add to a timer. */
const SLACK_MS = 1_000;

/** How long the server waits for hello: as long as it says, else as long as it may. */
function helloMs({ info }: Subject): number {
  return info.ok ? info.value.windows.helloMs : MAX_HELLO_MS;
}

const LARGE_HELLO_BYTES = 16 * 1024;

/** From the upgrade to `welcome`. */
export const handshakeCases: readonly Case[] = [
  {
    id: "core/handshake/subprotocol-selected",
    title: "the subprotocol of Parlance is selected among others",
    requirements: ["HS-1"],
    phase: "scripted",
    async run(context) {
      for (const subprotocols of [
        [SUBPROTOCOL],
        ["conformance.other", SUBPROTOCOL],
        [SUBPROTOCOL, "conformance.other"],
      ]) {
        const { status, subprotocol } = await context.upgrade({ subprotocols });
        const isSelected = status === 101 && subprotocol === SUBPROTOCOL;
        context.demand(
          "HS-1",
          isSelected,
          `101 with ${SUBPROTOCOL}`,
          `${status} with ${String(subprotocol)}`,
        );
      }
      await context.connect("alice");
    },
  },
  {
    id: "core/handshake/subprotocol-required",
    title: "an upgrade that does not offer the subprotocol of Parlance is refused",
    requirements: ["HS-10", "HS-1"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      for (const subprotocols of [[], ["conformance.other"], ["parlance.v0.json", "PARLANCE.V1.JSON"]]) {
        const { status, subprotocol } = await context.upgrade({ subprotocols });
        const isUnoffered = subprotocol !== undefined && !subprotocols.some((each) => each === subprotocol);
        context.demand("HS-1", !isUnoffered, "no subprotocol that was not offered", String(subprotocol));
        context.demand(
          "HS-10",
          status >= 400,
          `HTTP 400 or above to an offer of ${show(subprotocols)}`,
          `HTTP ${status}`,
        );
      }
    },
  },
  {
    id: "core/handshake/foreign-origin",
    title: "an origin that is not allowed is refused with 403",
    requirements: ["HS-2"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      const { status } = await context.upgrade({
        subprotocols: [SUBPROTOCOL],
        headers: { Origin: FOREIGN_ORIGIN },
      });
      if (status === 101) throw new NotApplicable("the server allows every origin");
      context.demand("HS-2", status === 403, `HTTP 403 to the origin ${FOREIGN_ORIGIN}`, `HTTP ${status}`);
    },
  },
  {
    id: "core/handshake/hello-timeout",
    title: "a connection that says nothing is closed with hello_timeout",
    requirements: ["HS-3", "CLS-1"],
    phase: "scripted",
    needsMs: (subject) => Math.min(helloMs(subject), MAX_HELLO_MS) * 1.2 + SLACK_MS,
    async run(context) {
      await context.connect("alice");
      const limitMs = helloMs(context.subject);
      context.demand(
        "HS-3",
        limitMs <= MAX_HELLO_MS,
        `windows.helloMs of at most ${MAX_HELLO_MS}`,
        String(limitMs),
      );
      const silent = await context.open("silent");
      const openedAt = performance.now();
      await silent.closed("HS-3", ["hello_timeout"], limitMs * 1.2 + SLACK_MS);
      const tookMs = Math.round(performance.now() - openedAt);
      const isPatient = !context.subject.info.ok || tookMs > limitMs * 0.8;
      context.demand(
        "HS-3",
        isPatient,
        `${limitMs} ms of patience, as /v1/info says`,
        `closed after ${tookMs} ms`,
      );
    },
  },
  {
    id: "core/handshake/frame-before-hello",
    title: "a well-formed first frame other than hello is closed with protocol_violation",
    requirements: ["HS-4", "HS-5", "CLS-1"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      const place = context.place();
      const channel = context.channel(place.namespace);
      const frames: readonly ClientFrame[] = [
        { type: "ping", id: 1 },
        { type: "pong" },
        { type: "subscribe", id: 1, channel },
        { type: "unsubscribe", id: 1, channel },
        { ...toPublish(context, place, channel), id: 1 },
      ];
      for (const frame of frames) {
        const early = await context.open(`early-${frame.type}`);
        early.send(frame);
        await early.closed("HS-4", ["protocol_violation"]);
      }
    },
  },
  {
    id: "core/handshake/second-hello",
    title: "a second hello is closed with protocol_violation",
    requirements: ["HS-4", "HS-5", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const client = await context.connect("alice");
      await client.fence();
      client.send(context.hello());
      await client.closed("HS-4", ["protocol_violation"]);
    },
  },
  {
    id: "core/handshake/pipelined",
    title: "frames sent behind hello without waiting are processed in order after welcome",
    requirements: ["HS-7", "HS-5", "SUB-2"],
    phase: "scripted",
    async run(context) {
      const place = context.place();
      const channel = context.channel(place.namespace);
      const client = await context.open("alice");
      client.send(context.hello());
      const subscribe = client.post({ type: "subscribe", channel });
      const publish = client.post(toPublish(context, place, channel));
      const ping = client.post({ type: "ping" });
      await client.welcomed();
      const { position } = expectSubscribed(await client.reply(subscribe, { requirement: "HS-7" }), "HS-7");
      const acked = expectPosition(await client.reply(publish, { requirement: "HS-7" }), "HS-7");
      const { frame } = await client.message(channel, "HS-7");
      const isInOrder = acked.offset === position.offset + 1 && frame.offset === acked.offset;
      context.demand(
        "HS-7",
        isInOrder,
        "the publish after the subscribe",
        show({ position, acked, message: frame }),
      );
      expectOk(await client.reply(ping, { requirement: "HS-7" }), "HS-7");
      await context.connect("bob");
    },
  },
  {
    id: "core/handshake/refused-hello-processes-nothing",
    title: "of frames behind a hello that is refused, none is processed",
    requirements: ["HS-7", "FR-4"],
    phase: "scripted",
    async run(context) {
      const scene = await openScene(context);
      const client = await context.open("mallory");
      client.sendText(JSON.stringify({ ...context.hello(), unforeseen: true }));
      client.send({ ...toPublish(context, scene.place, scene.channel), id: 1 });
      await client.closed("HS-7", ["bad_frame"]);
      await scene.proveUntouched();
    },
  },
  {
    id: "core/handshake/large-hello",
    title: "a hello of 16 KiB is accepted, a longer one is too or is closed with bad_frame",
    requirements: ["HS-11", "CLS-1"],
    phase: "scripted",
    async run(context) {
      const hello = JSON.stringify(context.hello());
      const client = await context.open("alice");
      client.sendText(hello.padEnd(LARGE_HELLO_BYTES, " "));
      await context.welcomed(client).catch((fault: unknown) => {
        context.demand("HS-11", client.ending === undefined, "welcome", "the connection closed");
        throw fault;
      });
      const longer = await context.open("bob");
      longer.sendText(JSON.stringify(context.hello()).padEnd(LARGE_HELLO_BYTES + 1, " "));
      await longer.welcomed().catch(async (fault: unknown) => {
        if (longer.ending === undefined) throw fault;
        await longer.closed("HS-11", ["bad_frame", "too_large"]);
      });
    },
  },
  {
    id: "core/handshake/info-agrees",
    title: "welcome says the same as GET /v1/info",
    requirements: ["HS-6", "HS-9"],
    phase: "scripted",
    async run(context) {
      const { welcome } = await context.connect("alice");
      const { info } = context.subject;
      context.advise(
        "HS-9",
        info.ok,
        "a document of info.schema.json at /v1/info",
        info.ok ? "one" : info.reason,
      );
      if (!info.ok) throw new NotApplicable(info.reason);
      const { match: _, ...contract } = welcome.contract;
      const told = info.value;
      const pairs: readonly (readonly [string, unknown, unknown])[] = [
        ["features", [...welcome.features].toSorted(), [...told.features].toSorted()],
        ["limits", welcome.limits, told.limits],
        ["heartbeat", welcome.heartbeat, told.heartbeat],
        ["contract", contract, told.contract],
      ];
      for (const [name, inWelcome, inInfo] of pairs) {
        const isSame = isEqualJson(inWelcome, inInfo);
        context.demand("HS-6", isSame, `${name} of /v1/info, ${show(inInfo)}, in welcome`, show(inWelcome));
      }
      const hasName = told.subprotocols.includes(SUBPROTOCOL);
      context.demand(
        "HS-6",
        hasName,
        `${SUBPROTOCOL} among the subprotocols of /v1/info`,
        show(told.subprotocols),
      );
    },
  },
  {
    id: "core/handshake/connection-unique",
    title: "no two live connections have the same connection id",
    requirements: ["HS-8"],
    phase: "scripted",
    async run(context) {
      const seen = new Set<string>();
      for (let index = 1; index <= 5; index++) {
        const { welcome } = await context.connect(`client-${index}`);
        context.demand("HS-8", !seen.has(welcome.connection), "an id of its own", welcome.connection);
        seen.add(welcome.connection);
      }
    },
  },
  {
    id: "core/handshake/guest-stays-same",
    title: "the same guest secret is the same user, and the user does not reveal it",
    requirements: ["HS-8"],
    phase: "scripted",
    async run(context) {
      if (context.hasToken) throw new NotApplicable("guests are tried without --token");
      const guest = createGuestSecret();
      const first = await context.connect("first", { hello: { guest } });
      const second = await context.connect("second", { hello: { guest } });
      const { user } = first.welcome;
      await first.end();
      const third = await context.connect("third", { hello: { guest } });
      for (const { welcome } of [second, third])
        context.demand("HS-8", welcome.user === user, `user ${user}`, welcome.user);
      const last = guest.endsWith("A") ? "B" : "A";
      const like = await context.connect("like", { hello: { guest: guest.slice(0, -1) + last } });
      context.demand(
        "HS-8",
        like.welcome.user !== user,
        "another user for a secret with another last character",
        like.welcome.user,
      );
      const pieces = Array.from({ length: guest.length - 7 }, (_, index) => guest.slice(index, index + 8));
      const shown = pieces.find((piece) => user.includes(piece));
      context.demand(
        "HS-8",
        shown === undefined,
        "nothing of the secret in the user",
        `${user}, sent ${guest}`,
      );
    },
  },
];
