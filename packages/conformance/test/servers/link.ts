import type { WebSocket } from "ws";

type Take = (data: Buffer, isBinary: boolean) => void;

/** A WebSocket whose frames may leave late and be read slowly: both are the right of a server. */
export class Link {
  readonly #socket: WebSocket;
  readonly #lagMs: number;
  readonly #pauseMs: number;
  readonly #unread: (readonly [Buffer, boolean])[] = [];
  #state: "idle" | "reading" | "closed" = "idle";

  constructor(socket: WebSocket, lagMs: number, framesPerSecond: number) {
    this.#socket = socket;
    this.#lagMs = lagMs;
    this.#pauseMs = 1_000 / framesPerSecond;
  }

  /** Calls back for each frame, in order and not faster than the rate, until the link is closed. */
  read(take: Take): void {
    this.#socket.on("message", (data: Buffer, isBinary) => {
      this.#unread.push([data, isBinary]);
      if (this.#state === "idle") this.#readNext(take);
    });
  }

  send(text: string): void {
    if (this.#state !== "closed") this.#later(() => this.#socket.send(text));
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
