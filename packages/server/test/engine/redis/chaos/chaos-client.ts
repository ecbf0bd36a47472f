import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import type { ServerFrame } from "../../../../src/generated/frames.ts";
import type { Placed, Segment } from "./line-check.ts";

interface Standing {
  epoch: string;
  offset: number;
  isSubscribed: boolean;
  segment: Segment | undefined;
}

interface Unacked {
  readonly channel: string;
  readonly key: string;
}

const AGAIN_MS = 200;

/**
 * A client that keeps to the protocol: it comes back with its positions, on another node each time, and says again what
 * was not acknowledged, with the same key.
 */
export class ChaosClient {
  readonly name: string;
  readonly segments: Segment[] = [];
  readonly acks: Placed[] = [];
  readonly faults: string[] = [];
  /** Codes of the errors that it was answered with. */
  readonly errors: string[] = [];
  /** How often it had to connect. */
  connects = 0;
  readonly #guest = randomBytes(24).toString("base64url");
  readonly #toUrl: () => string;
  readonly #standings: ReadonlyMap<string, Standing>;
  readonly #unacked = new Set<Unacked>();
  #requests = new Map<number, Unacked | string>();
  #socket: WebSocket | undefined;
  #isWelcome = false;
  #isEnded = false;
  #id = 0;
  #count = 0;

  constructor(name: string, channels: readonly string[], toUrl: () => string) {
    this.name = name;
    this.#toUrl = toUrl;
    this.#standings = new Map(
      channels.map((channel) => [channel, { epoch: "", offset: 0, isSubscribed: false, segment: undefined }]),
    );
    this.#connect();
  }

  /** Whether it is subscribed to everything, and everything that it said is acknowledged. */
  get isWhole(): boolean {
    return (
      this.#unacked.size === 0 && [...this.#standings.values()].every(({ isSubscribed }) => isSubscribed)
    );
  }

  /** Whether it has seen a message, or was told of a gap where it may have been. */
  hasSeen(channel: string, key: string): boolean {
    return this.segments.some(
      (each) => each.channel === channel && each.messages.some((message) => message.key === key),
    );
  }

  /** Says something, now or when it can. Returns the key. */
  publish(channel: string): string {
    const unacked = { channel, key: `${this.name}-${String(this.#count++).padStart(6, "0")}` };
    this.#unacked.add(unacked);
    if (this.#isWelcome) this.#say(unacked);
    return unacked.key;
  }

  end(): void {
    this.#isEnded = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    if (this.#isEnded) return;
    this.connects++;
    const socket = new WebSocket(this.#toUrl(), "parlance.v1.json");
    this.#socket = socket;
    this.#requests = new Map();
    this.#id = 0;
    socket.on("open", () => this.#send({ type: "hello", guest: this.#guest }));
    socket.on("message", (data: Buffer) => this.#receive(JSON.parse(data.toString()) as ServerFrame));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#isWelcome = false;
      for (const standing of this.#standings.values()) standing.isSubscribed = false;
      setTimeout(() => this.#connect(), AGAIN_MS);
    });
  }

  #send(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #request(about: Unacked | string, frame: object): void {
    const id = ++this.#id;
    this.#requests.set(id, about);
    this.#send({ ...frame, id });
  }

  #say(unacked: Unacked): void {
    const { channel, key } = unacked;
    this.#request(unacked, { type: "publish", channel, event: "chat.said", data: { text: key }, key });
  }

  #subscribe(channel: string): void {
    const { epoch, offset } = this.#standings.get(channel) ?? { epoch: "", offset: 0 };
    const position = epoch === "" ? {} : { position: { epoch, offset } };
    this.#request(channel, { type: "subscribe", channel, ...position });
  }

  #receive(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#isWelcome = true;
        for (const channel of this.#standings.keys()) this.#subscribe(channel);
        for (const unacked of this.#unacked) this.#say(unacked);
        return;
      case "ping":
        return this.#send({ type: "pong" });
      case "subscribed":
        return this.#subscribed(frame);
      case "message":
        return this.#message(frame);
      case "rebase": {
        const standing = this.#standings.get(frame.channel);
        if (standing === undefined) return;
        if (standing.offset > frame.offset) this.faults.push(`${this.name}: rebase below what was delivered`);
        standing.epoch = frame.epoch;
        return;
      }
      case "unsubscribed": {
        const standing = this.#standings.get(frame.channel);
        if (standing !== undefined) standing.isSubscribed = false;
        return this.#subscribe(frame.channel);
      }
      case "ok":
        return this.#acked(frame.id, frame.position);
      case "error":
        return this.#refused(frame.id, frame.code);
      default:
    }
  }

  #subscribed({ channel, position, from, recovery }: Extract<ServerFrame, { type: "subscribed" }>): void {
    const standing = this.#standings.get(channel);
    if (standing === undefined) return;
    if (recovery === "full" && from !== standing.offset)
      this.faults.push(`${this.name}: full from ${from}, asked from ${standing.offset}`);
    if (recovery !== "full" || standing.segment === undefined) {
      const began = recovery === "gap" ? "gap" : "fresh";
      standing.segment = { client: this.name, channel, began, from, messages: [] };
      this.segments.push(standing.segment);
    }
    standing.epoch = position.epoch;
    standing.offset = from;
    standing.isSubscribed = true;
  }

  #message({ channel, offset, key = "" }: Extract<ServerFrame, { type: "message" }>): void {
    const standing = this.#standings.get(channel);
    if (standing === undefined) return;
    if (offset !== standing.offset + 1)
      this.faults.push(`${this.name}: ${offset} of ${channel} after ${standing.offset}`);
    standing.offset = offset;
    standing.segment?.messages.push({ channel, epoch: standing.epoch, offset, key });
  }

  #acked(
    id: number,
    position: Placed | { readonly epoch: string; readonly offset: number } | undefined,
  ): void {
    const about = this.#requests.get(id);
    if (typeof about !== "object" || position === undefined) return;
    this.#unacked.delete(about);
    this.acks.push({ ...about, epoch: position.epoch, offset: position.offset });
  }

  #refused(id: number | undefined, code: string): void {
    this.errors.push(code);
    const about = id === undefined ? undefined : this.#requests.get(id);
    if (about === undefined) return;
    setTimeout(() => {
      if (!this.#isWelcome) return;
      if (typeof about === "string") this.#subscribe(about);
      else if (this.#unacked.has(about)) this.#say(about);
    }, AGAIN_MS);
  }
}
