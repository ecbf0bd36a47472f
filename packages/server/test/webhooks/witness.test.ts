import { expect, test } from "vitest";
import type { OpenWebhooks, WebhookEvent, Webhooks } from "../../src/webhooks/webhooks.ts";
import { SAID, toContract } from "../contracts.ts";
import { KITCHEN, say, subscribe, unsubscribe } from "../frames.ts";
import { openPair, type PairOptions } from "../open-pair.ts";
import { createNameAuthenticator, helloAs } from "../users.ts";

const LOG = { size: 1000, ttlMs: 3_600_000, durability: "memory" } as const;
const contract = toContract({
  room: { events: SAID, log: LOG, presence: {} },
  open: { events: SAID, log: LOG },
});

/** Webhooks that are told in the memory of the test. */
function createMemoryWebhooks(
  messages: readonly string[] = [],
): Webhooks & { take(): readonly WebhookEvent[] } {
  let told: WebhookEvent[] = [];
  const open: OpenWebhooks = { tell: (event) => told.push(event), stop: () => Promise.resolve() };
  return {
    messages,
    open: () => open,
    take() {
      const taken = told;
      told = [];
      return taken;
    },
  };
}

function setUp(messages: readonly string[] = [], options: PairOptions = {}) {
  const webhooks = createMemoryWebhooks(messages);
  const pair = openPair({ contract, webhooks, authenticator: createNameAuthenticator(), ...options });
  pair.core.witness?.open({ ...pair.core, store: undefined });
  const toWords = (): readonly string[] =>
    webhooks
      .take()
      .map((event) => `${event.type} ${event.channel}${"user" in event ? ` ${event.user}` : ""}`);
  return { pair, webhooks, toWords };
}

test("the first subscriber occupies a channel and the last one vacates it", () => {
  const { pair, toWords } = setUp();
  const [ada, bob] = [pair.connect(helloAs("ada")), pair.connect(helloAs("bob"))];
  ada.send(subscribe(1, { channel: "open" }));
  bob.send(subscribe(1, { channel: "open" }));
  pair.flush();
  expect(toWords()).toEqual(["channel.occupied open"]);
  ada.send(unsubscribe(2, "open"));
  pair.flush();
  ada.send(subscribe(3, { channel: "open" }));
  ada.hangUp();
  pair.flush();
  expect(toWords()).toEqual([]);
  bob.hangUp();
  pair.flush();
  expect(toWords()).toEqual(["channel.vacated open"]);
});

test("a subscription that takes the place of another is no news", () => {
  const { pair, toWords } = setUp();
  const ada = pair.connect(helloAs("ada"));
  ada.send(subscribe(1), subscribe(2));
  pair.flush();
  expect(toWords()).toEqual([`channel.occupied ${KITCHEN}`, `member.joined ${KITCHEN} ada`]);
});

test("a member joins with the first connection, and leaves when the grace of the last is over [PRS-2] [PRS-3]", () => {
  const { pair, toWords } = setUp([], { presenceGraceMs: 1000 });
  const [one, two] = [pair.connect(helloAs("ada")), pair.connect(helloAs("ada"))];
  one.send(subscribe(1));
  two.send(subscribe(1));
  pair.flush();
  expect(toWords()).toEqual([`channel.occupied ${KITCHEN}`, `member.joined ${KITCHEN} ada`]);
  one.hangUp(1006);
  two.hangUp(1006);
  pair.clock.advance(900);
  const back = pair.connect(helloAs("ada"));
  back.send(subscribe(1));
  pair.flush();
  pair.clock.advance(5000);
  expect(toWords()).toEqual([`channel.vacated ${KITCHEN}`, `channel.occupied ${KITCHEN}`]);
  back.hangUp(1006);
  pair.clock.advance(900);
  expect(toWords()).toEqual([`channel.vacated ${KITCHEN}`]);
  pair.clock.advance(200);
  expect(toWords()).toEqual([`member.left ${KITCHEN} ada`]);
});

test("a member who says goodbye leaves at once, and all leave when the server stops", async () => {
  const { pair, toWords } = setUp();
  const [ada, bob] = [pair.connect(helloAs("ada")), pair.connect(helloAs("bob"))];
  ada.send(subscribe(1));
  bob.send(subscribe(1));
  pair.flush();
  toWords();
  ada.hangUp(1000);
  expect(toWords()).toEqual([`member.left ${KITCHEN} ada`]);
  bob.hangUp(1006);
  await pair.core.witness?.stop(0);
  expect(toWords()).toEqual([`channel.vacated ${KITCHEN}`, `member.left ${KITCHEN} bob`]);
  pair.clock.advance(100_000);
  expect(toWords()).toEqual([]);
});

test("messages are told of the namespaces that ask for it, each once, whoever says them", async () => {
  const { pair, webhooks } = setUp(["room"], {
    backend: { publish: ({ data }) => ({ allow: true, data: { ...data, text: "***" } }) },
  });
  const ada = pair.connect(helloAs("ada"));
  const keyed = { ...say(1, "damn"), key: "key-00001" };
  ada.send(keyed, { ...keyed, id: 2 }, say(3, "Tea?", { channel: "open" }));
  pair.flush();
  const namespace = pair.core.contract.namespace("room");
  if (namespace === undefined) throw new Error("no namespace");
  const said = { channel: KITCHEN, event: "chat.said", data: { text: "closing" }, by: undefined };
  await pair.core.publisher.publish(namespace, said);
  const told = webhooks.take();
  expect(told).toMatchObject([
    {
      type: "message.published",
      channel: KITCHEN,
      position: { offset: 1 },
      event: "chat.said",
      data: { text: "***" },
      by: { user: "ada", connection: "connection-1" },
    },
    { position: { offset: 2 }, data: { text: "closing" } },
  ]);
  expect(told[1]).not.toHaveProperty("by");
  const [first, second] = told.map(({ id }) => id.split("-"));
  expect(first?.at(-1)).toBe("1");
  expect(second?.at(-1)).toBe("2");
});

test("a namespace that the contract has not is refused by name", () => {
  expect(() => setUp(["rom"])).toThrow(
    new TypeError("webhooks.messages: the contract declares no namespace rom"),
  );
});
