import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isChromiumExpected, launchChromium } from "../../../console/test/e2e/browser.ts";
import { startEmbeddedServer } from "../embedded-server.ts";
import { listenTo, servePage, type PageServer } from "./page-server.ts";

declare function orderGenerated(): Promise<readonly unknown[]>;
declare function orderDefined(): Promise<readonly unknown[]>;
declare function buildFromText(): Promise<string>;

const contract = JSON.parse(
  readFileSync(new URL("../../../../examples/orders.contract.json", import.meta.url), "utf8"),
) as object;

describe.skipIf(!isChromiumExpected)("under script-src 'self' in Chromium", () => {
  let browser: Browser;
  let pages: PageServer;
  beforeAll(async () => {
    [browser, pages] = await Promise.all([launchChromium(), servePage("generated.ts")]);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.[Symbol.asyncDispose]();
  });

  it("the SDK works with generated code, and with a contract that was not generated", async () => {
    const { url } = await startEmbeddedServer({ contract });
    const { page, complaints } = listenTo(await browser.newPage());
    await page.goto(`${pages.url}?server=${encodeURIComponent(url)}`);
    const expected = [
      { order: "A-17", lines: [{ dish: "soup", count: 2 }] },
      ["invalid_payload", "/data/lines"],
    ];
    expect(await page.evaluate(() => orderGenerated())).toEqual(expected);
    expect(await page.evaluate(() => orderDefined())).toEqual(expected);
    expect(complaints).toEqual([]);
    // The policy is in force: what it forbids is forbidden.
    expect(await page.evaluate(() => buildFromText())).toContain("EvalError");
  });
});
