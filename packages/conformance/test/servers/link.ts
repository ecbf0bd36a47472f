import type { WebSocket } from "ws";
import type { Twists } from "./twists.ts";

type Take = (data: Buffer, isBinary: boolean) => void;

/** A WebSocket whose frames may leave late and be read slowly: both are the right of a server. */
export class Link {
  readonly #socket: WebSocket;
  readonly #lagMs: number;
  readonly #pauseMs: number;
  readonly #fragments: boolean;
  readonly #unread: (readonly [Buffer, boolean])[] = [];
  #state: "idle" | "reading" | "closed" = "idle";

  constructor(
    socket: WebSocket,
    { lagMs, framesPerSecond, fragments }: Pick<Twists, "lagMs" | "framesPerSecond" | "fragments">,
  ) {
    this.#socket = socket;
    this.#lagMs = lagMs;
    this.#pauseMs = 1_000 / framesPerSecond;
    this.#fragments = fragments;
  }

  /** Calls back for each frame, in order and not faster than the rate, until the link is closed. */
  read(take: Take): void {
    this.#socket.on("message", (data: Buffer, isBinary) => {
      this.#unread.push([data, isBinary]);
      if (this.#state === "idle") this.#readNext(take);
    });
  }

  send(text: string): void {
    if (this.#state === "closed") return;
    this.#later(() => {
      if (!this.#fragments) return this.#socket.send(text);
      const bytes = Buffer.from(text);
      // Between the pieces of a character too: only the whole has to be UTF-8.
      const pieces = [bytes.subarray(0, 0), bytes.subarray(0, 1), bytes.subarray(1, bytes.length - 2)];
      for (const piece of pieces) this.#socket.send(piece, { fin: false, binary: false });
      this.#socket.send(bytes.subarray(bytes.length - 2), { fin: true, binary: false });
    });
  }

  close(code: number, reason: string): void {
    this.#state = "closed";
    this.#later(() => this.#socket.close(code, reason));
  }

  #readNext(take: Take): void {
    const next = this.#state === "closed" ? undefined : this.#unread.shift();
    if (next === undefined) {
      if (this.#state === "reading") this.#state = "idle";
      return;
    }
    this.#state = "reading";
    take(...next);
    if (this.#pauseMs >= 1) setTimeout(() => this.#readNext(take), this.#pauseMs);
    else this.#readNext(take);
  }

  #later(act: () => void): void {
    if (this.#lagMs === 0) act();
    else setTimeout(act, this.#lagMs);
  }
}
