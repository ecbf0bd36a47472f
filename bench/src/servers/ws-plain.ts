import { WebSocketServer, type WebSocket } from "ws";
import { announce } from "./announce.ts";
import { compileCheck } from "./check.ts";

/** The tutorial's way in Node: parse each text and send it to every other client of the path, one by one. */
const check = process.argv.includes("--ajv") ? compileCheck() : () => true;
const channels = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });

server.on("connection", (socket, request) => {
  const name = request.url ?? "/";
  const channel = channels.get(name) ?? new Set();
  channels.set(name, channel.add(socket));
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    if (!check(JSON.parse(text))) return;
    for (const other of channel) if (other !== socket) other.send(text);
  });
  socket.on("close", () => channel.delete(socket));
});
server.on("listening", () => announce(server.address()));
