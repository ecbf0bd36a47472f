import type { Socket, Transport } from "@parlance/sdk";
import type { ClientFrame } from "../../generated/frames.ts";
import { judgeFrame } from "../inspector/judge-frame.ts";
import { parseRequestId } from "./request-id.ts";

/** A connection for frames written by hand. It says `hello` and answers `ping`; everything else is typed. */
export interface HandSocket {
  /** Sends a text as it is; opens a connection first when there is none. */
  send(text: string): void;
  /** The `id` that the next request takes: one more than the greatest of the connection. */
  readonly nextId: number;
}

/** What a hand socket is made of. */
export interface HandSocketOptions {
  readonly url: string;
  readonly transport: Transport;
  /** Makes the frame that opens each connection. */
  readonly toHello: () => ClientFrame;
}

type Line =
  | { readonly status: "none" }
  | { readonly status: "opening"; readonly waiting: string[] }
  | { readonly status: "open"; readonly socket: Socket };

const SUBPROTOCOL = "parlance.v1.json";
const PONG = JSON.stringify({ type: "pong" } satisfies ClientFrame);

class HandLine implements HandSocket {
  readonly #options: HandSocketOptions;
  #line: Line = { status: "none" };
  #greatestId = 0;

  constructor(options: HandSocketOptions) {
    this.#options = options;
  }

  get nextId(): number {
    return this.#greatestId + 1;
  }

  send(text: string): void {
    const line = this.#line;
    if (line.status === "none") this.#open(text);
    else if (line.status === "opening") line.waiting.push(text);
    else this.#transmit(line.socket, text);
  }

  #open(first: string): void {
    const { url, transport, toHello } = this.#options;
    const waiting = [first];
    this.#line = { status: "opening", waiting };
    const socket = transport(url, SUBPROTOCOL, {
      onOpen: () => {
        this.#line = { status: "open", socket };
        // Frames may follow hello without waiting for welcome (PROTOCOL [HS-7]).
        socket.send(JSON.stringify(toHello()));
        for (const text of waiting) this.#transmit(socket, text);
      },
      onData: (data) => {
        if (typeof data === "string" && judgeFrame("in", data).type === "ping") socket.send(PONG);
      },
      onClose: () => {
        this.#line = { status: "none" };
        this.#greatestId = 0;
      },
    });
  }

  #transmit(socket: Socket, text: string): void {
    this.#greatestId = Math.max(this.#greatestId, parseRequestId(text) ?? 0);
    socket.send(text);
  }
}

/** Creates a connection for frames written by hand; it opens with the first frame. */
export function createHandSocket(options: HandSocketOptions): HandSocket {
  return new HandLine(options);
}
