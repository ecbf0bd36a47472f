import { randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import { FindingsBook, type Findings } from "./findings.ts";
import { closeCodes } from "./generated/codes.ts";
import type { Hello, ServerFrame } from "./generated/frames.ts";
import type { Probe } from "./schema/create-probes.ts";
import type { JsonObject, Schema } from "./schema/json-schema.ts";
import { createRandom, type Random } from "./schema/random.ts";
import { sampleValue } from "./schema/sample-value.ts";
import type { Place, Subject } from "./subject/subject.ts";
import { CouldNotRun, HarnessFault, NotApplicable, ViolationError, type Violation } from "./verdict.ts";
import { attemptUpgrade, type UpgradeAnswer, type UpgradeOffer } from "./wire/attempt-upgrade.ts";
import { Client } from "./wire/client.ts";
import { createMessageBook, type MessageBook } from "./wire/message-book.ts";
import { openSocket } from "./wire/open-socket.ts";
import type { TcpProxy } from "./wire/tcp-proxy.ts";
import { createTrace, type Trace } from "./wire/trace.ts";

/** What a run gives to each of its cases. */
export interface ContextOptions {
  readonly caseId: string;
  readonly url: string;
  /** Other nodes of the same service: connections go to each in turn. */
  readonly also: readonly string[];
  /** Undefined only before the survey: smoke cases that ask for it are a fault of the suite. */
  readonly subject: Subject | undefined;
  readonly token: string | undefined;
  readonly deadlineMs: number;
  readonly seed: string;
  /** How many random inputs a random case tries. */
  readonly runs: number;
  /** After which a random case begins no further script; infinite where the number of runs alone decides. */
  readonly searchMs: number;
  /** Kills the server and starts it again; undefined when the suite did not start it. */
  readonly restart: ((signal: "SIGKILL" | "SIGTERM") => Promise<void>) | undefined;
  /** Finds out what the server lets the suite do, and keeps it for the cases that follow. */
  readonly survey: (client: Client) => Promise<void>;
}

/** How to connect, where it differs from the usual way. */
export interface ConnectOptions {
  /** Members of `hello` beside, or instead of, the usual credential. */
  readonly hello?: Omit<Hello, "type">;
  /** False for a client that keeps silent when it is pinged. */
  readonly answersPings?: boolean;
  /** A proxy through which the connection goes. */
  readonly via?: TcpProxy;
  /** Called for each frame that fits its schema, before it is judged by those before it. */
  readonly onFrame?: (frame: ServerFrame) => void;
}

/** Closes that say nothing of the behaviour under test, only that there are too many connections. */
const NO_ROOM: ReadonlySet<number> = new Set([
  closeCodes.rate_limited,
  closeCodes.overloaded,
  closeCodes.engine_unavailable,
  closeCodes.connection_limit,
]);

/** A secret as a guest makes it: 192 random bits. */
export function createGuestSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** Everything that a case may use: connections that judge what they see, fresh names, valid payloads. */
export class CaseContext {
  readonly #options: ContextOptions;
  readonly #book: MessageBook = createMessageBook();
  readonly #clients: Client[] = [];
  readonly #sockets: Duplex[] = [];
  readonly #found = new FindingsBook();
  readonly #random: Random;
  #names = 0;
  #turn = 0;

  /** What went over the wire. */
  readonly trace: Trace;

  constructor(options: ContextOptions) {
    this.#options = options;
    this.#random = createRandom(`${options.seed} ${options.caseId}`);
    this.trace = createTrace(options.token === undefined ? [] : [options.token]);
  }

  /** The server under test. */
  get subject(): Subject {
    if (this.#options.subject === undefined)
      throw new HarnessFault(`${this.#options.caseId} runs before the survey`);
    return this.#options.subject;
  }

  /** Address of the server under test. */
  get url(): string {
    return this.#options.url;
  }

  /** How long a frame is waited for. */
  get deadlineMs(): number {
    return this.#options.deadlineMs;
  }

  /** Whether the run was given a token: then all connections are the same user. */
  get hasToken(): boolean {
    return this.#options.token !== undefined;
  }

  /** Numbers that the seed of the run decides. */
  get random(): Random {
    return this.#random;
  }

  /** What the case found besides its outcome. */
  get findings(): Findings {
    return this.#found.findings;
  }

  /** A `hello` with the credential of the run: its token, or a new guest. */
  hello(): Hello {
    const { token } = this.#options;
    return token === undefined ? { type: "hello", guest: createGuestSecret() } : { type: "hello", token };
  }

  /** The node whose turn it is: so the clients of one case meet over all of them. */
  #nextUrl(): string {
    const urls = [this.url, ...this.#options.also];
    return urls[this.#turn++ % urls.length] ?? this.url;
  }

  /** Opens a connection and says nothing yet. */
  async open(name: string, { answersPings = true, onFrame, via }: ConnectOptions = {}): Promise<Client> {
    const socket = await openSocket(via?.url ?? this.#nextUrl(), this.deadlineMs, via?.host);
    const client = new Client(socket, {
      name,
      trace: this.trace,
      book: this.#book,
      deadlineMs: this.deadlineMs,
      answersPings,
      onJudged: () => this.#found.countFrame(),
      ...(onFrame === undefined ? {} : { onFrame }),
    });
    this.#clients.push(client);
    return client;
  }

  /** Opens a connection and waits for its welcome. */
  async connect(name: string, options: ConnectOptions = {}): Promise<Client> {
    const client = await this.open(name, options);
    await this.greet(client, { ...this.hello(), ...options.hello });
    return client;
  }

  /** Says `hello` on an open connection and waits for its welcome. */
  async greet(client: Client, hello: Hello = this.hello()): Promise<void> {
    client.send(hello);
    await this.welcomed(client);
  }

  /** Waits for the welcome of a connection that has said `hello`. */
  async welcomed(client: Client): Promise<void> {
    try {
      await client.welcomed();
    } catch (fault) {
      if (client.ending !== undefined && NO_ROOM.has(client.ending.code)) {
        throw new CouldNotRun(
          `the server has no room for the suite (close ${client.ending.code}); try --concurrency 1`,
        );
      }
      throw fault;
    }
    this.#found.countWelcome();
  }

  /** Asks for an upgrade by hand. The connection, if there is one, ends with the case. */
  async upgrade(offer: UpgradeOffer): Promise<UpgradeAnswer> {
    this.trace.add("http", ">", `upgrade ${JSON.stringify(offer)}`);
    const answer = await attemptUpgrade(this.url, offer, this.deadlineMs);
    this.trace.add("http", "<", `HTTP ${answer.status}, subprotocol ${String(answer.subprotocol)}`);
    if (answer.socket !== undefined) this.#sockets.push(answer.socket);
    return answer;
  }

  /** Finds out what the server lets the suite do: the second thing of a run. */
  survey(client: Client): Promise<void> {
    return this.#options.survey(client);
  }

  /** The first place where messages can be published and received. */
  place(
    isWanted: (place: Place) => boolean = () => true,
    wanted = "a namespace that this user may talk in",
  ): Place {
    const { places, contract } = this.subject;
    const found = places.find(isWanted);
    if (found !== undefined) return found;
    if (!contract.ok) throw new CouldNotRun(`no contract: ${contract.reason}; give --contract FILE`);
    if (places.length > 0) throw new NotApplicable(`the contract has not ${wanted}`);
    throw new CouldNotRun(`the contract has not ${wanted}; give --token, or --contract FILE`);
  }

  /** The first place where signals can be sent and received. */
  signalPlace(isWanted: (place: Place) => boolean = () => true, wanted = "a signal"): Place {
    const found = this.subject.signals.find(isWanted);
    if (found === undefined)
      throw new NotApplicable(`the contract has not ${wanted} that this user may send and receive`);
    return found;
  }

  /** A channel that nobody used before. */
  channel(namespace: string): string {
    this.#names++;
    return `${namespace}:c-${randomBytes(6).toString("hex")}-${this.#names}`;
  }

  /** A valid payload for a place, other than the ones before it where the schema has more than one. */
  payload({ schema, isOpen, namespace, event }: Place): JsonObject {
    if (isOpen) return { text: `open-${this.#random.below(1e9)}`, number: this.#random.below(1000) };
    const sampled = sampleValue(schema, this.#random);
    if (sampled === undefined)
      throw new CouldNotRun(`no valid payload was found for ${event} in ${namespace}`);
    return sampled.value as JsonObject;
  }

  /** Ends the case as failed when a MUST is not kept. */
  demand(requirement: string, isKept: boolean, expected: string, actual: string): void {
    if (!isKept) throw new ViolationError({ requirement, expected, actual });
  }

  /** Notes that a SHOULD is not kept. */
  advise(requirement: string, isKept: boolean, expected: string, actual: string): void {
    if (!isKept) this.#found.addWarning({ requirement, expected, actual });
  }

  /** Notes a choice of the server that the protocol leaves open. */
  remark(text: string): void {
    this.#found.addRemark(text);
  }

  /** Counts a random input or script that was tried. */
  countRun(): void {
    this.#found.countRun();
  }

  /** Counts random inputs or scripts that are not tried, since the time is over. */
  leaveRuns(count: number): void {
    this.#found.leaveRuns(count);
  }

  /** Notes which constraints of a schema a probe has tried. */
  cover(name: string, schema: Schema, probe: Probe): void {
    this.#found.addCovered(name, schema, probe);
  }

  /** Notes why a probe of a schema cannot be sent. */
  passOver(name: string, probe: Probe, reason: string): void {
    this.#found.addPassedOver(name, probe, reason);
  }

  /** Demands that nothing is left over: every connection that still lives is fenced. */
  async settle(): Promise<void> {
    for (const client of this.#clients) {
      if (client.violation === undefined && client.isReady) await client.fence();
      else if (client.violation === undefined) client.demandNothingUnread("FR-7", "nothing more");
    }
    if (this.violation !== undefined) throw new ViolationError(this.violation);
  }

  /** The first rule that was found broken on any connection. */
  get violation(): Violation | undefined {
    return this.#clients.find(({ violation }) => violation !== undefined)?.violation;
  }

  /** Throws `NotApplicable` when the suite does not own the process of the server. */
  demandOwned(): void {
    if (this.#options.restart === undefined)
      throw new NotApplicable("the suite did not start the server; give --start");
  }

  /** Sends a signal to the server and starts it again. Throws `NotApplicable` when the suite does not own its process. */
  async restart(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    this.demandOwned();
    this.trace.add("server", "-", `${signal}, and started again`);
    await this.#options.restart?.(signal);
  }

  /** Kills the server, as a crash does, and starts it again: all connections of the case are gone. */
  async crash(): Promise<void> {
    for (const client of this.#clients) {
      client.abandon();
      client.expectEnd();
    }
    await this.restart("SIGKILL");
  }

  /** Tells the server to stop, waits until it has, and starts it again. */
  stopInGoodOrder(): Promise<void> {
    return this.restart("SIGTERM");
  }

  /** How many random inputs a random case tries. */
  get wantedRuns(): number {
    return this.#options.runs;
  }

  /** The time that a random case has, in milliseconds; infinite where the number of runs alone decides. */
  get searchMs(): number {
    return this.#options.searchMs;
  }

  /** A context with its own connections, book and trace, for one of many tries within a case. */
  fork(): CaseContext {
    return new CaseContext(this.#options);
  }

  /** Counts what a forked context judged. */
  absorb({ findings }: CaseContext): void {
    this.#found.absorb(findings);
  }

  /** Ends all connections. */
  async release(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#clients.map((client) => client.end()));
  }
}
