import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isChromiumExpected, launchChromium, openVisitor } from "./browser.ts";
import { findFreePort, openFolder, startServerProcess, type ServerProcess } from "./server-process.ts";

/** A contract that is not that of the chat. */
const ORDERS = {
  name: "orders",
  version: "2.1.0",
  namespaces: {
    order: {
      events: {
        "order.placed": {
          kind: "message",
          data: {
            type: "object",
            properties: { item: { type: "string", maxLength: 80 } },
            required: ["item"],
            additionalProperties: false,
          },
          examples: [{ item: "Tea" }],
        },
      },
    },
  },
};

describe.skipIf(!isChromiumExpected)("the frames in Chromium", () => {
  let browser: Browser;
  let server: ServerProcess;

  beforeAll(async () => {
    browser = await launchChromium();
    server = await startServerProcess(await findFreePort(), "--memory");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  it("show a wrong payload with the place and the rule that it breaks [PUB-8]", async () => {
    const { page, complaints } = await openVisitor(browser, server.url);
    // The first sample breaks a rule: one press shows what this is about.
    await page.getByRole("button", { name: "Send frame" }).click();
    const outcome = page.locator(".outcome[data-tone=bad]");
    await outcome.waitFor();
    expect(await outcome.textContent()).toContain("Refused: invalid_payload");
    expect(await outcome.textContent()).toContain(
      "/data/text must NOT have fewer than 1 characters (minLength)",
    );
    expect(await outcome.locator(".flagged").textContent()).toBe(`"text": "",`);

    const refused = page.locator(".frame.refused", { hasText: "publish" });
    await refused.locator("summary").press("Enter");
    expect(await refused.locator(".flagged").textContent()).toBe(`"text": "",`);
    expect(await refused.locator(".issue").textContent()).toContain("minLength");
    expect(complaints).toEqual([]);
  });

  it("show the close that answers what is no frame [FR-3]", async () => {
    const { page } = await openVisitor(browser, server.url);
    await page.getByLabel("Sample").selectOption("Not JSON");
    await page.getByRole("button", { name: "Send frame" }).click();
    const outcome = page.locator(".outcome[data-tone=bad]");
    await outcome.getByText(/^Connection closed: 4400/).waitFor();
    await page.locator(".note.closed", { hasText: "closed 4400" }).waitFor();
    // The connection of the chat is another one.
    expect(await page.locator(".pill").textContent()).toBe("Connected");
  });

  it("let a frame written by hand into the chat, with an id that counts on", async () => {
    const { page, join: joinChat, message } = await openVisitor(browser, server.url);
    await joinChat("Ada");
    await page.getByLabel("Sample").selectOption("A message that fits");
    const send = page.getByRole("button", { name: "Send frame" });
    await send.click();
    await page.locator(".outcome[data-tone=good]").waitFor();
    await message("Hello from a frame written by hand").first().waitFor();
    const frame = page.getByRole("textbox", { name: "Frame" });
    expect(JSON.parse(await frame.inputValue())).toMatchObject({ type: "publish", id: 2 });
    await send.click();
    await message("Hello from a frame written by hand").nth(1).waitFor();
  });

  it("can be filtered, held and cleared", async () => {
    const { page, join: joinChat } = await openVisitor(browser, server.url);
    await joinChat("Ada");
    const rows = page.locator(".frames > li");
    await page.locator(".frame", { hasText: "subscribed" }).waitFor();
    await page.getByLabel("Show frames").selectOption("type subscribed");
    await expect.poll(() => rows.count()).toBe(1);
    await page.getByLabel("Show frames").selectOption("all");
    await page.getByRole("button", { name: "Pause" }).click();
    const shown = await rows.count();
    await page.getByRole("button", { name: "Send frame" }).click();
    await page.getByRole("button", { name: /^Resume \(\d+\)/ }).waitFor();
    expect(await rows.count()).toBe(shown);
    await page.getByRole("button", { name: "Clear" }).click();
    await expect.poll(() => rows.count()).toBe(0);
  });

  it("serve any contract, when there is none to chat by [CON-1]", async () => {
    await using folder = await openFolder();
    const contract = join(folder.path, "orders.contract.json");
    await writeFile(contract, JSON.stringify(ORDERS));
    await using other = await startServerProcess(await findFreePort(), "--memory", "--contract", contract);
    const { page, complaints } = await openVisitor(browser, other.url);
    await page.getByText("This server speaks orders 2.1.0").waitFor();
    expect(await page.getByLabel("Your name").isVisible()).toBe(false);
    const frame = page.getByRole("textbox", { name: "Frame" });
    await expect.poll(() => frame.inputValue()).toContain("order.placed");
    await page.getByLabel("Sample").selectOption("A missing member");
    await page.getByRole("button", { name: "Send frame" }).click();
    await page.getByText("/data must have required property 'item' (required).").waitFor();
    expect(complaints).toEqual([]);
  });
});
