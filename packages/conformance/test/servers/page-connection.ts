import { createHash, randomBytes } from "node:crypto";
import { hashContract } from "@parlance/schema";
import type { WebSocket } from "ws";
import { Link } from "./link.ts";
import { pageContract } from "./page-contract.ts";
import { findForbidden, isTooLarge } from "./page-guard.ts";
import { compileFrameJudges, compilePayloadJudges, type Fault } from "./page-schemas.ts";
import { honest, type Twists } from "./twists.ts";

type Frame = Record<string, unknown> & { readonly type: string };
type Subscriber = (text: string) => void;

const frames = compileFrameJudges();
const payloads = compilePayloadJudges();
/** Fingerprint of the contract. */
export const hash: string = hashContract(pageContract);

const CLOSES: Readonly<Record<string, number>> = {
  unsupported_data: 1003,
  heartbeat_timeout: 4102,
  hello_timeout: 4103,
  token_invalid: 4302,
  bad_frame: 4400,
  protocol_violation: 4401,
  too_many_errors: 4405,
};
/** What `welcome` and `/v1/info` both tell. */
export const heartbeat = { intervalMs: 1_000, graceMs: 1_500 };
export const windows = { helloMs: 1_500, payloadErrorsPerMinute: honest.maxErrors };
export const limits = {
  frameBytes: 64 * 1024,
  subscriptions: honest.maxSubscriptions,
  inFlight: 64,
};

/** The one token that the server takes, and it is Ann's. */
export const TOKEN = "token-of-ann";

interface Channel {
  head: number;
  readonly subscribers: Map<Connection, Subscriber[]>;
}

/** All that lasts longer than a connection. */
export class Hub {
  readonly epoch = randomBytes(6).toString("hex");
  readonly #channels = new Map<string, Channel>();

  channel(name: string): Channel {
    const channel = this.#channels.get(name) ?? { head: 0, subscribers: new Map() };
    this.#channels.set(name, channel);
    return channel;
  }

  forget(name: string): void {
    this.#channels.delete(name);
  }
}

/** One connection, after the one page of PROTOCOL.md. */
export class Connection {
  readonly #link: Link;
  readonly #hub: Hub;
  readonly #twists: Twists;
  readonly #last = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #connection: string;
  #user: string | undefined;
  #lastId = 0;
  #lastSeen = performance.now();
  #errors = 0;

  constructor(socket: WebSocket, hub: Hub, twists: Twists) {
    this.#link = new Link(socket, twists);
    this.#hub = hub;
    this.#twists = twists;
    this.#connection = twists.toConnection(randomBytes(8).toString("hex"));
    const expire = (): void => (this.#user === undefined ? this.#close("hello_timeout") : undefined);
    if (!twists.waitsForHello) this.#timers.push(setTimeout(expire, windows.helloMs));
    socket.on("error", () => undefined);
    socket.on("close", () => this.#end());
    this.#link.read((data, isBinary) => {
      if (isBinary && !twists.acceptsBinary) this.#close("unsupported_data");
      else this.#take(data.toString());
    });
  }

  #send(frame: object): void {
    this.#link.send(JSON.stringify(frame));
  }

  #reply(frame: object): void {
    for (let count = 0; count < this.#twists.replies; count++) this.#send(frame);
  }

  #close(name: string): void {
    const error = { type: "error", code: name, message: "closing", retryable: false };
    if (name === "bad_frame" && this.#twists.announcesClose) this.#send(error);
    this.#link.close(CLOSES[name] ?? 4100, this.#twists.toReason(name));
  }

  #refuse(frame: Frame, code: string, fault?: Fault): void {
    const more = fault === undefined ? {} : { at: fault.at, issues: [fault] };
    const error = {
      type: "error",
      id: frame["id"],
      code,
      message: fault?.message ?? code,
      retryable: false,
      ...more,
    };
    this.#reply(this.#twists.toError(error, frame));
    const isCounted = code === "invalid_frame" || code === "invalid_payload";
    if (isCounted && ++this.#errors > this.#twists.maxErrors) this.#close("too_many_errors");
  }

  #take(text: string): void {
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      return this.#close("bad_frame");
    }
    if (typeof frame !== "object" || frame === null || Array.isArray(frame)) return this.#close("bad_frame");
    if (this.#twists.guards && isTooLarge(frame)) return this.#close("bad_frame");
    const judge = typeof frame.type === "string" ? frames.get(frame.type) : undefined;
    if (judge === undefined) return this.#close("bad_frame");
    const forbidden = this.#twists.guards ? findForbidden(frame, "") : undefined;
    const fault = forbidden ?? judge(frame);
    if (!this.#twists.wantsPongs || frame.type === "pong") this.#lastSeen = performance.now();
    if (this.#user === undefined) return this.#greet(frame, fault);
    const { id } = frame;
    const hasId = frame.type !== "hello" && frame.type !== "pong";
    if (hasId && Number.isInteger(id) && Number(id) >= 1 && Number(id) <= 2_147_483_647) {
      if (Number(id) <= this.#lastId && !this.#twists.allowsOldIds) return this.#close("protocol_violation");
      this.#lastId = Number(id);
      if (fault !== undefined) return this.#refuse(frame, "invalid_frame", fault);
    }
    if (fault !== undefined) return this.#close("bad_frame");
    this.#handle(frame);
  }

  #greet(frame: Frame, fault: Fault | undefined): void {
    if (fault !== undefined) return this.#close("bad_frame");
    if (frame.type !== "hello") return this.#close("protocol_violation");
    if ((frame["token"] ?? TOKEN) !== TOKEN) return this.#close("token_invalid");
    this.#welcome(frame);
    const silenceMs = heartbeat.intervalMs + heartbeat.graceMs;
    const isSilent = (): boolean => performance.now() - this.#lastSeen > silenceMs;
    // Asked twice: on a busy machine the sign of life may lie in the socket, not yet read.
    const check = (): void =>
      void (isSilent() && setImmediate(() => isSilent() && this.#close("heartbeat_timeout")));
    const ping = (): void => this.#send({ type: "ping" });
    if (this.#twists.pings)
      this.#timers.push(setInterval(ping, heartbeat.intervalMs / this.#twists.pingsPerInterval));
    this.#timers.push(setInterval(check, 20));
  }

  #welcome(hello: Frame): void {
    const guest = typeof hello["guest"] === "string" ? hello["guest"] : randomBytes(16).toString("hex");
    const digest = createHash("sha256").update(guest).digest("base64url").slice(0, 20);
    this.#user = hello["token"] === TOKEN ? "ann" : this.#twists.toUser(guest, digest);
    const { name, version } = pageContract;
    const isExact = (hello["contract"] as { hash?: string } | undefined)?.hash === hash;
    this.#send({
      type: "welcome",
      connection: this.#connection,
      user: this.#user,
      features: [],
      heartbeat,
      limits: { ...limits, framesPerSecond: this.#twists.framesPerSecond },
      contract: { name, version, hash, match: this.#twists.toMatch(isExact) },
      time: Date.now(),
    });
  }

  #handle(frame: Frame): void {
    const { id } = frame;
    switch (frame.type) {
      case "hello":
        return this.#twists.allowsSecondHello ? this.#welcome(frame) : this.#close("protocol_violation");
      case "ping":
        return this.#reply({ type: "ok", id });
      case "subscribe":
        return this.#later(() => this.#subscribe(frame));
      case "unsubscribe":
        return this.#later(() => this.#unsubscribe(frame));
      case "publish":
        return this.#later(() => this.#publish(frame));
    }
  }

  /** At once, save in the server whose pings overtake everything else. */
  #later(act: () => void): void {
    if (this.#twists.hastyPing) setTimeout(act, 5);
    else act();
  }

  #knows(frame: Frame): boolean {
    const [namespace = ""] = String(frame["channel"]).split(":");
    return this.#twists.knowsNamespace(Object.hasOwn(pageContract.namespaces, namespace));
  }

  #subscribe(frame: Frame): void {
    if (!this.#knows(frame)) return this.#refuse(frame, "unknown_namespace");
    const name = String(frame["channel"]);
    const { head, subscribers } = this.#hub.channel(name);
    if (this.#last.size >= this.#twists.maxSubscriptions && !this.#last.has(name)) {
      return this.#refuse(frame, "too_many_subscriptions");
    }
    const old = this.#twists.doublesSubscriptions ? (subscribers.get(this) ?? []) : [];
    subscribers.set(this, [...old, (text) => this.#link.send(text)]);
    this.#last.set(name, head);
    const recovery = frame["position"] === undefined ? "fresh" : this.#twists.recovery;
    const { epoch } = this.#hub;
    this.#reply({
      type: "subscribed",
      id: frame["id"],
      channel: name,
      position: { epoch, offset: head },
      from: head,
      recovery,
      ...(recovery === "gap" ? { reason: "unsupported" } : {}),
      allowed: ["subscribe", "publish"],
    });
  }

  #unsubscribe(frame: Frame): void {
    const name = String(frame["channel"]);
    const offset = this.#last.get(name);
    this.#last.delete(name);
    const { subscribers } = this.#hub.channel(name);
    if (!this.#twists.ignoresUnsubscribe) subscribers.delete(this);
    if (this.#twists.forgetsChannels && subscribers.size === 0) this.#hub.forget(name);
    const position = offset === undefined ? {} : { position: { epoch: this.#hub.epoch, offset } };
    this.#reply({ type: "ok", id: frame["id"], ...position });
  }

  #publish(frame: Frame): void {
    if (!this.#knows(frame)) return this.#refuse(frame, "unknown_namespace");
    const name = String(frame["channel"]);
    const event = String(frame["event"]);
    const channel = this.#hub.channel(name);
    const [namespace = ""] = name.split(":");
    const judge = payloads.get(`${namespace} ${event}`);
    if (judge === undefined && namespace !== "open") return this.#refuse(frame, "unknown_event");
    if (event === "typing" && namespace === "talk") return this.#refuse(frame, "wrong_kind");
    const fault = this.#twists.judgePayload(judge?.(frame["data"]));
    if (fault !== undefined) {
      if (this.#twists.countsRefused) channel.head++;
      return this.#refuse(frame, "invalid_payload", { ...fault, at: `/data${fault.at}` });
    }
    const offset = this.#twists.nextOffset(channel.head);
    channel.head = offset;
    const { key } = frame;
    const by = {
      user: this.#user,
      ...(this.#twists.namesConnection ? { connection: this.#connection } : {}),
    };
    const data = this.#twists.toData(frame["data"] as object);
    const message = {
      type: "message",
      channel: name,
      offset,
      event,
      time: Date.now(),
      by,
      ...(key === undefined ? {} : { key }),
      data,
    };
    for (const [connection, sends] of channel.subscribers)
      connection.#deliver(name, offset, sends, message, connection === this);
    this.#reply({
      type: "ok",
      id: frame["id"],
      position: { epoch: this.#hub.epoch, offset: this.#twists.ackOffset(offset) },
    });
  }

  #deliver(
    name: string,
    offset: number,
    sends: readonly Subscriber[],
    message: object,
    isOwn: boolean,
  ): void {
    if (isOwn && !this.#twists.echoes) return;
    this.#last.set(name, offset);
    for (const send of sends) send(this.#twists.toText(message, this.#connection));
  }

  #end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const name of this.#last.keys()) this.#hub.channel(name).subscribers.delete(this);
  }
}
