import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import type { History, Message, Page, Position } from "../generated/frames.ts";
import { whyWithout } from "../subject/subject.ts";
import { NotApplicable, show, violate } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import type { Reply } from "../wire/request.ts";
import { expectError, expectPosition } from "./expect.ts";
import { openScene, toPublish, type Scene } from "./scene.ts";
import { openTrimmed } from "./trimmed-scene.ts";

const whyNot = whyWithout("history");

type Direction = History["direction"];

const DIRECTIONS: readonly Direction[] = ["forward", "backward"];

function mayRead(context: CaseContext, namespace: string): boolean {
  return context.subject.granted.some(
    (each) => each.namespace === namespace && each.allowed?.includes("history") === true,
  );
}

/** A scene in a namespace whose messages are kept and may be read. */
function openReadable(context: CaseContext): Promise<Scene> {
  const place = context.place(
    ({ isLogged, namespace }) => isLogged && mayRead(context, namespace),
    "a namespace that keeps its messages and lets this user read them",
  );
  return openScene(context, place);
}

function expectPage(reply: Reply): Page {
  return reply.type === "page" ? reply : violate("HIS-1", "page", show(reply));
}

/** Where a walk goes on behind a page. */
function toNext({ epoch, messages }: Page, direction: Direction): Position | undefined {
  const edge = messages.at(direction === "forward" ? -1 : 0);
  return edge === undefined ? undefined : { epoch, offset: edge.offset };
}

/** Reads page after page until there are no more; gives the messages, ascending. What each page owes is judged as it comes. */
async function walk(
  client: Client,
  channel: string,
  direction: Direction,
  limit: number,
): Promise<readonly Message[]> {
  let found: readonly Message[] = [];
  let position: Position | undefined;
  for (;;) {
    const where = position === undefined ? {} : { position };
    const page = expectPage(await client.request({ type: "history", channel, direction, limit, ...where }));
    found = direction === "forward" ? [...found, ...page.messages] : [...page.messages, ...found];
    position = toNext(page, direction);
    if (!page.more || position === undefined) return found;
  }
}

async function demandLost(client: Client, channel: string, position: Position): Promise<void> {
  for (const direction of DIRECTIONS) {
    const reply = await client.request({ type: "history", channel, direction, limit: 10, position });
    expectError(reply, {
      requirement: "HIS-3",
      code: "position_lost",
      what: `${direction} ${show(position)}`,
    });
  }
}

const walkCases: readonly Case[] = DIRECTIONS.map((direction) => ({
  id: `history/page/walk-${direction}`,
  title: `pages walked ${direction} give every kept message once, as the subscribers got it`,
  requirements: ["HIS-1", "HIS-2", "HIS-4"],
  phase: "scripted",
  inapplicable: whyNot,
  async run(context: CaseContext) {
    const scene = await openReadable(context);
    await scene.publishMany(await context.connect("alice"), 7);
    const reader = await context.connect("reader");
    for (const limit of [1, 3, 7, 100]) {
      const offsets = (await walk(reader, scene.channel, direction, limit)).map(({ offset }) => offset);
      const isWhole = offsets.length === 7 && offsets.every((offset, index) => offset === index + 1);
      context.demand("HIS-1", isWhole, `offsets 1 to 7 by pages of ${limit}`, show(offsets));
    }
  },
}));

const positionCases: readonly Case[] = [
  {
    id: "history/position/exclusive",
    title: "a page begins next to its position, which it does not hold",
    requirements: ["HIS-1", "HIS-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openReadable(context);
      await scene.publishMany(await context.connect("alice"), 4);
      const reader = await context.connect("reader");
      const { channel, position } = scene;
      for (const direction of DIRECTIONS) {
        for (let offset = 1; offset <= position.offset; offset++) {
          const where = { direction, limit: 2, position: { ...position, offset } };
          // Its place, its length and `more` are judged as it comes.
          expectPage(await reader.request({ type: "history", channel, ...where }));
        }
      }
      const start = { ...position, offset: 0 };
      expectPage(
        await reader.request({ type: "history", channel, direction: "forward", limit: 9, position: start }),
      );
    },
  },
  {
    id: "history/position/empty-channel",
    title: "a channel on which nothing was published has an empty page",
    requirements: ["HIS-1", "HIS-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, subscriber } = await openReadable(context);
      for (const direction of DIRECTIONS) {
        const page = expectPage(await subscriber.request({ type: "history", channel, direction, limit: 10 }));
        const isEmpty = page.messages.length === 0 && page.head === 0 && !page.more;
        context.demand("HIS-1", isEmpty, "no messages, head 0, more: false", show(page));
      }
    },
  },
  {
    id: "history/position/lost",
    title: "a position of another epoch or above the head is answered position_lost",
    requirements: ["HIS-3"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openReadable(context);
      await scene.publishMany(await context.connect("alice"), 3);
      const { channel, position } = scene;
      const reader = await context.connect("reader");
      await demandLost(reader, channel, { epoch: "conformance.no-such-epoch", offset: 2 });
      await demandLost(reader, channel, { ...position, offset: position.offset + 2 });
      expectPage(await reader.request({ type: "history", channel, direction: "forward", limit: 10 }));
    },
  },
  {
    id: "history/position/trimmed",
    title: "a position next to messages that are no longer kept is answered position_lost",
    requirements: ["HIS-3", "HIS-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const { channel, position } = await openTrimmed(context, (namespace) => mayRead(context, namespace));
      const reader = await context.connect("reader");
      const { first } = expectPage(
        await reader.request({ type: "history", channel, direction: "forward", limit: 1 }),
      );
      if (first < 3) throw new NotApplicable("the server keeps more than its contract says");
      const ask = { type: "history", channel, limit: 1, direction: "forward" } as const;
      const before = await reader.request({ ...ask, position: { ...position, offset: first - 2 } });
      expectError(before, { requirement: "HIS-3", code: "position_lost" });
      expectPage(await reader.request({ ...ask, position: { ...position, offset: first - 1 } }));
      const back = { ...ask, direction: "backward" } as const;
      const gone = await reader.request({ ...back, position: { ...position, offset: first - 1 } });
      expectError(gone, { requirement: "HIS-3", code: "position_lost" });
      const end = expectPage(await reader.request({ ...back, position: { ...position, offset: first } }));
      const isEnd = end.messages.length === 0 && !end.more;
      context.demand("HIS-2", isEnd, `an empty page before ${first}, the oldest kept message`, show(end));
    },
  },
  {
    id: "history/position/not-kept",
    title: "history of a namespace without a log is answered not_kept",
    requirements: ["HS-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const place = context.place(
        ({ isLogged, namespace }) => !isLogged && mayRead(context, namespace),
        "a namespace that keeps nothing and lets this user read",
      );
      const scene = await openScene(context, place);
      const client = await context.connect("alice");
      await scene.publish(client);
      const ask = { type: "history", channel: scene.channel, direction: "backward", limit: 10 } as const;
      expectError(await client.request(ask), { requirement: "HS-6", code: "not_kept" });
    },
  },
  {
    id: "history/page/behind-publishes",
    title: "history that is asked for behind a publish to the same channel holds its message",
    requirements: ["HIS-1", "SUB-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const scene = await openReadable(context);
      const { channel, place } = scene;
      const client = await context.connect("alice");
      for (let offset = 1; offset <= 5; offset++) {
        const published = client.post(toPublish(context, place, channel));
        const asked = client.post({ type: "history", channel, direction: "backward", limit: 3 });
        await scene.follow(expectPosition(await client.reply(published)));
        const page = expectPage(await client.reply(asked));
        context.demand("SUB-2", page.head >= offset, `head ${offset}`, show(page));
      }
    },
  },
];

/** Cases of the feature `history`. */
export const historyFeatureCases: readonly Case[] = [...walkCases, ...positionCases];
