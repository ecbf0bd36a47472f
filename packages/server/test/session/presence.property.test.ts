import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Member, ServerFrame, ServerMembers } from "../../src/generated/frames.ts";
import { KITCHEN, subscribe, unsubscribe } from "../frames.ts";
import { openPair, type Client, type Pair } from "../open-pair.ts";
import { createNameAuthenticator, helloAs } from "../users.ts";

const USERS = ["ada", "bob", "eve"] as const;
/** Never a multiple of the steps of time, so that no leave is due within a tick of a look. */
const GRACE_MS = 29_500;

const user = fc.constantFrom(...USERS);
const which = fc.nat(3);

const STEP = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("enter" as const), user, isWatching: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("again" as const), user, which, isWatching: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("unsubscribe" as const), user, which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("close" as const),
      user,
      which,
      code: fc.constantFrom(1000, 1001, 1006, 4500, 4501),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("say" as const),
      user,
      which,
      name: fc.constantFrom("A", "B", "C"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      seconds: fc.constantFrom(1, 5, 14, 29, 30, 60),
    }),
  },
);

type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;

interface ModelMember {
  data: object | undefined;
  connections: number;
  leavesMs: number | undefined;
}

/** Who is in the channel, in a few lines: what happened since the last look is in `said`, as words. */
function createModel() {
  const members = new Map<string, ModelMember>();
  let nowMs = 0;
  let said: string[] = [];
  return {
    enter(name: string): void {
      const known = members.get(name);
      if (known === undefined) {
        members.set(name, { data: undefined, connections: 1, leavesMs: undefined });
        said.push(`join ${name}`);
      } else {
        known.connections++;
        known.leavesMs = undefined;
      }
    },
    exit(name: string, isClean: boolean): void {
      const known = members.get(name)!;
      if (--known.connections > 0) return;
      if (!isClean) known.leavesMs = nowMs + GRACE_MS;
      else {
        members.delete(name);
        said.push(`leave ${name}`);
      }
    },
    say(name: string, data: object): void {
      members.get(name)!.data = data;
      said.push(`update ${name}`);
    },
    wait(ms: number): void {
      nowMs += ms;
      for (const [name, { leavesMs = Number.POSITIVE_INFINITY }] of members) {
        if (leavesMs > nowMs) continue;
        members.delete(name);
        said.push(`leave ${name}`);
      }
    },
    list: (): readonly Member[] =>
      [...members.keys()].toSorted().map((name) => {
        const { data } = members.get(name)!;
        return { user: name, ...(data !== undefined && { data: data as Record<string, unknown> }) };
      }),
    take(): readonly string[] {
      const words = said;
      said = [];
      return words;
    },
  };
}

/** Asks for the whole list, two members at a time. */
function askMembers(
  pair: Pair,
  client: Client,
  nextId: () => number,
): { version: number; members: Member[] } {
  const members: Member[] = [];
  let cursor: string | undefined;
  for (;;) {
    client.send({
      type: "members",
      id: nextId(),
      channel: KITCHEN,
      limit: 2,
      ...(cursor !== undefined && { cursor }),
    });
    pair.flush();
    const page = client.received.findLast(
      (frame): frame is ServerMembers => frame.type === "members" && "members" in frame,
    )!;
    members.push(...page.members);
    if (page.cursor === undefined) return { version: page.version, members };
    ({ cursor } = page);
  }
}

/** A connection that follows the list by the changes that it is told, and by nothing else. */
function createView(pair: Pair, client: Client, nextId: () => number) {
  const first = askMembers(pair, client, nextId);
  const members = new Map(first.members.map((member) => [member.user, member]));
  let { version } = first;
  let seen = client.received.length;
  const words: string[] = [];
  const apply = (frame: ServerFrame): void => {
    if (frame.type !== "presence") return;
    expect(frame.version).toBe(version + 1);
    ({ version } = frame);
    const changed = frame.member!.user;
    words.push(`${frame.action} ${changed}`);
    if (frame.action === "leave") members.delete(changed);
    else members.set(changed, frame.member!);
    expect(frame.total).toBe(members.size);
  };
  return {
    update(): void {
      for (const frame of client.received.slice(seen)) apply(frame);
      seen = client.received.length;
    },
    list: (): readonly Member[] => [...members.values()].toSorted((a, b) => (a.user < b.user ? -1 : 1)),
    take: (): readonly string[] => words.splice(0),
    get version() {
      return version;
    },
  };
}

/** Moves time on, with everybody alive. */
function wait(pair: Pair, clients: Iterable<Client>, seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    for (const client of clients) client.send({ type: "pong" });
    pair.clock.advance(1000);
  }
}

interface Open {
  readonly client: Client;
  readonly user: string;
  lastId: number;
  isSubscribed: boolean;
  isWatching: boolean;
}

function run(steps: readonly Step[]): void {
  const pair = openPair({
    authenticator: createNameAuthenticator(),
    presenceGraceMs: GRACE_MS,
    frameBurst: 100_000,
    connectionsPerUser: 1000,
  });
  const watcher = pair.connect(helloAs("watcher"));
  let lastId = 0;
  const nextId = (): number => ++lastId;
  watcher.send(subscribe(nextId(), { presence: true }));
  pair.flush();
  const view = createView(pair, watcher, nextId);
  const model = createModel();
  model.enter("watcher");
  model.take();
  const open: Open[] = [];
  const find = (name: string, index: number): Open | undefined => {
    const theirs = open.filter((each) => each.user === name);
    return theirs[index % Math.max(1, theirs.length)];
  };
  const act = (step: Step): void => {
    if (step.kind === "wait") {
      wait(pair, [watcher, ...open.map(({ client }) => client)], step.seconds);
      model.wait(step.seconds * 1000);
      return;
    }
    if (step.kind === "enter") {
      const client = pair.connect(helloAs(step.user));
      client.send(subscribe(1, { presence: step.isWatching }));
      open.push({ client, user: step.user, lastId: 1, isSubscribed: true, isWatching: step.isWatching });
      model.enter(step.user);
      return;
    }
    const found = find(step.user, step.which);
    if (found === undefined) return;
    switch (step.kind) {
      case "again":
        found.client.send(subscribe(++found.lastId, { presence: step.isWatching }));
        if (!found.isSubscribed) model.enter(found.user);
        found.isSubscribed = true;
        found.isWatching = step.isWatching;
        return;
      case "unsubscribe":
        found.client.send(unsubscribe(++found.lastId));
        if (found.isSubscribed) model.exit(found.user, true);
        found.isSubscribed = false;
        found.isWatching = false;
        return;
      case "close":
        open.splice(open.indexOf(found), 1);
        found.client.hangUp(step.code);
        if (found.isSubscribed) model.exit(found.user, step.code === 1000);
        return;
      case "say":
        found.client.send({
          type: "presence",
          id: ++found.lastId,
          channel: KITCHEN,
          data: { name: step.name },
        });
        if (found.isSubscribed) model.say(found.user, { name: step.name });
    }
  };
  for (const step of steps) {
    const before = open.map((each) => ({
      each,
      isWatching: each.isWatching,
      seen: each.client.received.length,
    }));
    act(step);
    pair.flush();
    view.update();
    const happened = model.take();
    expect(view.take().toSorted()).toEqual(happened.toSorted());
    expect(view.list()).toEqual(model.list());
    // PRS-5: nobody else is told anything.
    for (const { each, isWatching, seen } of before) {
      if (isWatching || each.isWatching) continue;
      expect(each.client.received.slice(seen).filter(({ type }) => type === "presence")).toEqual([]);
    }
    const asked = askMembers(pair, watcher, nextId);
    expect(asked.members).toEqual(model.list());
    expect(asked.version).toBe(view.version);
  }
}

describe("presence", () => {
  test("is what a small model says, for one who applies each change and for one who asks [PRS-1] [PRS-2] [PRS-3] [PRS-4] [PRS-5]", () => {
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 40 }), (steps) => run(steps)),
      { numRuns: 100 },
    );
  });
});
