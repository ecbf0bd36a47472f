import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { Connection, hash, heartbeat, Hub, limits, windows } from "./page-connection.ts";
import { pageContract } from "./page-contract.ts";
import { honest, type Twists } from "./twists.ts";

function toInfo({ infoFeatures, framesPerSecond }: Twists): object {
  const { name, version } = pageContract;
  return {
    server: { name: "page", version: "1" },
    subprotocols: ["parlance.v1.json"],
    endpoint: "/v1/connect",
    features: infoFeatures,
    limits: { ...limits, framesPerSecond },
    heartbeat,
    windows,
    contract: { name, version, hash },
  };
}

/** A running server and its address. Ends when it is disposed of. */
export interface RunningServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts a core server in a page, honest or twisted. */
export async function startPageServer(twisted: Partial<Twists> = {}): Promise<RunningServer> {
  const twists = { ...honest, ...twisted };
  const hub = new Hub();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    handleProtocols: (offered) => (offered.has("parlance.v1.json") ? "parlance.v1.json" : false),
  });
  const http = createServer((request, response) => {
    const documents = { "/v1/info": toInfo(twists), "/v1/contract": pageContract };
    const document = twists.hasDocuments ? documents[request.url as keyof typeof documents] : undefined;
    response.writeHead(document === undefined ? 404 : 200, {
      "content-type": "application/json",
      connection: "close",
    });
    response.end(JSON.stringify(document ?? {}));
  });
  http.on("upgrade", (request, socket, head) => {
    const { origin } = request.headers;
    const offered = request.headers["sec-websocket-protocol"]?.split(",").map((each) => each.trim()) ?? [];
    const isOffered = offered.includes("parlance.v1.json") || !twists.needsSubprotocol;
    const status = origin === undefined ? 400 : twists.originStatus;
    if (origin !== undefined || !isOffered) {
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
    } else {
      sockets.handleUpgrade(
        request,
        socket,
        head,
        (webSocket) => void new Connection(webSocket, hub, twists),
      );
    }
  });
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
