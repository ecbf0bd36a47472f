import { chat } from "@parlance/sdk/chat";
import type { Browser } from "playwright-core";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isChromiumExpected, launchChromium } from "../../../console/test/e2e/browser.ts";
import { createClient } from "../../src/index-node.ts";
import { startEmbeddedServer, type Running } from "../embedded-server.ts";
import { listenTo, servePage, type PageServer, type TestPage } from "./page-server.ts";
import { App, createTappedClient } from "./pages/react-chat.tsx";

/** What the page has put where tests find it. */
declare const sent: readonly string[];
declare function show(isOpen: boolean): void;

/** Says so many lines in the kitchen. */
async function publishLines(url: string, count: number): Promise<void> {
  const client = createClient({ url, contract: chat });
  for (let line = 1; line <= count; line++)
    await client.channel("room:kitchen").publish("chat.said", { text: `line ${line}` });
  client.close();
}

describe("server rendering", () => {
  it("shows where things begin, and starts nothing", () => {
    const frames: string[] = [];
    const client = createTappedClient("ws://localhost:9/v1/connect", frames);
    const html = renderToString(createElement(App, { client }));
    expect(html).toContain('<p id="connection">idle</p>');
    expect(html).toContain('<p id="members">loading</p>');
    expect(html).toContain("<ul></ul>");
    expect(client.state).toEqual({ status: "idle" });
    expect(frames).toEqual([]);
  });
});

describe.skipIf(!isChromiumExpected)("React in Chromium", () => {
  let browser: Browser;
  let pages: PageServer;
  let server: Running;

  beforeAll(async () => {
    [browser, pages] = await Promise.all([launchChromium(), servePage("react-main.tsx")]);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    server = await startEmbeddedServer();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  async function visit(from: PageServer = pages): Promise<TestPage> {
    const visitor = listenTo(await (await browser.newContext()).newPage());
    await visitor.page.goto(`${from.url}?server=${encodeURIComponent(server.url)}`);
    return visitor;
  }

  const toTexts = ({ page }: TestPage): Promise<string[]> => page.locator("li").allTextContents();
  const stored = ({ page }: TestPage, text: string) =>
    page.locator('li[data-status="stored"]', { hasText: text });

  it("lists history and what comes, loads older, and knows who is there", async () => {
    await publishLines(server.url, 6);
    const ada = await visit();
    await stored(ada, "line 6").waitFor();
    expect(await toTexts(ada)).toEqual(["line 4", "line 5", "line 6"]);
    await ada.page.getByRole("button", { name: "older" }).click();
    await stored(ada, "line 2").waitFor();
    expect(await toTexts(ada)).toEqual(["line 2", "line 3", "line 4", "line 5", "line 6"]);

    const grace = await visit();
    await stored(grace, "line 6").waitFor();
    await ada.page.locator("#members", { hasText: "2" }).waitFor();
    await grace.page.getByRole("textbox").fill("Tea?");
    await ada.page.locator("#typing", { hasText: /[1-9]/ }).waitFor();
    await grace.page.getByRole("button", { name: "send" }).click();
    await stored(ada, "Tea?").waitFor();
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });

  it("shows an own message at once, in the node that it keeps", async () => {
    const ada = await visit();
    await ada.page.locator("#connection", { hasText: "connected" }).waitFor();
    // From here on the server is away, so that nothing but the page itself can show the message.
    await server.stop();
    await ada.page.getByRole("textbox").fill("Tea?");
    await ada.page.getByRole("button", { name: "send" }).click();
    const sending = ada.page.locator('li[data-status="sending"]');
    await sending.waitFor();
    expect(await sending.textContent()).toBe("Tea?");
    await sending.evaluate((node) => node.setAttribute("data-seen", "yes"));
    await startEmbeddedServer({ port: server.port });
    await stored(ada, "Tea?").waitFor();
    // The new server has no history to go on from, which the list says above the message.
    const own = ada.page.locator('li:not([data-status="gap"])');
    expect(await own.count()).toBe(1);
    expect(await own.getAttribute("data-seen")).toBe("yes");
  });

  it("subscribes once under Strict Mode, and lets go when the last component does", async () => {
    const ada = await visit();
    await ada.page.locator("#members", { hasText: "1" }).waitFor();
    const count = (type: string) =>
      ada.page.evaluate((each) => sent.filter((name) => name === each).length, type);
    expect(await count("hello")).toBe(1);
    expect(await count("subscribe")).toBeLessThanOrEqual(2);
    expect(await count("unsubscribe")).toBe(0);
    await ada.page.evaluate(() => show(false));
    await ada.page.waitForFunction(() => sent.includes("unsubscribe"));
    await ada.page.evaluate(() => show(true));
    await ada.page.locator("#members", { hasText: "1" }).waitFor();
    expect(await count("unsubscribe")).toBe(1);
    expect(ada.complaints).toEqual([]);
  });

  it("takes over what a server rendered without a word of complaint", async () => {
    const client = createTappedClient("ws://localhost:9/v1/connect", []);
    const html = renderToString(createElement(App, { client }));
    await using rendered = await servePage("react-main.tsx", { html });
    await publishLines(server.url, 1);
    const ada = await visit(rendered);
    await stored(ada, "line 1").waitFor();
    expect(ada.complaints).toEqual([]);
  });
});
