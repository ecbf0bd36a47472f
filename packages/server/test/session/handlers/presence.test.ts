import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import { NOTED, toContract } from "../../contracts.ts";
import { createLateEngine } from "../../engine/late-engine.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { KITCHEN, subscribe, toWords, unsubscribe } from "../../frames.ts";
import { openPair } from "../../open-pair.ts";
import { createNameAuthenticator, helloAs, toIdentity } from "../../users.ts";

function present(id: number, data: object, channel: string = KITCHEN): object {
  return { type: "presence", id, channel, data };
}

function members(id: number, more: object = {}): object {
  return { type: "members", id, channel: KITCHEN, ...more };
}

const authenticator = createNameAuthenticator({
  reader: toIdentity("reader", { allowed: () => ["subscribe"] }),
});

describe("what a member says of itself", () => {
  test("goes to watchers and stands in the list; the newest counts, from whichever connection", () => {
    const pair = openPair({ authenticator });
    const [ada, again, bob] = [
      pair.connect(helloAs("ada")),
      pair.connect(helloAs("ada")),
      pair.connect(helloAs("bob")),
    ];
    for (const client of [ada, again]) client.send(subscribe(1));
    bob.send(subscribe(1, { presence: true }));
    ada.send(present(2, { name: "Ada" }));
    again.send(present(2, { name: "Countess" }));
    bob.send(members(2));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["subscribed 1", "ok 2"]);
    const frames = bob.take();
    expect(toWords(frames)).toEqual(["subscribed 1", "join bob", "update ada", "update ada", "members 2"]);
    expect(frames[3]).toMatchObject({ member: { user: "ada", data: { name: "Countess" } }, total: 2 });
    expect(frames[4]).toMatchObject({
      total: 2,
      members: [{ user: "ada", data: { name: "Countess" } }, { user: "bob" }],
    });
  });

  test.each([
    ["breaks the contract", { name: "" }, "/data/name"],
    ["has a member too many", { age: 36 }, "/data/age"],
  ])("is refused at its place when it %s, and reaches nobody [PUB-8] [ERR-2]", (_, data, at) => {
    const pair = openPair({ authenticator });
    const client = pair.connect(helloAs("ada"));
    client.send(subscribe(1, { presence: true }), present(2, data), members(3));
    pair.flush();
    const frames = client.take();
    expect(toWords(frames)).toEqual(["subscribed 1", "join ada", "error 2 invalid_payload", "members 3"]);
    expect(frames[2]).toMatchObject({ at });
    expect(frames[3]).toMatchObject({ members: [{ user: "ada" }] });
  });

  test("must be nothing where the contract says no more than that there is presence", () => {
    const pair = openPair({ contract: toContract({ room: { events: NOTED, presence: {} } }) });
    const client = pair.connect();
    client.send(subscribe(1), present(2, {}), present(3, { name: "Ada" }));
    pair.flush();
    expect(toWords(client.take())).toEqual(["subscribed 1", "ok 2", "error 3 invalid_payload"]);
  });

  test("needs a subscription, one that there is now", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(present(1, {}), subscribe(2), unsubscribe(3), present(4, {}));
    pair.flush();
    expect(toWords(client.take())).toEqual([
      "error 1 not_subscribed",
      "subscribed 2",
      "ok 3",
      "error 4 not_subscribed",
    ]);
  });
});

describe("an engine that takes its time", () => {
  test("answers in the order in which was asked, and tells what a member said before the list that has it", async () => {
    const clock = createFakeClock();
    const engine = createLateEngine(createMemoryEngine({ clock }));
    const pair = openPair({ authenticator, clock, engine });
    const client = pair.connect(helloAs("ada"));
    client.send(subscribe(1, { presence: true }), present(2, { name: "Ada" }), members(3), unsubscribe(4));
    await engine.doAll();
    await pair.settle();
    await engine.doAll();
    await pair.settle();
    const frames = client.take();
    expect(toWords(frames)).toEqual(["subscribed 1", "join ada", "update ada", "ok 2", "members 3", "ok 4"]);
    expect(frames[4]).toMatchObject({ members: [{ user: "ada", data: { name: "Ada" } }] });
  });

  test("and cannot be reached: not_available, which may be sent again [ERR-1]", () => {
    const clock = createFakeClock();
    const engine = createMemoryEngine({ clock });
    engine.presence.say = () => false;
    engine.presence.list = () => undefined;
    const pair = openPair({ authenticator, clock, engine });
    const client = pair.connect(helloAs("ada"));
    client.send(subscribe(1), present(2, { name: "Ada" }), members(3));
    pair.flush();
    expect(client.take().slice(1)).toMatchObject([
      { type: "error", id: 2, code: "not_available", retryable: true },
      { type: "error", id: 3, code: "not_available", retryable: true },
    ]);
  });
});

describe("faults of members and presence", () => {
  test.each([
    ["a namespace that the contract has not", "nowhere:x", "ada", "unknown_namespace"],
    ["a namespace without presence", "open:x", "ada", "not_kept"],
    ["a channel that is not granted [PRM-1]", KITCHEN, "reader", "forbidden"],
  ])("%s", (_, channel, who, code) => {
    const pair = openPair({ authenticator });
    const client = pair.connect(helloAs(who));
    client.send(members(1, { channel }), present(2, {}, channel));
    pair.flush();
    expect(toWords(client.take())).toEqual([`error 1 ${code}`, `error 2 ${code}`]);
  });

  test("subscribe with presence where members is not granted is forbidden, and subscribes to nothing [PRM-1]", () => {
    const pair = openPair({ authenticator });
    const [reader, ada] = [pair.connect(helloAs("reader")), pair.connect(helloAs("ada"))];
    reader.send(subscribe(1, { presence: true }), unsubscribe(2), subscribe(3));
    ada.send(subscribe(1));
    pair.flush();
    expect(toWords(reader.take())).toEqual(["error 1 forbidden", "ok 2", "subscribed 3"]);
  });

  test("subscribe with presence where there is none subscribes all the same", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1, { channel: "open:x", presence: true }));
    pair.flush();
    expect(toWords(client.take())).toEqual(["subscribed 1"]);
  });
});
