import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import type { RunningServer } from "./page-server.ts";

const welcome = {
  type: "welcome",
  connection: "c4nZ0qPq1xYt",
  user: "anybody",
  features: [],
  heartbeat: { intervalMs: 25_000, graceMs: 10_000 },
  limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 64, framesPerSecond: 50 },
  contract: { name: "any", version: "1.0.0", hash: "0".repeat(64), match: "none" },
  time: 1_795_392_000_000,
};

function agree(socket: WebSocket, text: string): void {
  const type = /"type":"(\w+)"/.exec(text)?.[1];
  const id = Number(/"id":(\d+)/.exec(text)?.[1] ?? 1);
  socket.send(JSON.stringify(type === "hello" ? welcome : { type: "ok", id }));
}

/** Servers that are no Parlance servers, by what they do with a connection. */
export const degenerates: Readonly<Record<string, (socket: WebSocket) => void>> = {
  "echoes everything": (socket) => socket.on("message", (data) => socket.send(data, { binary: false })),
  "says nothing": () => undefined,
  "closes at once": (socket) => socket.close(4400, "bad_frame"),
  "closes on the first frame": (socket) => socket.on("message", () => socket.close(4400, "bad_frame")),
  "cuts at once": (socket) => socket.terminate(),
  "speaks before it is spoken to": (socket) => socket.send(JSON.stringify({ type: "ping" })),
  "says ok to everything": (socket) => socket.on("message", (data: Buffer) => agree(socket, data.toString())),
};

/** Starts a WebSocket server that does one thing with every connection. */
export async function startDegenerate(act: (socket: WebSocket) => void): Promise<RunningServer> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    act(socket);
  });
  await new Promise((resolve) => void server.once("listening", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/connect`,
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
