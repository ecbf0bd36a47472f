import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { preview, type PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isChromiumExpected, launchChromium } from "../../packages/console/test/e2e/browser.ts";
import { writeSite } from "../src/write-site.ts";

describe.skipIf(!isChromiumExpected)("the site in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let server: PreviewServer;
  let url: string;

  beforeAll(async () => {
    browser = await launchChromium();
    await writeSite(new URL("../dist/test-site/", import.meta.url));
    server = await preview({
      root: fileURLToPath(new URL("..", import.meta.url)),
      build: { outDir: "dist/test-site" },
      preview: { host: "localhost", port: 0 },
      logLevel: "error",
    });
    url = server.resolvedUrls?.local[0] ?? "";
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test("finds a rule by keyboard alone, and breaks no rule of its policy", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() !== "log") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(url);
    await page.keyboard.press("/");
    await page.keyboard.type("positions epoch recovery");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/protocol\.html#/);
    expect(await page.locator("h1").first().textContent()).toContain("Parlance");
    expect(complaints).toEqual([]);
  });

  test.each(["index", "protocol", "http-api", "from-pusher", "readme", "api-sdk"])(
    "%s fits a screen of 360 pixels",
    async (name) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.goto(`${url}${name}.html`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await page.close();
    },
  );
});
