import { randomBytes } from "node:crypto";
import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { Duplex } from "node:stream";
import { NoUpgrade } from "./open-socket.ts";
import { startPatience } from "./patience.ts";

/** What a hand-made upgrade offers. */
export interface UpgradeOffer {
  readonly subprotocols: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the server answered an upgrade. */
export interface UpgradeAnswer {
  /** 101 when the connection became a WebSocket. */
  readonly status: number;
  /** The subprotocol that the server selected. */
  readonly subprotocol: string | undefined;
  /** The connection, when it became a WebSocket. Whoever asked must destroy it. */
  readonly socket: Duplex | undefined;
}

function toAnswer(response: IncomingMessage, socket: Duplex | undefined): UpgradeAnswer {
  const selected = response.headers["sec-websocket-protocol"];
  return { status: response.statusCode ?? 0, subprotocol: selected, socket };
}

/**
 * Asks for an upgrade by hand, with any subprotocols and headers, and tells what came back. Rejects with `NoUpgrade` when
 * nothing that is HTTP comes back in time.
 */
export function attemptUpgrade(
  url: string,
  { subprotocols, headers = {} }: UpgradeOffer,
  withinMs: number,
): Promise<UpgradeAnswer> {
  const target = new URL(url);
  const isSecure = target.protocol === "wss:";
  target.protocol = isSecure ? "https:" : "http:";
  const offered = subprotocols.length === 0 ? {} : { "Sec-WebSocket-Protocol": subprotocols.join(", ") };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(target, {
      agent: false,
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
        ...offered,
        ...headers,
      },
    });
    const stop = startPatience(withinMs, () => {
      request.destroy(new Error(`no answer within ${withinMs} ms`));
    });
    request.once("upgrade", (response, socket) => {
      stop();
      socket.on("error", () => socket.destroy());
      resolve(toAnswer(response, socket));
    });
    request.once("response", (response) => {
      stop();
      response.resume();
      resolve(toAnswer(response, undefined));
      request.destroy();
    });
    request.on("error", (fault) => {
      stop();
      reject(new NoUpgrade(`cannot connect to ${url}: ${fault.message}`));
    });
    request.end();
  });
}
