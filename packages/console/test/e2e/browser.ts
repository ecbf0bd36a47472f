import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";

const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium of this machine; undefined where there is none. */
const chromiumPath: string | undefined = [process.env["CHROMIUM_PATH"], ...CANDIDATES].find(
  (path) => path !== undefined && existsSync(path),
);

/** Whether the browser tests run. Where they are required, they run and fail for want of a browser. */
export const isChromiumExpected: boolean =
  chromiumPath !== undefined || process.env["PARLANCE_REQUIRE_CHROMIUM"] === "1";

if (!isChromiumExpected) {
  process.stderr.write(
    "\n!! No Chromium found: the browser tests are SKIPPED. Install chromium, or set CHROMIUM_PATH.\n\n",
  );
}

/** Starts the browser. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error("PARLANCE_REQUIRE_CHROMIUM is 1, but there is no Chromium.");
  return chromium.launch({ executablePath: chromiumPath, args: ARGUMENTS });
}

/** A window with a profile of its own, and the means to use it as a person does. */
export interface Visitor {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, of the console, of the security policy. */
  readonly complaints: readonly string[];
  /** Joins a channel through the form. */
  readonly join: (name: string) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** The message with this text in the list. */
  readonly message: (text: string) => Locator;
  /** The connection is up. */
  readonly untilConnected: () => Promise<void>;
}

/** A socket that finds no server is told by Chromium itself, whatever the page does. */
function isUnreachable(text: string): boolean {
  return /^WebSocket connection to .* failed/.test(text);
}

/** Opens a window at a URL. */
export async function openVisitor(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isBad = message.type() === "error" || message.type() === "warning";
    if (isBad && !isUnreachable(message.text())) complaints.push(message.text());
  });
  await page.goto(url);
  const box = page.getByRole("textbox", { name: "Message" });
  return {
    page,
    complaints,
    async join(name) {
      await page.getByLabel("Your name").fill(name);
      await page.getByRole("button", { name: "Join" }).click();
      await box.waitFor();
    },
    async say(text) {
      await box.fill(text);
      await box.press("Enter");
    },
    message: (text) => page.locator(".message", { has: page.getByText(text, { exact: true }) }),
    untilConnected: () => page.locator(".pill", { hasText: "Connected" }).waitFor(),
  };
}
