// Bun's own publish, which is µWebSockets in C++: parse, then to every other client of the path. Run by Bun.
const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  fetch(request, self) {
    const channel = new URL(request.url).pathname;
    return self.upgrade(request, { data: { channel } }) ? undefined : new Response("", { status: 426 });
  },
  websocket: {
    perMessageDeflate: false,
    open: (socket) => socket.subscribe(socket.data.channel),
    message(socket, text) {
      JSON.parse(text);
      socket.publish(socket.data.channel, text);
    },
  },
});
process.on("SIGUSR2", () => Bun.gc(true));
console.log(`PORT ${server.port}`);
