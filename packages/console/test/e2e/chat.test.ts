import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isChromiumExpected, launchChromium, openVisitor } from "./browser.ts";
import { findFreePort, openFolder, startServerProcess, type ServerProcess } from "./server-process.ts";

/** Says `line 1`, `line 2` and so on in the kitchen, as somebody who then goes. */
async function publishLines(url: string, count: number): Promise<void> {
  const client = createClient({ url: `${url.replace(/^http/, "ws")}/v1/connect`, contract: chat });
  const kitchen = client.channel("room:kitchen");
  for (let line = 1; line <= count; line++)
    await kitchen.publish("chat.said", { text: `line ${line}`, name: "Grace" });
  client.close();
}

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

  it("shows who is there, who comes and who goes [PRS-2]", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    const grace = await openVisitor(browser, server.url);
    await grace.join("Grace");
    for (const { page } of [ada, grace]) {
      await page.getByRole("button", { name: "2 members" }).click();
      const list = page.getByRole("dialog", { name: "Members" });
      await expect.poll(() => list.locator("strong").allTextContents()).toHaveLength(2);
      expect((await list.locator("strong").allTextContents()).toSorted()).toEqual(["Ada", "Grace"]);
      await page.keyboard.press("Escape");
      expect(await list.isVisible()).toBe(false);
    }
    await ada.page.locator(".move", { hasText: "Grace joined" }).waitFor();
    await ada.say("Tea?");
    await ada.message("Tea?").waitFor();
    await grace.page.evaluate(() => (location.hash = "#room:garden"));
    await ada.page.locator(".move", { hasText: "Grace left" }).waitFor();
    await ada.page.getByRole("button", { name: "1 member" }).waitFor();
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });

  it("shows who is writing, until their message comes or they stop [SIG-3]", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    const grace = await openVisitor(browser, server.url);
    await grace.join("Grace");
    await grace.page.getByRole("button", { name: "2 members" }).waitFor();
    const line = ada.page.getByText("Grace is writing…");
    const box = grace.page.getByRole("textbox", { name: "Message" });
    await box.pressSequentially("Tea");
    await line.waitFor();
    expect(await grace.page.getByText("is writing…").count()).toBe(0);
    // Three keys, one signal; it comes back to who sent it.
    expect(await grace.page.locator(".frame:has(.arrow.out)", { hasText: "chat.typing" }).count()).toBe(1);
    await box.press("Enter");
    await ada.message("Tea").waitFor();
    await line.waitFor({ state: "detached" });
    await box.pressSequentially("M");
    await line.waitFor();
    await line.waitFor({ state: "detached" });
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });

  it("brings older messages when the reader scrolls up, and keeps the place [HIS-1]", async () => {
    await publishLines(server.url, 120);
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await ada.message("line 120").waitFor();
    expect(await ada.message("line 70").count()).toBe(0);
    const scroller = ada.page.getByRole("region", { name: "Messages" });
    const anchor = ada.message("line 71");
    // Above the newest 50 and near the top, with the first of them in sight.
    const toTop = (): Promise<number> => scroller.evaluate((node) => (node.scrollTop = 20));
    const toPlace = async (): Promise<number> => (await anchor.boundingBox())?.y ?? Number.NaN;
    await toTop();
    const place = await toPlace();
    await ada.message("line 21").waitFor({ state: "attached" });
    expect(Math.abs((await toPlace()) - place)).toBeLessThan(2);
    await toTop();
    await ada.page.getByText("This is the beginning.").waitFor({ state: "attached" });
    expect(await ada.page.locator(".message .bubble").allTextContents()).toEqual(
      Array.from({ length: 120 }, (_, index) => `line ${index + 1}`),
    );
    expect(ada.complaints).toEqual([]);
  });

  it("marks an own message as stored, with its offset", async () => {
    const ada = await openVisitor(browser, server.url);
    await ada.join("Ada");
    await ada.say("Tea?");
    await ada.say("With milk?");
    const tick = ada.message("With milk?").getByRole("img", { name: "Stored at offset 2" });
    await tick.waitFor();
    expect(await tick.getAttribute("title")).toBe("Stored at offset 2");
    expect(await ada.page.locator(".tick.stored").count()).toBe(2);
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
    await page.getByRole("button", { name: "1 member" }).click();
    const members = await page.getByRole("dialog", { name: "Members" }).boundingBox();
    expect(members?.x).toBeGreaterThanOrEqual(0);
    expect((members?.x ?? 0) + (members?.width ?? 0)).toBeLessThanOrEqual(360);
    await page.keyboard.press("Escape");
    const frames = page.getByRole("region", { name: "Frames" }).and(page.locator(".scroller"));
    expect(await frames.isVisible()).toBe(false);
    await page.getByRole("tab", { name: "Chat" }).press("ArrowRight");
    expect(await frames.isVisible()).toBe(true);
    expect(await page.getByRole("tab", { name: "Frames" }).getAttribute("aria-selected")).toBe("true");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
