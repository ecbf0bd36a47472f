import { createServer } from "node:http";
import { createClient } from "@redis/client";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { Server } from "socket.io";
import { announce } from "./announce.ts";

/** Socket.IO as its documentation shows it: one room for each channel, to everybody but the sender. */
const http = createServer();
const redisUrl = process.argv.find((flag) => flag.startsWith("--redis="))?.slice("--redis=".length);

/** With other nodes by the adapter of its documentation for Redis streams. */
async function openAdapter(url: string): Promise<ReturnType<typeof createAdapter>> {
  const client = createClient({ url, RESP: 2 });
  await client.connect();
  return createAdapter(client, { onlyPlaintext: true });
}

const io = new Server(http, {
  serveClient: false,
  transports: ["websocket"],
  ...(redisUrl !== undefined && { adapter: await openAdapter(redisUrl) }),
});

io.on("connection", (socket) => {
  socket.on("join", (channel: string, done: () => void) => {
    void socket.join(channel);
    done();
  });
  socket.on("say", (channel: string, data: unknown) => socket.to(channel).emit("say", data));
});
http.listen(0, "127.0.0.1", () => announce(http.address()));
