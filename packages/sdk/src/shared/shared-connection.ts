import type { ClientFrame, ServerFrame, Subscribe, Welcome } from "../generated/frames.ts";
import type { Socket, Transport } from "../transport/transport.ts";
import { SharedChannel, type Member } from "./shared-channel.ts";

/** A socket of a tab, as the connection that it shares sees it. */
export interface SharedSocket extends Member {
  end(code: number, reason: string): void;
}

type Request = Extract<ClientFrame, { readonly id: number }>;
type Reply = Extract<ServerFrame, { readonly id?: number | undefined }>;

interface Asked {
  readonly socket: SharedSocket | undefined;
  readonly id: number;
  readonly onReply: (reply: Reply) => void;
}

const PONG = '{"type":"pong"}';
const ignore = (): void => undefined;

/**
 * One connection to a server, shared by the sockets of several tabs. To the server it is one client that keeps every rule;
 * to each tab it is a server: it welcomes, numbers the requests anew, and shares subscriptions.
 */
export class SharedConnection {
  readonly #upstream: Socket;
  readonly #onEnded: () => void;
  readonly #channels = new Map<string, SharedChannel>();
  readonly #asked = new Map<number, Asked>();
  /** Requests beyond `limits.inFlight` (PROTOCOL [CLI-6]). */
  readonly #waiting: (() => void)[] = [];
  /** What sockets say before the server has welcomed the first. */
  readonly #sockets = new Map<SharedSocket, string[]>();
  #welcome: { readonly frame: Welcome; readonly text: string } | undefined;
  #lastId = 0;

  constructor(
    open: Transport,
    {
      url,
      subprotocol,
      hello,
    }: { readonly url: string; readonly subprotocol: string; readonly hello: string },
    onEnded: () => void,
  ) {
    this.#onEnded = onEnded;
    this.#upstream = open(url, subprotocol, {
      onOpen: () => this.#upstream.send(hello),
      onData: (data) => this.#receive(String(data)),
      onClose: (code, reason) => this.#end(code, reason),
    });
  }

  /** Admits a socket that has said hello. */
  join(socket: SharedSocket): void {
    this.#sockets.set(socket, []);
    if (this.#welcome) socket.tell(this.#welcome.text);
  }

  /** Takes a frame of a socket. */
  send(socket: SharedSocket, text: string): void {
    if (this.#welcome === undefined) this.#sockets.get(socket)?.push(text);
    else this.#take(socket, JSON.parse(text) as ClientFrame, text);
  }

  /** A socket is closed, or its tab is gone; the last one ends the connection. */
  leave(socket: SharedSocket, code: number, reason: string): void {
    if (!this.#sockets.delete(socket)) return;
    if (this.#sockets.size === 0) {
      this.#onEnded();
      return this.#upstream.close(code, reason);
    }
    for (const [name, channel] of this.#channels)
      if (channel.includes(socket)) this.#unsubscribe(socket, name, ignore);
  }

  #take(socket: SharedSocket, frame: ClientFrame, text: string): void {
    // Signs of life are of the connection, and it gives its own.
    if (frame.type === "pong") return;
    if (!("id" in frame)) return this.#upstream.send(text);
    const request = frame as Request;
    const answer = (reply: object): void => socket.tell(JSON.stringify({ ...reply, id: request.id }));
    if (request.type === "subscribe") this.#subscribe(socket, request, answer);
    else if (request.type === "unsubscribe") this.#unsubscribe(socket, request.channel, answer);
    else if ("channel" in request && request.channel !== undefined)
      this.#inOrder(request.channel, () => this.#ask(socket, request, answer));
    else this.#ask(socket, request, answer);
  }

  /** What is said in a channel keeps its place behind a subscribe (PROTOCOL [SUB-9]). */
  #inOrder(name: string, run: () => void): void {
    const channel = this.#channels.get(name);
    if (channel === undefined) return run();
    channel.lane.add((done) => {
      run();
      done();
    });
  }

  #open(name: string): SharedChannel {
    const channel = this.#channels.get(name) ?? new SharedChannel();
    this.#channels.set(name, channel);
    return channel;
  }

  #subscribe(socket: SharedSocket, frame: Subscribe, answer: (reply: object) => void): void {
    const channel = this.#open(frame.channel);
    channel.lane.add((done) =>
      channel.whenCaughtUp(() => {
        const question = channel.toQuestion(frame);
        this.#ask(socket, question, (reply) => {
          if (reply.type === "subscribed") channel.begin(socket, reply, question.presence === true);
          answer(reply);
          done();
          // The tab went while it was asked for.
          if (!this.#sockets.has(socket)) this.#unsubscribe(socket, frame.channel, ignore);
        });
      }),
    );
  }

  #unsubscribe(socket: SharedSocket, name: string, answer: (reply: object) => void): void {
    const channel = this.#open(name);
    channel.lane.add((done) => {
      if (channel.isNeededBesides(socket)) {
        channel.leave(socket);
        answer({ type: "ok" });
        return done();
      }
      this.#ask(undefined, { type: "unsubscribe", id: 0, channel: name }, (reply) => {
        channel.leave(socket);
        answer(reply);
        done();
        if (channel.isEmpty) this.#channels.delete(name);
      });
    });
  }

  /** Sends a request under a number of the connection as soon as the server takes one more. */
  #ask(socket: SharedSocket | undefined, request: Request, onReply: (reply: Reply) => void): void {
    const { inFlight = 1 } = this.#welcome?.frame.limits ?? {};
    if (this.#asked.size >= inFlight) {
      this.#waiting.push(() => this.#ask(socket, request, onReply));
      return;
    }
    const id = ++this.#lastId;
    this.#asked.set(id, { socket, id: request.id, onReply });
    this.#upstream.send(JSON.stringify({ ...request, id }));
  }

  #receive(text: string): void {
    const frame = JSON.parse(text) as ServerFrame;
    switch (frame.type) {
      case "welcome":
        return this.#admit(frame, text);
      case "ping":
        this.#upstream.send(PONG);
        return this.#tellAll(text);
      case "message":
        return this.#channels.get(frame.channel)?.receive(frame, text);
      case "signal":
      case "presence":
      case "rebase":
        return this.#channels.get(frame.channel)?.tell(text);
      case "unsubscribed":
        this.#channels.get(frame.channel)?.tell(text);
        return this.#channels.get(frame.channel)?.end();
      case "drain":
        // A tab cannot move alone. The close that follows moves all of them.
        return;
      default:
        return this.#settle(frame as Reply, text);
    }
  }

  #settle(reply: Reply, text: string): void {
    // What answers nothing concerns everybody: a fault of a signal, the reason of a close, a token that ends.
    if (reply.id === undefined) return reply.type === "subscribed" ? undefined : this.#tellAll(text);
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    asked?.onReply(reply);
    this.#waiting.shift()?.();
  }

  #admit(frame: Welcome, text: string): void {
    this.#welcome = { frame, text };
    this.#tellAll(text);
    for (const [socket, texts] of this.#sockets) for (const each of texts.splice(0)) this.send(socket, each);
  }

  #tellAll(text: string): void {
    for (const socket of this.#sockets.keys()) socket.tell(text);
  }

  #end(code: number, reason: string): void {
    this.#onEnded();
    const sockets = [...this.#sockets.keys()];
    this.#sockets.clear();
    for (const socket of sockets) socket.end(code, reason);
  }
}
