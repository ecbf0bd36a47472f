import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import { toContract } from "../contracts.ts";
import { createLateEngine } from "../engine/late-engine.ts";
import { createFakeClock } from "../fake-clock.ts";
import { KITCHEN, say, subscribe, toTexts, toWords, type } from "../frames.ts";
import { openPair } from "../open-pair.ts";
import { createNameAuthenticator, helloAs } from "../users.ts";

const text = {
  type: "object",
  properties: { text: { type: "string", minLength: 1, maxLength: 100 } },
  required: ["text"],
  additionalProperties: false,
} as const;
const nothing = { type: "object", properties: {}, additionalProperties: false } as const;
const contract = toContract({
  room: {
    events: {
      "chat.said": { kind: "message", data: text },
      "chat.shouted": { kind: "message", data: text, rate: { perMinute: 6, burst: 1 } },
      "chat.typing": { kind: "signal", data: nothing },
    },
    rates: { publish: { perMinute: 60, burst: 3 }, signal: { perMinute: 60, burst: 2 } },
  },
});
const authenticator = createNameAuthenticator();

describe("a rate of a namespace [LIM-5]", () => {
  test("refuses what goes beyond it, says when to come again, and grants that then", () => {
    const pair = openPair({ contract });
    const ada = pair.connect();
    ada.send(subscribe(1), say(2, "a"), say(3, "b"), say(4, "c"), say(5, "d"));
    pair.flush();
    expect(toWords(ada.received).filter((word) => !word.startsWith("message"))).toEqual([
      "welcome",
      "subscribed 1",
      "ok 2",
      "ok 3",
      "ok 4",
      "error 5 rate_limited",
    ]);
    expect(ada.received.at(-1)).toMatchObject({ retryable: true, afterMs: 1000 });
    pair.clock.advance(1000);
    ada.send(say(6, "d"));
    pair.flush();
    expect(toTexts(ada.received)).toEqual(["a", "b", "c", "d"]);
  });

  test("is of a user, over all connections and channels, and of nobody else", () => {
    const pair = openPair({ contract, authenticator });
    const [first, second] = [pair.connect(helloAs("ada")), pair.connect(helloAs("ada"))];
    const bob = pair.connect(helloAs("bob"));
    first.send(say(1, "a"), say(2, "b", { channel: "room:other" }));
    second.send(say(1, "c"), say(2, "d"));
    bob.send(say(1, "e"));
    pair.flush();
    expect(toWords(second.take())).toEqual(["ok 1", "error 2 rate_limited"]);
    expect(toWords(bob.take())).toEqual(["ok 1"]);
  });

  test("counts neither what it refuses nor what is refused for another reason", () => {
    const pair = openPair({ contract });
    const ada = pair.connect();
    for (let id = 1; id <= 5; id++) ada.send(say(id, ""));
    ada.send(say(6, "a"), say(7, "b"), say(8, "c"), say(9, "d"), say(10, "e"));
    pair.clock.advance(1000);
    ada.send(say(11, "f"));
    pair.flush();
    expect(toWords(ada.take()).slice(5)).toEqual([
      "ok 6",
      "ok 7",
      "ok 8",
      "error 9 rate_limited",
      "error 10 rate_limited",
      "ok 11",
    ]);
  });
});

test("a rate of an event counts besides that of its namespace [LIM-5]", () => {
  const pair = openPair({ contract });
  const ada = pair.connect();
  const shout = (id: number) => say(id, "A", { event: "chat.shouted" });
  ada.send(shout(1), shout(2), say(3, "a"), say(4, "b"), say(5, "c"));
  pair.flush();
  expect(toWords(ada.take())).toEqual([
    "ok 1",
    "error 2 rate_limited",
    "ok 3",
    "ok 4",
    "error 5 rate_limited",
  ]);
});

test("signals beyond their rate reach nobody; one without id is not answered [LIM-5] [SIG-4]", () => {
  const pair = openPair({ contract });
  const [ada, bob] = [pair.connect(), pair.connect()];
  bob.send(subscribe(1));
  ada.send(type({ id: 1 }), type(), type(), type({ id: 2 }));
  pair.flush();
  expect(toWords(ada.take())).toEqual(["ok 1", "error 2 rate_limited"]);
  expect(toWords(bob.take())).toEqual(["subscribed 1", "signal", "signal"]);
});

test("publishes keep their order behind rates that are asked across a network [PUB-2]", async () => {
  const clock = createFakeClock();
  const engine = createLateEngine(createMemoryEngine({ clock }), { areRatesLate: true });
  const pair = openPair({ contract, clock, engine });
  const ada = pair.connect();
  ada.send(subscribe(1));
  await engine.doAll();
  ada.send(say(2, "a"), say(3, "b"), say(4, "c"), say(5, "d"));
  await engine.doAll();
  await pair.settle();
  expect(toTexts(ada.received)).toEqual(["a", "b", "c"]);
  expect(toWords(ada.received)).toContain("error 5 rate_limited");
});

test("nobody's rate bounds what no rate is stated for", () => {
  const pair = openPair({ contract: toContract({ room: { events: {}, anyEvent: true } }) });
  const ada = pair.connect();
  for (let id = 1; id <= 200; id++) ada.send({ ...say(id, "a"), channel: KITCHEN });
  pair.clock.advance(5000);
  pair.flush();
  expect(ada.take().every((frame) => frame.type === "ok")).toBe(true);
});
