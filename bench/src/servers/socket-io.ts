import { createServer } from "node:http";
import { Server } from "socket.io";
import { announce } from "./announce.ts";

/** Socket.IO as its documentation shows it: one room for each channel, to everybody but the sender. */
const http = createServer();
const io = new Server(http, { serveClient: false, transports: ["websocket"] });

io.on("connection", (socket) => {
  socket.on("join", (channel: string, done: () => void) => {
    void socket.join(channel);
    done();
  });
  socket.on("say", (channel: string, data: unknown) => socket.to(channel).emit("say", data));
});
http.listen(0, "127.0.0.1", () => announce(http.address()));
