import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import type { RunningServer } from "./page-server.ts";

/** A frame as it passes, read loosely. */
export type Frame = Readonly<Record<string, unknown>>;

/** How frames of the server are changed on their way to one connection: which frames go on in place of each. */
export type Twist = (frame: Frame, asked: ReadonlyMap<number, Frame>) => readonly Frame[];

/** Changes the frames of one connection, with a memory of its own. */
export interface Twister {
  readonly twist: Twist;
}

function toCode(code: number): number {
  return code === 1005 || code === 1006 ? 1000 : code;
}

/** Passes one connection on, changed by the twister. */
function relay(near: WebSocket, targetUrl: string, { twist }: Twister): void {
  const asked = new Map<number, Frame>();
  const far = new WebSocket(targetUrl, "parlance.v1.json", { perMessageDeflate: false });
  const waiting: string[] = [];
  near.on("message", (data: Buffer) => {
    const text = data.toString();
    const frame = JSON.parse(text) as Frame;
    if (typeof frame["id"] === "number") asked.set(frame["id"], frame);
    if (far.readyState === far.OPEN) far.send(text);
    else waiting.push(text);
  });
  far.on("open", () => {
    for (const text of waiting) far.send(text);
  });
  far.on("message", (data: Buffer) => {
    const text = data.toString();
    const frame = JSON.parse(text) as Frame;
    const passed = twist(frame, asked);
    for (const each of passed) near.send(each === frame ? text : JSON.stringify(each));
  });
  near.on("close", (code) => (code === 1006 ? far.terminate() : far.close(toCode(code))));
  far.on("close", (code, reason) => (code === 1006 ? near.terminate() : near.close(toCode(code), reason)));
  far.on("error", () => near.terminate());
}

/** Starts a server that passes everything on to another, each connection changed by a twister of its own. */
export async function startProxy(targetUrl: string, createTwister: () => Twister): Promise<RunningServer> {
  const target = new URL(targetUrl.replace(/^ws/, "http"));
  const http = createServer((request, response) => {
    const path = request.url ?? "/";
    void fetch(new URL(path, target)).then(async (answer) => {
      const document = await answer.text();
      response.writeHead(answer.status, { "content-type": "application/json", connection: "close" });
      response.end(document);
    });
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (near) => relay(near, targetUrl, createTwister()));
  await new Promise<void>((resolve) => {
    http.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/v1/connect`,
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => {
        http.close(resolve);
      });
    },
  };
}
