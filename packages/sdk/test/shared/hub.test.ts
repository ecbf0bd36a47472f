import * as fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { atDepth } from "../../../../test-depth.ts";
import { setPresence, watchMembers } from "../../src/features/presence.ts";
import { onSignal, sendSignal } from "../../src/features/signals.ts";
import { chat } from "../../src/generated/chat/index.ts";
import { createClient, type Subscription } from "../../src/index-node.ts";
import { startEmbeddedServer } from "../embedded-server.ts";
import { openBrowser, type Browser, type BrowserTab } from "./tabs.ts";

const KITCHEN = "room:kitchen";

/** All that a tab got, as `offset text`, with `own` where it is. */
async function listen(tab: BrowserTab, options: object = {}): Promise<string[]> {
  const heard: string[] = [];
  const kitchen = tab.client.channel(KITCHEN);
  kitchen.on("chat.said", ({ data, own }) => heard.push(own ? `${data.text} own` : data.text));
  tab.client.on("gap", ({ reason }) => heard.push(`gap ${reason}`));
  await kitchen.subscribe(options);
  return heard;
}

const say = ({ client }: BrowserTab, text: string) => client.channel(KITCHEN).publish("chat.said", { text });

/** Waits until every list ends so: what is published last has come everywhere. */
const untilAll = (lists: readonly (readonly string[])[], last: string) =>
  vi.waitFor(
    () => expect(lists.map((list) => list.at(-1)?.replace(" own", ""))).toEqual(lists.map(() => last)),
    {
      timeout: 10_000,
    },
  );

describe("tabs with one socket", () => {
  let url: string;
  let browser: Browser;
  beforeEach(async () => {
    ({ url } = await startEmbeddedServer({ limits: { framesPerSecond: 10_000 }, frameBurst: 100_000 }));
    browser = openBrowser(url);
    // The first one loads the server, which takes a busy machine its time.
  }, 60_000);

  it("are one client to the server; each hears everything once, and knows what is its own", async () => {
    const [a, b, c] = [browser.openTab(), browser.openTab(), browser.openTab()];
    const lists = [await listen(a), await listen(b), await listen(c)];
    const position = await say(a, "one");
    expect(position.offset).toBe(1);
    await say(b, "two");
    await say(c, "three");
    await untilAll(lists, "three");
    expect(lists).toEqual([
      ["one own", "two", "three"],
      ["one", "two own", "three"],
      ["one", "two", "three own"],
    ]);
    expect(browser.openedCount).toBe(1);
    expect(browser.sent.filter((type) => type === "hello")).toHaveLength(1);
    const users = [a, b, c].map(({ client: { state } }) => state.status === "connected" && state.user);
    expect(new Set(users).size).toBe(1);
  });

  it("get what they ask for when they join, and the others get nothing of it twice", async () => {
    const first = browser.openTab();
    const early = await listen(first);
    await say(first, "one");
    await say(first, "two");
    await say(first, "three");
    const late = await listen(browser.openTab(), { last: 2 });
    const never = await listen(browser.openTab());
    await say(first, "four");
    await untilAll([early, late, never], "four");
    expect(early).toEqual(["one own", "two own", "three own", "four own"]);
    expect(late).toEqual(["two", "three", "four"]);
    expect(never).toEqual(["four"]);
  });

  it("keep a subscription for as long as any of them wants it", async () => {
    const [a, b] = [browser.openTab(), browser.openTab()];
    const one = await a.client.channel(KITCHEN).subscribe();
    const heard = await listen(b);
    one.unsubscribe();
    await say(a, "still heard");
    await untilAll([heard], "still heard");
    expect(browser.sent).not.toContain("unsubscribe");
    b.crash();
    await vi.waitFor(() => expect(browser.sent).toContain("unsubscribe"));
    // The connection is still there for the tab that is left.
    await say(a, "to nobody");
    expect(browser.sockets.size).toBe(1);
    a.client.close();
    await vi.waitFor(() => expect(browser.sockets.size).toBe(0));
  });

  it("all go on from where they stand when the socket breaks: nothing lost, nothing twice", async () => {
    const tabs = [browser.openTab(), browser.openTab(), browser.openTab()];
    const lists = [];
    for (const tab of tabs) lists.push(await listen(tab));
    const other = createClient({ url, contract: chat });
    await say(tabs[0] as BrowserTab, "one");
    await untilAll(lists, "one");
    browser.drop();
    for (const text of ["two", "three"]) await other.channel(KITCHEN).publish("chat.said", { text });
    await untilAll(lists, "three");
    await say(tabs[1] as BrowserTab, "four");
    await untilAll(lists, "four");
    for (const list of lists)
      expect(list.map((line) => line.replace(" own", ""))).toEqual(["one", "two", "three", "four"]);
    expect(browser.openedCount).toBe(2);
    other.close();
  });

  it("do not cut short what another of them is still catching up with", async () => {
    const writer = createClient({ url, contract: chat });
    const before = await writer.channel(KITCHEN).publish("chat.said", { text: "before" });
    // Long enough that the server sends it in several pieces.
    const texts = Array.from({ length: 300 }, (_, index) => `${index} ${"x".repeat(2000)}`);
    await Promise.all(texts.map((text) => writer.channel(KITCHEN).publish("chat.said", { text })));
    const [a, b] = [browser.openTab(), browser.openTab()];
    const slow = listen(a, { position: before });
    const quick = listen(b);
    const lists = await Promise.all([slow, quick]);
    await writer.channel(KITCHEN).publish("chat.said", { text: "end" });
    await untilAll(lists, "end");
    expect(lists[0]).toEqual([...texts, "end"]);
    expect(lists[1]).toEqual(["end"]);
    writer.close();
  });

  it("share only with the same user", async () => {
    await Promise.all([
      browser.openTab().client.connect(),
      browser.openTab({ guest: "another-guest-of-the-browser" }).client.connect(),
    ]);
    expect(browser.openedCount).toBe(2);
  });

  it("keep to the server's number of requests at a time", async () => {
    const small = await startEmbeddedServer({ limits: { inFlight: 2 } });
    const narrow = openBrowser(small.url);
    const tabs = [narrow.openTab(), narrow.openTab(), narrow.openTab()];
    await Promise.all(tabs.map((tab) => tab.client.connect()));
    const positions = await Promise.all(
      tabs.flatMap((tab, index) => ["a", "b", "c", "d"].map((text) => say(tab, `${text}${index}`))),
    );
    expect(positions.map(({ offset }) => offset).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });

  it("share signals, members and what they say of themselves", async () => {
    const [a, b] = [browser.openTab(), browser.openTab()];
    await listen(a);
    await listen(b);
    const typing: string[] = [];
    onSignal(b.client.channel(KITCHEN), "chat.typing", ({ by }) => typing.push(String(by?.user)));
    sendSignal(a.client.channel(KITCHEN), "chat.typing", {});
    await vi.waitFor(() => expect(typing).toHaveLength(1));
    const members = await watchMembers(b.client.channel(KITCHEN));
    await setPresence(a.client.channel(KITCHEN), { name: "Ada" });
    await vi.waitFor(() => {
      const { state } = members;
      expect(state.status === "listed" && [...state.members.values()].map(({ data }) => data)).toEqual([
        { name: "Ada" },
      ]);
    });
    // Asking for changes of the members replaced the subscription, and cost nobody a message.
    await say(a, "after");
    expect(browser.openedCount).toBe(1);
  });

  it("hear of a refusal alone, and of a close together", async () => {
    const [a, b] = [browser.openTab(), browser.openTab()];
    await Promise.all([a.client.connect(), b.client.connect()]);
    const lobby = a.client.channel("lobby");
    await expect(lobby.publish("message", { text: "x", args: [] })).rejects.toMatchObject({
      code: "invalid_payload",
    });
    const states: string[] = [];
    a.client.on("state", ({ status }) => states.push(`a ${status}`));
    b.client.on("state", ({ status }) => states.push(`b ${status}`));
    browser.drop();
    await vi.waitFor(() => expect(states).toEqual(expect.arrayContaining(["a connected", "b connected"])));
    expect(states.filter((state) => state.endsWith("waiting"))).toHaveLength(2);
  });

  it("whatever they do, each hears all of its subscription: in order, without a hole, once", async () => {
    type Step =
      | { readonly do: "subscribe"; readonly tab: number; readonly last: number }
      | { readonly do: "unsubscribe" | "publish" | "crash"; readonly tab: number }
      | { readonly do: "drop" | "settle" };
    const tab = fc.nat({ max: 2 });
    const anyStep: fc.Arbitrary<Step> = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant("subscribe" as const), tab, last: fc.nat(3) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("unsubscribe" as const), tab }) },
      { weight: 6, arbitrary: fc.record({ do: fc.constant("publish" as const), tab }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const), tab }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("drop" as const, "settle" as const) }) },
    );
    let runs = 0;
    const property = fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      const room = `room:run${++runs}` as const;
      const tabs = openBrowser(url);
      const heard: number[][] = [];
      const gaps: string[] = [];
      const openTab = (at: number): BrowserTab => {
        const opened = tabs.openTab();
        const offsets: number[] = [];
        heard[at] = offsets;
        opened.client.channel(room).on("chat.said", ({ offset }) => offsets.push(offset));
        opened.client.on("gap", ({ reason }) => gaps.push(reason));
        return opened;
      };
      const open = [0, 1, 2].map(openTab);
      const subscriptions: (Promise<Subscription> | undefined)[] = [];
      const publishing: Promise<unknown>[] = [];
      for (const step of steps) {
        const at = "tab" in step ? step.tab : 0;
        const channel = (open[at] as BrowserTab).client.channel(room);
        if (step.do === "subscribe") {
          // A subscription that begins anew may begin later: only what follows it is one stretch.
          if (subscriptions[at] === undefined) {
            (heard[at] as number[]).length = 0;
            subscriptions[at] = channel.subscribe({ last: step.last });
            subscriptions[at]?.catch(() => undefined);
          }
        } else if (step.do === "unsubscribe") {
          const subscription = subscriptions[at];
          subscriptions[at] = undefined;
          await subscription?.then((each) => each.unsubscribe());
        } else if (step.do === "publish")
          publishing.push(channel.publish("chat.said", { text: "x" }).catch(() => undefined));
        else if (step.do === "drop") tabs.drop();
        else if (step.do === "settle") await (open[0] as BrowserTab).client.connect();
        else {
          (open[at] as BrowserTab).crash();
          (open[at] as BrowserTab).client.close();
          open[at] = openTab(at);
          subscriptions[at] = undefined;
        }
      }
      await Promise.all(publishing);
      for (const subscription of subscriptions) await subscription;
      const { offset: last } = await (open[0] as BrowserTab).client
        .channel(room)
        .publish("chat.said", { text: "end" });
      for (const [at, subscription] of subscriptions.entries()) {
        if (subscription === undefined) continue;
        const offsets = heard[at] as number[];
        await vi.waitFor(() => expect(offsets.at(-1)).toBe(last), { timeout: 10_000 });
        const first = offsets[0] as number;
        expect(offsets).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
      }
      expect(gaps).toEqual([]);
      for (const each of open) each.client.close();
    });
    await fc.assert(property, {
      numRuns: atDepth({ sample: 20, more: 150, full: 2000 }),
      endOnFailure: true,
    });
  }, 600_000);
});
