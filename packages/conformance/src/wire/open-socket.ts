import { WebSocket } from "ws";
import { ViolationError } from "../verdict.ts";
import { startPatience } from "./patience.ts";

/** Name of the subprotocol: major version and encoding of the wire. */
export const SUBPROTOCOL = "parlance.v1.json";

/** How much a frame of a server may hold before the suite gives up on it. */
const MAX_SERVER_FRAME_BYTES = 64 * 1024 * 1024;

/** Thrown when an address does not become a WebSocket: nobody listens, or the upgrade is refused. */
export class NoUpgrade extends Error {
  override readonly name: string = "NoUpgrade";
  /** HTTP status of the refusal; undefined when there was no HTTP answer. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

function toFault(fault: Error, url: string): Error {
  // What the WebSocket library says when the answer to the upgrade names no, or another, subprotocol.
  if (/subprotocol/i.test(fault.message)) {
    return new ViolationError({
      requirement: "HS-1",
      expected: `the subprotocol ${SUBPROTOCOL} selected`,
      actual: fault.message,
    });
  }
  const code = (fault as NodeJS.ErrnoException).code;
  const reason = fault.message === "" ? (code ?? fault.name) : fault.message;
  return new NoUpgrade(`cannot connect to ${url}: ${reason}`);
}

/**
 * Opens a WebSocket with the subprotocol of Parlance and nothing else. `host` is what the server is called, where the
 * address is that of a proxy. Rejects with `NoUpgrade` when there is none to be
 * had, and with a `ViolationError` when the server selects another subprotocol.
 */
export function openSocket(url: string, withinMs: number, host?: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, SUBPROTOCOL, {
      perMessageDeflate: false,
      maxPayload: MAX_SERVER_FRAME_BYTES,
      ...(host === undefined ? {} : { headers: { Host: host } }),
    });
    const stop = startPatience(withinMs, () => {
      reject(new NoUpgrade(`cannot connect to ${url}: no answer within ${withinMs} ms`));
      socket.terminate();
    });
    // Frames may come in the same packet as the upgrade, before whoever awaits this has a listener: hold them back.
    socket.once("open", () => {
      stop();
      socket.pause();
      resolve(socket);
    });
    socket.once("unexpected-response", (_request, { statusCode }) => {
      stop();
      reject(
        new NoUpgrade(`the upgrade to ${url} was refused with HTTP status ${String(statusCode)}`, statusCode),
      );
      socket.terminate();
    });
    socket.on("error", (fault) => {
      stop();
      reject(toFault(fault, url));
    });
  });
}
