import { createHash } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { atDepth } from "../../../../test-depth.ts";
import { isChromiumExpected, launchChromium, openVisitor } from "./browser.ts";
import { findFreePort, openFolder, startServerProcess, type ServerProcess } from "./server-process.ts";

const KEY = "only-for-tests-0123456789abcdef0123456789";
const SCOPES = ["publish", "read", "moderate", "users", "tickets", "inspect"];
/** How many connections a long list is tried with. */
const MANY = atDepth({ sample: 300, more: 2_000, full: 10_000 });

/** Connects as a client does that knows nothing but the protocol. */
async function connect(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}v1/connect`, "parlance.v1.json");
  await once(socket, "open");
  socket.send('{"type":"hello"}');
  await once(socket, "message");
  return socket;
}

describe.skipIf(!isChromiumExpected)("the console in Chromium", () => {
  let browser: Browser;
  let server: ServerProcess;
  let root: string;

  beforeAll(async () => {
    browser = await launchChromium();
    await using folder = await openFolder();
    const file = join(folder.path, "keys.json");
    const sha256 = createHash("sha256").update(KEY).digest("hex");
    await writeFile(file, JSON.stringify([{ name: "console", sha256, scopes: SCOPES }]));
    server = await startServerProcess(await findFreePort(), "--memory", "--api-keys-file", file);
    root = `${server.url.replace(/\/$/, "")}/`;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });

  /** Opens the console in a room of it. */
  async function open(room: string): Promise<{ page: Page; complaints: readonly string[] }> {
    const { page, complaints } = await openVisitor(browser, `${root}console#${room}`);
    await page.getByLabel("API key").fill(KEY);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("navigation").waitFor();
    return { page, complaints };
  }

  it("lets nobody in with a wrong key, and says why", async () => {
    const { page } = await openVisitor(browser, `${root}console`);
    await page.getByLabel("API key").fill(`${KEY}x`);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("[unauthorized]").waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it("shows numbers and their lines, and forgets the key when told", async () => {
    const { page, complaints } = await open("overview");
    await page.getByRole("img", { name: /^Connections: \d/ }).waitFor();
    await page.getByRole("heading", { name: "Refusals by code" }).waitFor();
    expect(complaints).toEqual([]);
    await page.getByRole("button", { name: "Forget the key" }).click();
    await page.getByLabel("API key").waitFor();
  });

  it("shows frames as they pass, and why one was refused", async () => {
    const { page, complaints } = await open("frames");
    const socket = await connect(root);
    await page.getByText("At most 50 a second").waitFor();
    const line = page.locator(".line.refused");
    // The tail may begin after the first of them.
    let id = 0;
    const timer = setInterval(() => {
      const data = { text: 42 };
      socket.send(
        JSON.stringify({ type: "publish", id: ++id, channel: "room:kitchen", event: "chat.said", data }),
      );
    }, 200);
    await line.first().waitFor();
    clearInterval(timer);
    expect(await line.first().innerText()).toMatch(/invalid_payload[^]*\/data\/text/);
    await page.getByRole("button", { name: "Pause" }).click();
    expect(complaints).toEqual([]);
    socket.terminate();
  });

  it("publishes what its form asks for, and shows what was wrong with it", async () => {
    const { page, complaints } = await open("say");
    await page.getByRole("button", { name: "chat.said" }).click();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("/data/text must NOT have fewer than 1 characters").waitFor();
    await page.getByLabel(/^text \*/).fill("Tea?");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText(/stored at offset \d+/).waitFor();
    // The refusal itself is told by the browser as a failed request.
    expect(complaints.filter((text) => !text.includes("422"))).toEqual([]);
  });

  it("shows channels and members, and takes a member out", async () => {
    const { page } = await open("channels");
    const socket = await connect(root);
    const told: string[] = [];
    socket.on("message", (frame: Buffer) => told.push(frame.toString()));
    socket.send('{"type":"subscribe","id":1,"channel":"room:console","presence":true}');
    await page.getByRole("button", { name: "room:console" }).click();
    await page.getByRole("button", { name: "Unsubscribe" }).click();
    await page.getByText(/guest-.*: 1 subscriptions ended/).waitFor();
    expect(told.some((frame) => frame.includes('"unsubscribed"'))).toBe(true);
    socket.terminate();
  });

  it(`lists ${MANY} connections, only those in sight in the document, and ends those of a user`, async () => {
    const sockets: WebSocket[] = [];
    while (sockets.length < MANY) {
      const group = Array.from({ length: Math.min(100, MANY - sockets.length) }, () => connect(root));
      sockets.push(...(await Promise.all(group)));
    }
    const { page, complaints } = await open("connections");
    await page.getByRole("heading", { name: `(${MANY})` }).waitFor();
    const rows = page.getByRole("listitem");
    await rows.first().waitFor();
    const first = await rows.first().innerText();
    expect(await rows.count()).toBeLessThan(80);
    await page.getByRole("list").evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await page.waitForFunction((before) => {
      const row = document.querySelector<HTMLElement>("[role=listitem]");
      return row !== null && row.innerText !== before;
    }, first);
    expect(await rows.count()).toBeLessThan(80);
    const closed = Promise.race(sockets.map((socket) => once(socket, "close")));
    await rows.last().getByRole("button", { name: "Disconnect user" }).click();
    expect((await closed)[0]).toBe(4303);
    expect(complaints).toEqual([]);
    for (const socket of sockets) socket.terminate();
  });
});

describe("without a key that opens it", () => {
  it("the console is not there", async () => {
    await using server = await startServerProcess(await findFreePort(), "--memory");
    expect((await fetch(new URL("console", server.url))).status).toBe(404);
  });
});
