import { chat } from "@parlance/sdk/chat";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isChromiumExpected, launchChromium } from "../../../console/test/e2e/browser.ts";
import { createClient, type ClientState } from "../../src/index-node.ts";
import { startEmbeddedServer, type Running } from "../embedded-server.ts";
import { listenTo, servePage, type PageServer, type TestPage } from "./page-server.ts";

/** What a page has put where tests find it. */
declare const heard: readonly string[];
declare const gaps: readonly string[];
declare const ready: Promise<ClientState>;
declare function say(text: string): Promise<unknown>;

/** Waits until a tab has heard a text, and gives all that it heard. */
async function listenFor({ page }: TestPage, text: string): Promise<readonly string[]> {
  await page.waitForFunction((last) => heard.at(-1)?.replace(" own", "") === last, text);
  return page.evaluate(() => heard);
}

describe.skipIf(!isChromiumExpected)("one socket for all tabs in Chromium", () => {
  let browser: Browser;
  let pages: PageServer;
  let server: Running;
  let context: BrowserContext;
  /** How many clients the server has seen. */
  let openedCount: number;

  beforeAll(async () => {
    [browser, pages] = await Promise.all([
      launchChromium(),
      servePage("shared-tab.ts", { workers: ["shared-worker.ts"] }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    openedCount = 0;
    server = await startEmbeddedServer({ onOpen: () => void openedCount++ });
    context = await browser.newContext();
  });
  afterEach(() => context.close());

  async function openTab(worker?: string): Promise<TestPage> {
    const tab = listenTo(await context.newPage());
    const query = new URLSearchParams({ server: server.url, ...(worker !== undefined && { worker }) });
    await tab.page.goto(`${pages.url}?${query}`);
    const { status } = await tab.page.evaluate(() => ready);
    expect(status).toBe("connected");
    return tab;
  }

  const sayIn = (page: Page, text: string) => page.evaluate((each) => say(each), text);

  it.each([
    ["a SharedWorker", "/shared-worker.js"],
    ["the tab that leads", undefined],
    ["the tab that leads, where the script of the worker is missing", "/missing.js"],
  ])("is held by %s: the server sees one client, each tab hears everything once", async (_name, worker) => {
    const tabs = [await openTab(worker), await openTab(worker), await openTab(worker)];
    const [first, second, third] = tabs as [TestPage, TestPage, TestPage];
    await sayIn(first.page, "one");
    await sayIn(third.page, "two");
    expect(await listenFor(first, "two")).toEqual(["one own", "two"]);
    expect(await listenFor(second, "two")).toEqual(["one", "two"]);
    expect(await listenFor(third, "two")).toEqual(["one", "two own"]);
    expect(openedCount).toBe(1);

    // The first tab leads, where one does. Somebody else speaks while it is being closed.
    const other = createClient({ url: server.url, contract: chat });
    const texts = Array.from({ length: 60 }, (_, index) => `line ${index}`);
    const speaking = (async () => {
      for (const text of texts) await other.channel("room:kitchen").publish("chat.said", { text });
    })();
    await first.page.close();
    await speaking;
    await sayIn(second.page, "three");
    expect(await listenFor(second, "three")).toEqual(["one", "two", ...texts, "three own"]);
    expect(await listenFor(third, "three")).toEqual(["one", "two own", ...texts, "three"]);
    for (const { page, complaints } of [second, third]) {
      expect(await page.evaluate(() => gaps)).toEqual([]);
      expect(complaints.filter((text) => !text.includes("missing.js"))).toEqual([]);
    }
    // The other client, and one more of the browser where the socket went with its tab.
    expect(openedCount).toBe(worker === "/shared-worker.js" ? 2 : 3);
    other.close();
  });

  it("ends when the last tab does", async () => {
    const ended: number[] = [];
    server = await startEmbeddedServer({ onClose: (_who: unknown, code: number) => ended.push(code) });
    const tabs = [await openTab("/shared-worker.js"), await openTab("/shared-worker.js")];
    for (const { page } of tabs) await page.close();
    await expect.poll(() => ended.length, { timeout: 20_000 }).toBe(1);
  });
});
