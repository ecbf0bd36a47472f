import { ParlanceError, toParlanceError } from "../errors.ts";
import type { ErrorFrame, ServerFrame } from "../generated/frames.ts";

/** What grants a request. */
export type Reply = Extract<
  ServerFrame,
  { readonly type: "ok" | "subscribed" | "page" | "members" | "result" }
>;

/** A request that waits for its turn or its reply. */
export interface Request<Granted extends Reply = Reply> {
  /** The members `type` to the last, without `id`, in JSON: written once, however often it is sent. */
  readonly frame: RequestText;
  readonly channel: string | undefined;
  readonly reply: Granted["type"];
  /** It left for the server. */
  onSent?(): void;
  onGranted?(reply: Granted): void;
  onRefused(error: ParlanceError): void;
  /** The session ended before the reply. */
  onLost?(): void;
}

/** A request in JSON before it has an `id`. */
export interface RequestText {
  readonly type: string;
  /** JSON of the members after `id`, with the comma before them and the brace behind them. */
  readonly members: string;
}

/** Room for everything in a request but its members: the type, the longest `id` and the braces. */
const REQUEST_OVERHEAD = 48;

/** How many requests may be pipelined before `welcome` tells the server's limit. */
const FIRST_WINDOW = 16;

/** Writes the members of a request. */
export function encodeRequest(type: string, members: object): RequestText {
  const text = JSON.stringify(members).slice(1);
  return { type, members: text === "}" ? text : `,${text}` };
}

/** The error of a request that the server would close the connection for (PROTOCOL [FR-2]). */
export function findSizeFault(
  { members }: RequestText,
  frameBytes: number,
  channel: string | undefined,
): ParlanceError | undefined {
  const byteCount = REQUEST_OVERHEAD + new TextEncoder().encode(members).length;
  if (byteCount <= frameBytes) return undefined;
  return new ParlanceError("too_large", `the frame has ${byteCount} bytes, the server takes ${frameBytes}`, {
    channel,
  });
}

/**
 * The requests of one session: sent in order, no more at a time than `limits.inFlight`, and each matched with its one
 * reply (PROTOCOL [FR-7]).
 */
export class Requests {
  readonly #send: (text: string) => void;
  readonly #waiting = new Set<Request>();
  readonly #inFlight = new Map<number, Request>();
  #window = FIRST_WINDOW;
  #lastId = 0;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  /** Sends a request as soon as its turn comes. */
  add<Granted extends Reply>(request: Request<Granted>): void {
    this.#waiting.add(request);
    this.#flush();
  }

  /** Takes a request back if it was not sent. */
  withdraw<Granted extends Reply>(request: Request<Granted>): void {
    this.#waiting.delete(request);
  }

  /** The server has told how many requests may await their reply. */
  open(window: number): void {
    this.#window = window;
    this.#flush();
  }

  /** Hands a reply to its request. A reply to nothing is dropped. */
  settle(reply: Reply | ErrorFrame): void {
    const request = this.#take(reply.id);
    if (request === undefined) return;
    if (reply.type === "error") request.onRefused(toParlanceError(reply, request.channel));
    else if (reply.type === request.reply) request.onGranted?.(reply);
    else
      request.onRefused(
        new ParlanceError("bad_server_frame", `the server answered ${request.frame.type} with ${reply.type}`),
      );
    this.#flush();
  }

  /** Fails the request whose reply cannot be read. */
  refuse(id: number, error: ParlanceError): void {
    this.#take(id)?.onRefused(error);
    this.#flush();
  }

  /** No reply comes any more. */
  end(): void {
    for (const request of [...this.#inFlight.values(), ...this.#waiting]) request.onLost?.();
  }

  #take(id: number | undefined): Request | undefined {
    const request = this.#inFlight.get(id ?? 0);
    this.#inFlight.delete(id ?? 0);
    return request;
  }

  #flush(): void {
    for (const request of this.#waiting) {
      if (this.#inFlight.size >= this.#window) return;
      this.#waiting.delete(request);
      const id = ++this.#lastId;
      this.#inFlight.set(id, request);
      this.#send(`{"type":"${request.frame.type}","id":${id}${request.frame.members}`);
      request.onSent?.();
    }
  }
}
