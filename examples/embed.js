// A program with an HTTP server of its own takes Parlance in: one port, its own contract, the four callbacks.
//   node examples/embed.js [port]
import { createServer as createHttpServer } from "node:http";
import { parseContract } from "@parlance/schema";
import { createServer } from "@parlance/server";
import orders from "./orders.contract.json" with { type: "json" };

const parsed = parseContract(orders);
if (!parsed.ok) throw new Error(`orders.contract.json: ${JSON.stringify(parsed.issues)}`);

const parlance = createServer({
  contract: parsed.contract,
  onOpen: ({ user }) => console.log(`open: ${user}`),
  onMessage: (_, { channel, event, data, position }) =>
    console.log(`message: ${channel} ${position.offset} ${event} ${JSON.stringify(data)}`),
  onClose: (_, code, reason) => console.log(`close: ${code} ${reason}`),
  onError: (error) => console.error("error:", error),
});

const http = createHttpServer((request, response) => {
  if (parlance.handleRequest(request, response)) return;
  if (request.url === "/") response.end("The orders are at /v1/connect.\n");
  else response.writeHead(404).end("There is nothing here.\n");
});
await parlance.attach(http);

http.listen(Number(process.argv[2] ?? 8081), "127.0.0.1", () => {
  const address = http.address();
  if (address !== null && typeof address === "object")
    console.log(`ready at http://localhost:${address.port}`);
});

function stop() {
  http.close();
  void parlance.stop();
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
