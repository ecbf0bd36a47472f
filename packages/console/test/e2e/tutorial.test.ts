import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import type { Browser, Page } from "playwright-core";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { isChromiumExpected, launchChromium } from "./browser.ts";
import { findFreePort, startServerProcess } from "./server-process.ts";

const require = createRequire(import.meta.url);
const FLAGS = ["--gateway", "socket.io", "--gateway", "raw", "--memory"];
const CLIENT_SCRIPT = "https://cdnjs.cloudflare.com/ajax/libs/socket.io/2.3.0/socket.io.js";

/** What has come, in order; each look waits for the next. */
class Inbox<Item> {
  readonly #items: Item[] = [];
  readonly #waiting: ((item: Item) => void)[] = [];

  put(item: Item): void {
    const first = this.#waiting.shift();
    if (first === undefined) this.#items.push(item);
    else first(item);
  }

  take(): Promise<Item> {
    const first = this.#items.shift();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }
}

/**
 * Opens the tutorial's page in the browser, from a port of its own. Only two things are not as on the machine of a
 * reader: the client script comes from its npm package instead of from the CDN, and the port of the server.
 */
async function openTutorial(browser: Browser, port: number): Promise<{ page: Page; said: Inbox<string> }> {
  const html = readFileSync(new URL("../../../../examples/tutorial.html", import.meta.url), "utf8");
  const script = require.resolve("socket.io-client-2/dist/socket.io.js");
  const page = await browser.newPage();
  await page.route(CLIENT_SCRIPT, (route) => route.fulfill({ path: script }));
  const said = new Inbox<string>();
  page.on("console", (message) => {
    if (message.type() === "log") said.put(message.text());
  });
  await page.goto(await servePage(html.replace("localhost:8080", `localhost:${port}`)));
  return { page, said };
}

const pages = createServer();
async function servePage(html: string): Promise<string> {
  pages.removeAllListeners("request").on("request", (_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html);
  });
  if (!pages.listening) await once(pages.listen(0, "127.0.0.1"), "listening");
  return `http://localhost:${(pages.address() as AddressInfo).port}/`;
}

let browser: Browser;
beforeAll(async () => {
  if (isChromiumExpected) browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  pages.close();
  pages.closeAllConnections();
});

test.runIf(isChromiumExpected)(
  "the tutorial's page, a bare WebSocket, a Socket.IO 4 client and the SDK hear each other, each in its own words",
  async () => {
    const port = await findFreePort();
    const first = await startServerProcess(port, ...FLAGS);

    const raw = new WebSocket(`ws://localhost:${port}`);
    const rawHeard = new Inbox<string>();
    raw.on("message", (text: Buffer) => rawHeard.put(text.toString()));
    await once(raw, "open");

    const modern = io(`http://localhost:${port}`, { reconnectionDelay: 100, reconnectionDelayMax: 200 });
    const modernHeard = new Inbox<unknown>();
    modern.on("message", (...args: unknown[]) => modernHeard.put(args));
    await new Promise<void>((resolve) => modern.once("connect", resolve));

    const client = createClient({ url: `ws://localhost:${port}/v1/connect`, contract: chat });
    const lobby = client.channel("lobby");
    const ownHeard = new Inbox<readonly [number, unknown]>();
    lobby.on("message", ({ offset, data }) => ownHeard.put([offset, data]));
    await lobby.subscribe({ echo: false });

    // The page logs in the order of its callbacks; what it says itself is never among it.
    const { said } = await openTutorial(browser, port);
    expect(await said.take()).toBe("Connected");
    expect(await rawHeard.take()).toBe("Hello Server");
    expect(await modernHeard.take()).toEqual(["Hello Server"]);
    expect(await ownHeard.take()).toEqual([1, { text: "Hello Server" }]);

    raw.send("from the bare one");
    expect(await said.take()).toBe("Received: from the bare one");
    expect(await modernHeard.take()).toEqual(["from the bare one"]);
    expect(await ownHeard.take()).toEqual([2, { text: "from the bare one" }]);

    await modern.emitWithAck("message", "a", 1);
    // The page takes one argument, as it was written.
    expect(await said.take()).toBe("Received: a");
    expect(await rawHeard.take()).toBe('["a",1]');
    expect(await ownHeard.take()).toEqual([3, { args: ["a", 1] }]);

    await lobby.publish("message", { text: "from ours" });
    expect(await said.take()).toBe("Received: from ours");
    expect(await rawHeard.take()).toBe("from ours");
    expect(await modernHeard.take()).toEqual(["from ours"]);
    expect([rawHeard.isEmpty, modernHeard.isEmpty, ownHeard.isEmpty, said.isEmpty]).toEqual([
      true,
      true,
      true,
      true,
    ]);

    await first.kill();
    expect(await said.take()).toBe("Disconnected");
    await using second = await startServerProcess(port, ...FLAGS);
    expect(await said.take()).toBe("Connected");
    expect(second.url).toBe(`http://localhost:${port}`);
    modern.close();
    client.close();
    raw.terminate();
  },
);
