import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocketServer, type WebSocket } from "ws";
import type { DriverAnswer, DriverHints, DriverValue } from "../driver/driver-lines.ts";
import { Driver } from "../driver/driver.ts";
import {
  CouldNotRun,
  HarnessFault,
  NotApplicable,
  show,
  ViolationError,
  type Violation,
} from "../verdict.ts";
import type { Awaited } from "../wire/inbox.ts";
import { SUBPROTOCOL } from "../wire/open-socket.ts";
import { createTrace, type Trace } from "../wire/trace.ts";
import { DrivenClient } from "./driven-client.ts";
import { Line } from "./line.ts";
import { Alarm, Mailbox } from "./mailbox.ts";
import { Peer } from "./peer.ts";

/** What a run gives to each case of a client. */
export interface StageOptions {
  /** Holds the client under test. It may have served other cases before. */
  readonly driver: Driver;
  readonly deadlineMs: number;
}

/** How a client is made, where it differs from the usual way. */
export interface ClientSetting {
  readonly tokens?: readonly string[];
  readonly hints?: DriverHints;
}

/** Short pauses, so that a case need not wait: a client may know nothing of them. */
const SHORT: DriverHints = { firstPauseMs: 20, maxPauseMs: 100 };
/** Room for the longest pause of a client that cannot be told to be quick. */
const LONG_PAUSE_MS = 35_000;

let stageCount = 0;

/** The suite as a server, and the driver of the client under test: everything that a case may use. */
export class Stage {
  readonly trace: Trace = createTrace([]);
  readonly #options: StageOptions;
  readonly #alarm = new Alarm();
  readonly #peers: Mailbox<Peer>;
  readonly #clients = new Map<string, DrivenClient>();
  readonly #commands = new Map<number, string>();
  readonly #hints = new Map<number, DriverHints>();
  readonly #lines = new Map<string, Line>();
  readonly #tokens = new Set<string>();
  readonly #warnings: Violation[] = [];
  readonly #http: Server = createServer((_, response) => response.writeHead(404).end());
  readonly #sockets: WebSocketServer;
  readonly #driver: Driver;
  /** Sets the clients of this case apart from those that the driver held before. */
  readonly #prefix = `s${++stageCount}-`;
  readonly #firstCommand: number;
  #longestPauseMs = LONG_PAUSE_MS;
  #url = "";
  #peerCount = 0;
  #framesJudged = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#peers = new Mailbox(this.#alarm, options.deadlineMs);
    this.#sockets = new WebSocketServer({
      server: this.#http,
      perMessageDeflate: false,
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
    this.#sockets.on("connection", (socket, request) => this.#onConnection(socket, request));
    this.#driver = options.driver;
    this.#firstCommand = options.driver.nextNumber;
    this.#driver.attend({
      onSent: (text) => this.trace.add("driver", ">", text),
      onLine: (text) => this.trace.add("driver", "<", text),
      onAnswer: (answer) => this.#onAnswer(answer),
      // What a client of an earlier case still has to say is not for this one.
      onNews: (news) => [...this.#clients.values()].find(({ name }) => name === news.client)?.put(news),
      onFault: (fault) => this.#alarm.raise(fault),
      onDied: (how) => this.#onDied(how),
    });
  }

  /** Begins to listen. */
  async open(): Promise<void> {
    this.#http.listen(0, "127.0.0.1");
    await once(this.#http, "listening");
    this.#url = `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/v1/connect`;
  }

  /** Address of the suite's server. */
  get url(): string {
    return this.#url;
  }

  /** How long a frame is waited for. */
  get deadlineMs(): number {
    return this.#options.deadlineMs;
  }

  /** Rules with SHOULD that the client does not keep. */
  get warnings(): readonly Violation[] {
    return this.#warnings;
  }

  /** How many frames of the client were judged and found right. */
  get framesJudged(): number {
    return this.#framesJudged;
  }

  /** How many connections of the client came. */
  get connectionCount(): number {
    return this.#peerCount;
  }

  /** Throws when a rule was found broken on the way. */
  settle(): void {
    if (this.#alarm.fault !== undefined) throw this.#alarm.fault;
  }

  /** Asks the driver who it is. Rejects with `CouldNotRun` when it does not say. */
  async describe(): Promise<{ readonly name?: string; readonly version?: string }> {
    try {
      return await this.#askDriver({ requirement: "CLI-5", expected: "an answer to describe" });
    } catch (fault) {
      if (!(fault instanceof ViolationError)) throw fault;
      throw new CouldNotRun(`the driver: ${fault.violation.expected}, got ${fault.violation.actual}`);
    }
  }

  /**
   * Demands that the program of the client is still there. A fault that a frame leads to may end it only after it has
   * told what came behind that frame.
   */
  async demandAlive(requirement: string): Promise<void> {
    await this.#askDriver({ requirement, expected: "the program of the client to go on" });
  }

  /** Makes a client that connects to this stage. The case accepts its connection. */
  client(name = "client", { tokens, hints = SHORT }: ClientSetting = {}): DrivenClient {
    for (const token of tokens ?? []) this.#tokens.add(token);
    const client = this.#add(name);
    const n = this.#send(client, () => client.connect(this.#url, tokens, hints));
    this.#hints.set(n, hints);
    return client;
  }

  /** Whether a client took a hint; waits for its `connect` to be answered. */
  async hasHint(client: DrivenClient, hint: keyof DriverHints): Promise<boolean> {
    const n = [...this.#commands].find(([, owner]) => owner === client.name)?.[0];
    if (n === undefined) throw new HarnessFault(`${client.name} was never connected`);
    const { hints } = await client.done(n, {
      requirement: "CLI-7",
      expected: "connect to succeed after welcome",
    });
    return hints?.includes(hint) ?? false;
  }

  /** The next connection of the client; after a pause of its own it may take long. */
  accept(awaited: Partial<Awaited> = {}): Promise<Peer> {
    const { deadlineMs } = this.#options;
    return this.#peers.take(() => true, {
      requirement: "CLI-5",
      expected: "a connection of the client",
      withinMs: deadlineMs,
      ...awaited,
    });
  }

  /** The next connection after one that ended: a client that takes no hints may pause for long. */
  reconnect(requirement: string, expected = "the client to connect again"): Promise<Peer> {
    return this.accept({ requirement, expected, withinMs: this.#options.deadlineMs + this.#longestPauseMs });
  }

  /** Demands that the client makes no connection for a while. */
  async demandNoConnection(requirement: string, expected: string, forMs: number): Promise<void> {
    await pause(forMs);
    this.settle();
    const peer = this.#peers.takeNow(() => true);
    if (peer !== undefined)
      throw new ViolationError({ requirement, expected, actual: `a connection (${peer.name})` });
  }

  /** A channel of the suite's server. */
  line(channel: string): Line {
    const line = this.#lines.get(channel) ?? new Line(channel);
    this.#lines.set(channel, line);
    return line;
  }

  /** Has a connection answer like a server that keeps every rule, also what it has left open so far. */
  serve(peer: Peer): void {
    peer.answer = (frame) => {
      switch (frame.type) {
        case "subscribe":
          return peer.send(...this.line(frame.channel).begin(frame));
        case "unsubscribe":
          return peer.send({ type: "ok", id: frame.id, position: this.line(frame.channel).head });
        case "publish": {
          const line = this.line(frame.channel);
          const known = line.findKey(frame.key);
          const { offset } =
            known ?? line.addData(frame.event, frame.data, frame.key === undefined ? {} : { key: frame.key });
          const position = { epoch: line.epoch, offset };
          return peer.send({
            type: "ok",
            id: frame.id,
            position,
            ...(known === undefined ? {} : { duplicate: true }),
          });
        }
        case "ping":
          return peer.send({ type: "ok", id: frame.id });
        case "authenticate":
          return peer.send({ type: "ok", id: frame.id });
        default:
          return undefined;
      }
    };
    for (const frame of peer.open) peer.answer(frame);
  }

  /** Notes that a SHOULD is not kept. */
  warn(violation: Violation): void {
    this.#warnings.push(violation);
  }

  /** Ends the clients and the server. The driver can serve another case. */
  async release(): Promise<void> {
    // Waits that nobody awaits any more would keep the process alive.
    this.#alarm.raise(new HarnessFault("the case is over"));
    this.#driver.attend(undefined);
    for (const [name, client] of this.#clients) if (name !== "") client.close();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => {
      this.#http.close(resolve);
    });
  }

  #askDriver(awaited: Awaited): Promise<DriverValue> {
    const client = this.#clients.get("") ?? this.#add("");
    const n = this.#send(client, () => this.#driver.send({ do: "describe" }));
    return client.done(n, awaited);
  }

  #add(name: string): DrivenClient {
    if (this.#clients.has(name)) throw new HarnessFault(`there is a client ${name} already`);
    const client = new DrivenClient(this.#prefix + name, this.#driver, this.#alarm, this.#options.deadlineMs);
    this.#clients.set(name, client);
    return client;
  }

  #send(client: DrivenClient, send: () => number): number {
    const n = send();
    this.#commands.set(n, client.name);
    return n;
  }

  #onAnswer(answer: DriverAnswer): void {
    if (answer.event === "unsupported" && this.#firstCommand <= answer.n)
      this.#alarm.raise(new NotApplicable("the driver says that the client cannot do this"));
    const maxPauseMs = this.#hints.get(answer.n)?.maxPauseMs;
    if (maxPauseMs !== undefined && answer.event === "done" && answer.value?.hints?.includes("maxPauseMs"))
      this.#longestPauseMs = maxPauseMs;
    // Numbers grow over all clients, and each client waits for its own alone.
    for (const client of this.#clients.values()) client.put(answer);
  }

  #onDied(how: string): void {
    const expected = "the client to go on, whatever the server sends";
    if (this.#framesJudged > 0) this.#alarm.violate({ requirement: "CLI-7", expected, actual: how });
    else this.#alarm.raise(new CouldNotRun(how));
  }

  #onConnection(socket: WebSocket, request: IncomingMessage): void {
    const name = `conn-${++this.#peerCount}`;
    const { trace, deadlineMs } = { trace: this.trace, deadlineMs: this.#options.deadlineMs };
    const peer = new Peer(socket, request, {
      name,
      trace,
      alarm: this.#alarm,
      deadlineMs,
      onJudged: () => this.#framesJudged++,
    });
    const url = decodeURIComponent(request.url ?? "");
    if ([...this.#tokens].some((token) => url.includes(token)))
      this.#alarm.violate({ requirement: "AU-5", expected: "no token in the address", actual: show(url) });
    if (socket.protocol !== SUBPROTOCOL)
      this.#alarm.violate({
        requirement: "CLI-5",
        expected: `the subprotocol ${SUBPROTOCOL} offered`,
        actual: `Sec-WebSocket-Protocol: ${request.headers["sec-websocket-protocol"] ?? "(absent)"}`,
      });
    this.#peers.put(peer);
  }
}
