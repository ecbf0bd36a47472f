import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isChromiumExpected, launchChromium, openVisitor } from "./browser.ts";
import { findFreePort, openFolder, startServerProcess, type ServerProcess } from "./server-process.ts";

describe.skipIf(!isChromiumExpected)("the chat in Chromium", () => {
  let browser: Browser;
  let port: number;
  let server: ServerProcess;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    port = await findFreePort();
    server = await startServerProcess(port, "--memory");
  });
  afterEach(async () => {
    await server.kill();
    for (const context of browser.contexts()) await context.close();
  });

  it("lets two windows talk", async () => {
    const ada = await openVisitor(browser, `${server.url}/#room:garden`);
    await ada.join("Ada");
    await ada.say("Tea?");
    const grace = await openVisitor(browser, `${server.url}/#room:garden`);
    await grace.join("Grace");
    // The history of the channel.
    await grace.message("Tea?").waitFor();
    await grace.say("With milk, please.");
    await ada.message("With milk, please.").waitFor();

    expect(await ada.message("Tea?").getAttribute("class")).toContain("own");
    expect(await grace.message("Tea?").getAttribute("class")).toContain("other");
    expect(await ada.message("With milk, please.").locator(".byline").textContent()).toContain("Grace");
    expect(await ada.page.locator(".frame", { hasText: "publish" }).count()).toBe(1);
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });

  it("keeps a channel apart from another", async () => {
    const ada = await openVisitor(browser, `${server.url}/#room:garden`);
    await ada.join("Ada");
    const grace = await openVisitor(browser, server.url);
    await grace.join("Grace");
    expect(new URL(grace.page.url()).hash).toBe("#room:kitchen");
    await ada.say("in the garden");
    await grace.say("in the kitchen");
    await ada.message("in the garden").waitFor();
    await grace.message("in the kitchen").waitFor();
    expect(await ada.page.locator(".message").count()).toBe(1);
    expect(await grace.page.locator(".message").count()).toBe(1);
  });

  it("brings both windows back when the server was killed and started again", async () => {
    await using folder = await openFolder();
    await server.kill();
    server = await startServerProcess(port, "--data", folder.path);
    const ada = await openVisitor(browser, server.url);
    const grace = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await grace.join("Grace");
    await ada.say("before");
    await grace.message("before").waitFor();

    await server.kill();
    await ada.page.getByRole("button", { name: "Try now" }).waitFor();
    await ada.say("written meanwhile");
    expect(await ada.message("written meanwhile").textContent()).toContain("Sending");
    server = await startServerProcess(port, "--data", folder.path);

    await Promise.all([ada.untilConnected(), grace.untilConnected()]);
    await grace.message("written meanwhile").waitFor();
    await grace.say("after");
    await ada.message("after").waitFor();
    for (const { page, complaints } of [ada, grace]) {
      expect(await page.locator(".message .bubble").allTextContents()).toEqual([
        "before",
        "written meanwhile",
        "after",
      ]);
      expect(await page.locator(".banner").isVisible()).toBe(false);
      expect(complaints).toEqual([]);
    }
    await server.kill();
  });

  it("tells of the gap when the server that comes back has forgotten [CLI-4]", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await ada.say("before");
    await ada.message("before").waitFor();
    await server.kill();
    server = await startServerProcess(port, "--memory");
    await ada.page.locator(".mark.gap").waitFor();
    await ada.say("after");
    await ada.page.locator(".mark.gap + .message", { hasText: "after" }).waitFor();
    expect(await ada.message("before").count()).toBe(1);
  });

  it("does not wait when it is told to try now", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await server.kill();
    const button = ada.page.getByRole("button", { name: "Try now" });
    await button.waitFor();
    server = await startServerProcess(port, "--memory");
    // It may have come back by itself in the meantime: then there is nothing to press.
    await button.click({ timeout: 2000 }).catch(() => undefined);
    await ada.untilConnected();
    expect(await ada.page.locator(".banner").isVisible()).toBe(false);
  });

  it("says why a message was not sent, and keeps its text", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await ada.say("x".repeat(4001));
    const failed = ada.page.locator(".message.failed");
    await failed.waitFor();
    expect(await failed.locator(".delivery").textContent()).toContain(
      "/data/text must NOT have more than 4000 characters (maxLength)",
    );
    await failed.getByRole("button", { name: "Edit" }).click();
    expect(await ada.page.getByRole("textbox", { name: "Message" }).inputValue()).toHaveLength(4001);
    expect(await failed.count()).toBe(0);
  });

  it("joins again by itself after a reload, and knows its own messages", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await ada.say("Tea?");
    await ada.message("Tea?").waitFor();
    await ada.page.reload();
    await ada.message("Tea?").waitFor();
    expect(await ada.message("Tea?").getAttribute("class")).toContain("own");
  });

  it("leaves a reader who scrolled up in peace, and hints at what is new", async () => {
    const ada = await openVisitor(browser, server.url, { viewport: { width: 1280, height: 480 } });
    await ada.join("Ada");
    const grace = await openVisitor(browser, server.url);
    await grace.join("Grace");
    for (let line = 1; line <= 15; line++) await grace.say(`line ${line}`);
    await ada.message("line 15").waitFor();
    const scroller = ada.page.getByRole("region", { name: "Messages" });
    await scroller.evaluate((node) => (node.scrollTop = 0));
    await ada.page.getByRole("button", { name: "Newest" }).waitFor();

    await grace.say("one more");
    const hint = ada.page.getByRole("button", { name: "1 new message" });
    await hint.waitFor();
    expect(await scroller.evaluate((node) => node.scrollTop)).toBe(0);
    await hint.click();
    expect(await ada.page.getByText("one more", { exact: true }).isVisible()).toBe(true);
    await hint.waitFor({ state: "hidden" });
  });

  it("can be used by keyboard alone", async () => {
    const { page } = await openVisitor(browser, server.url);
    await page.keyboard.type("Ada");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Message" }).waitFor();
    await page.keyboard.type("first line");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("second line");
    await page.keyboard.press("Enter");
    const own = page.locator(".message.own .bubble");
    await own.waitFor();
    expect(await own.textContent()).toBe("first line\nsecond line");
  });

  it("fits a screen of 360 pixels, with the halves as tabs", async () => {
    const { page, join } = await openVisitor(browser, server.url, { viewport: { width: 360, height: 640 } });
    await join("Ada");
    const frames = page.getByRole("region", { name: "Frames" }).and(page.locator(".scroller"));
    expect(await frames.isVisible()).toBe(false);
    await page.getByRole("tab", { name: "Chat" }).press("ArrowRight");
    expect(await frames.isVisible()).toBe(true);
    expect(await page.getByRole("tab", { name: "Frames" }).getAttribute("aria-selected")).toBe("true");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
