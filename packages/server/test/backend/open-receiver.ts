import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A secret that everybody may know. */
export const SECRET = `whsec_${Buffer.from("only for trying, only for trying").toString("base64")}`;

/** A request as a backend receives it. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
  /** Whether the signature is right, by the few lines of the documents. */
  readonly isSigned: boolean;
}

/** An HTTP server of somebody else, stopped when its scope ends. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** Settles when so many requests have come. */
  until(count: number): Promise<void>;
}

function isSigned(headers: IncomingHttpHeaders, text: string): boolean {
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${text}`;
  const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(signed).digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${signature}`);
}

/** Answers with JSON. */
export function answer(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

/** Opens a server on a free port; `serve` answers each request when it is read. */
export async function openReceiver(
  serve: (received: Received, response: ServerResponse, index: number) => void,
): Promise<Receiver> {
  const received: Received[] = [];
  let onReceived = (): void => {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const each = {
        headers: request.headers,
        text,
        body: JSON.parse(text),
        isSigned: isSigned(request.headers, text),
      };
      received.push(each);
      serve(each, response, received.length - 1);
      onReceived();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/parlance`,
    received,
    until: (count) =>
      new Promise((resolve) => {
        onReceived = () => received.length >= count && resolve();
        onReceived();
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, "close");
    },
  };
}
