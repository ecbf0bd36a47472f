import type { IncomingMessage, Server as HttpServer, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { adoptContract } from "./adopt-contract.ts";
import { createCore } from "./compose.ts";
import { findDurabilityFault } from "./contract/loaded-contract.ts";
import type { GatewayHost } from "./gateway/gateway.ts";
import { Gateways } from "./gateway/gateways.ts";
import { answerProblem } from "./http/answer.ts";
import { ApiKeys } from "./http/api/api-keys.ts";
import { HttpApi } from "./http/api/http-api.ts";
import { openHttpDoor, type HttpDoor, type Listening } from "./http/http-door.ts";
import { ENDPOINT } from "./http/info.ts";
import { createRouter, toPath } from "./http/router.ts";
import { readTlsFiles } from "./http/tls-files.ts";
import type { MetricSources } from "./metrics/definitions.ts";
import { openMetrics, type MetricsSurface } from "./metrics/metrics-surface.ts";
import { toStats } from "./metrics/stats.ts";
import { Moderation } from "./moderation.ts";
import { resolveSettings, type ServerOptions, type Settings } from "./options.ts";
import {
  Program,
  type HistoryPage,
  type HistoryQuery,
  type MemberList,
  type MembersQuery,
  type ProgramApi,
  type PublishedMessage,
  type PublishOptions,
  type Revoked,
  type SayOptions,
} from "./program.ts";
import { renewCore, type ReloadOptions } from "./reload.ts";
import type { Core } from "./session/core.ts";
import { Sessions } from "./session/sessions.ts";
import { count } from "./tally.ts";
import { createAddressReader, type AddressReader } from "./transport/client-address.ts";
import { SUBPROTOCOL, type WebSocketDoor } from "./transport/transport.ts";
import {
  findAdmissionFault,
  findProtocolFault,
  isLoopback,
  refuseUpgrade,
  type Admission,
  type HttpRefusal,
} from "./transport/upgrade.ts";
import { createWebSocketDoor } from "./transport/websocket.ts";

const DEFAULT_STOP_MS = 3000;
const STOPPING: HttpRefusal = { status: 503, reason: "the server is stopping" };

/** How a server stops. */
export interface StopOptions {
  /** Time that clients have to move, in milliseconds. Default: 0. */
  readonly drainMs?: number;
  /** Time that clients have to answer the close, in milliseconds. Default: 3000. */
  readonly withinMs?: number;
}

/** A Parlance server, embedded in a program or run by the command. */
export interface ParlanceServer extends ProgramApi {
  /**
   * Opens the configured address and port. Rejects when it cannot, when it would be unsafe, or when the engine keeps
   * messages that the contract would refuse.
   */
  listen(): Promise<Listening>;
  /**
   * Takes the WebSocket upgrades at `/v1/connect`, and those of the gateways, of a server that the program has; other
   * upgrades stay with the program. HTTP paths are served where the program calls `handleRequest`. The program answers for where it listens.
   */
  attach(server: HttpServer): Promise<void>;
  /** Answers the HTTP API, `/v1/info`, `/v1/contract`, `/health/…`, the gateways and the pages; false when the path is none of these. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  /** Number of open connections. */
  readonly connectionCount: number;
  /**
   * Takes over contract, keys, limits and certificate without dropping a connection; what is left out of the options gets
   * its default. Open connections keep the contract and the limits that they were told, and credentials are judged
   * anew from here on. Rejects, and all goes on as before, when an option is wrong, and when the contract would break
   * clients or kept messages of the one in force: the message has every place.
   */
  reload(options: ReloadOptions): Promise<void>;
  /**
   * Asks every connection to move, closes with 4200 those that are still there after `drainMs`, and stops; those that
   * do not answer the close are cut after another `withinMs`. Calling it again waits for the same end.
   */
  stop(options?: StopOptions): Promise<void>;
}

/** Makes a server. Throws a `TypeError` that names the option when one is wrong. */
export function createServer(options: ServerOptions = {}): ParlanceServer {
  return new Server(options);
}

class Server implements ParlanceServer {
  readonly #settings: Settings;
  readonly #options: ServerOptions;
  readonly #addressOf: AddressReader;
  readonly #admission: Admission;
  #core: Core;
  #program: Program;
  #door: WebSocketDoor;
  readonly #gateways: Gateways;
  #api: HttpApi;
  readonly #sessions: Sessions;
  #route: (request: IncomingMessage, response: ServerResponse) => boolean;
  #metrics: MetricsSurface | undefined;
  #http: HttpDoor | undefined;
  #phase: "new" | "starting" | "running" | "stopping" = "new";
  #stopped: Promise<void> | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#settings = resolveSettings(options);
    this.#core = createCore(options, this.#settings);
    const { unsafePublic, allowedOrigins, waitingPerAddress, trustedProxies } = this.#settings;
    this.#sessions = new Sessions(this.#core, waitingPerAddress);
    this.#admission = {
      isLocalOnly: !this.#core.authenticator.isAuthentication && !unsafePublic,
      allowedOrigins,
    };
    this.#addressOf = createAddressReader(trustedProxies);
    this.#program = new Program(this.#core);
    this.#door = this.#createDoor(SUBPROTOCOL);
    this.#gateways = new Gateways(options.gateways ?? [], this.#toGatewayHost());
    this.#api = this.#createApi(new ApiKeys(options.apiKeys ?? []));
    this.#route = this.#createRoute();
  }

  #createDoor(subprotocol: string | undefined): WebSocketDoor {
    return createWebSocketDoor(this.#core.policy.limits.frameBytes, subprotocol, this.#addressOf);
  }

  #createApi(keys: ApiKeys): HttpApi {
    const { engine, contract, tickets, hub, policy, tail, logger } = this.#core;
    return new HttpApi({
      program: this.#program,
      moderation: new Moderation(engine, contract),
      tickets,
      hub,
      sessions: this.#sessions,
      tail,
      metricSources: this.#toMetricSources(),
      fleet: this.#options.fleet,
      keys,
      admission: this.#admission,
      maxBytes: policy.limits.frameBytes,
      logger,
      isReady: () => this.#isReady(),
    });
  }

  #createRoute(): (request: IncomingMessage, response: ServerResponse) => boolean {
    return createRouter({
      core: this.#core,
      admission: this.#admission,
      publishContract: this.#settings.publishContract,
      pages: this.#options.pages ?? new Map(),
      isReady: () => this.#isReady() && (this.#options.fleet?.isReady() ?? true),
    });
  }

  #isReady(): boolean {
    return this.#phase === "running" && this.#core.engine.isReady();
  }

  get connectionCount(): number {
    return this.#sessions.size;
  }

  async listen(): Promise<Listening> {
    const { address, port } = this.#settings;
    if (this.#admission.isLocalOnly && !isLoopback(address)) {
      throw new Error(
        `address: ${address} is not loopback, and without authentication anybody could connect; set unsafePublic to allow it`,
      );
    }
    const tls = readTlsFiles(this.#settings.tls);
    await this.#start();
    try {
      this.#http = await openHttpDoor(
        { port, address, tls },
        {
          onRequest: (request, response) => {
            if (!this.handleRequest(request, response))
              answerProblem(response, 404, "there is nothing at this address");
          },
          onUpgrade: (request, socket, head) => {
            if (!this.#gateways.upgrade(request, socket, head)) this.#upgrade(request, socket, head);
          },
        },
      );
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this.#http.listening;
  }

  async attach(http: HttpServer): Promise<void> {
    await this.#start();
    http.on("upgrade", (request, socket, head) => {
      if (this.#gateways.upgrade(request, socket, head)) return;
      if (toPath(request) === ENDPOINT) this.#upgrade(request, socket, head);
    });
  }

  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    response.once("finish", () => count(this.#core.tally.httpRequests, String(response.statusCode)));
    return (
      this.#answerMetrics(request, response) ||
      this.#gateways.handleRequest(request, response) ||
      this.#api.handleRequest(request, response) ||
      this.#route(request, response)
    );
  }

  #answerMetrics(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#metrics === undefined || findAdmissionFault(request, this.#admission) !== undefined)
      return false;
    return this.#metrics.handleRequest(request, response);
  }

  async reload(options: ReloadOptions): Promise<void> {
    if (this.#phase !== "running") throw new Error("reload: the server is not running");
    const tls = readTlsFiles(options.tls ?? this.#settings.tls);
    const keys = new ApiKeys(options.apiKeys ?? []);
    const { backend } = this.#options;
    this.#core = await renewCore(
      this.#core,
      backend === undefined ? options : { ...options, backend },
      this.#settings,
    );
    this.#sessions.renew(this.#core);
    this.#program = new Program(this.#core);
    this.#door = this.#createDoor(SUBPROTOCOL);
    this.#api = this.#createApi(keys);
    this.#route = this.#createRoute();
    if (tls !== undefined) this.#http?.renewTls(tls);
  }

  async publish(
    channel: string,
    event: string,
    data: object,
    options?: PublishOptions,
  ): Promise<PublishedMessage> {
    return this.#running().publish(channel, event, data, options);
  }

  async signal(channel: string, event: string, data: object, options?: SayOptions): Promise<void> {
    return this.#running().signal(channel, event, data, options);
  }

  async history(channel: string, query?: HistoryQuery): Promise<HistoryPage> {
    return this.#running().history(channel, query);
  }

  async members(channel: string, query?: MembersQuery): Promise<MemberList> {
    return this.#running().members(channel, query);
  }

  async revoke(revoked: Revoked): Promise<void> {
    return this.#running().revoke(revoked);
  }

  disconnect(user: string, reason?: "token_revoked" | "forbidden"): number {
    return this.#program.disconnect(user, reason);
  }

  unsubscribe(user: string, channel: string): number {
    return this.#program.unsubscribe(user, channel);
  }

  stop({ drainMs = 0, withinMs = DEFAULT_STOP_MS }: StopOptions = {}): Promise<void> {
    this.#stopped ??= this.#stop(drainMs, withinMs);
    return this.#stopped;
  }

  /** The engine takes nothing before the start, nor after the stop. */
  #running(): Program {
    if (this.#phase === "running") return this.#program;
    throw new Error("createServer: the server is not running; call listen or attach first");
  }

  async #start(): Promise<void> {
    if (this.#phase !== "new") throw new Error("createServer: this server was started before; make another");
    const fault = findDurabilityFault(this.#core.contract, this.#core.engine.durability);
    if (fault !== undefined) throw new Error(fault);
    this.#phase = "starting";
    const { engine, contract, listener, logger } = this.#core;
    await engine.start(listener);
    try {
      await adoptContract(engine, contract, { mayDrop: this.#settings.dropBrokenHistory, logger });
      this.#metrics = await openMetrics(this.#settings.metrics, this.#toMetricSources(), this.#options.fleet);
      if (this.#metrics?.url !== undefined) logger.info("metrics are shown", { address: this.#metrics.url });
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#core.witness?.open({ logger, tally: this.#core.tally, store: engine.events });
    this.#options.fleet?.join({
      isReady: () => this.#isReady(),
      answer: async (question) =>
        question === "stats" ? toStats(this.#toMetricSources()) : ((await this.#metrics?.list()) ?? []),
    });
    // It may have been stopped meanwhile.
    if (this.#phase === "starting") this.#phase = "running";
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const fault = this.#findUpgradeFault(request);
    if (fault !== undefined) return refuseUpgrade(socket, fault);
    // Completed at once, or refused: nobody waits outside of a session.
    this.#door.accept(request, socket, head, (transport) => this.#sessions.begin(transport));
  }

  #toMetricSources(): MetricSources {
    const { tally, hub } = this.#core;
    return {
      tally,
      queues: () => this.#sessions.listQueues(),
      connectionCount: () => this.#sessions.size,
      channelCount: () => hub.channelCount,
      subscriptionCount: () => hub.subscriptionCount,
      isReady: () => this.#isReady(),
    };
  }

  #toGatewayHost(): GatewayHost {
    const { contract, policy, logger } = this.#core;
    return {
      contract,
      policy,
      logger,
      findFault: (request) => this.#findEntryFault(request),
      addressOf: this.#addressOf,
      wait: (address) => this.#sessions.wait(address),
      createDoor: () => this.#createDoor(undefined),
      begin: (transport) => this.#sessions.begin(transport),
    };
  }

  #findUpgradeFault(request: IncomingMessage): HttpRefusal | undefined {
    if (this.#phase !== "running") return STOPPING;
    if (toPath(request) !== ENDPOINT) return { status: 404, reason: `the WebSocket endpoint is ${ENDPOINT}` };
    return this.#findEntryFault(request) ?? findProtocolFault(request);
  }

  #findEntryFault(request: IncomingMessage): HttpRefusal | undefined {
    if (this.#phase !== "running") return STOPPING;
    const fault = findAdmissionFault(request, this.#admission);
    if (fault !== undefined) return fault;
    // Everybody on this machine has the same address; strangers can be told apart.
    const isFull = !this.#admission.isLocalOnly && this.#sessions.isFull(this.#addressOf(request));
    return isFull
      ? { status: 429, reason: "too many connections of this address wait for their welcome" }
      : undefined;
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.#core.clock.schedule(delayMs, resolve));
  }

  async #stop(drainMs: number, withinMs: number): Promise<void> {
    this.#phase = "stopping";
    this.#core.tail.end();
    const ended = this.#sessions.whenEmpty().then(() => this.#gateways.close());
    const closed = Promise.all([this.#http?.close(), ended]);
    this.#sessions.drain(drainMs);
    if (drainMs > 0) await Promise.race([closed, this.#wait(drainMs)]);
    this.#sessions.finish();
    const cancel = this.#core.clock.schedule(withinMs, () => {
      this.#sessions.destroy();
      this.#http?.destroy();
    });
    await closed;
    cancel();
    await this.#core.witness?.stop(withinMs);
    this.#metrics?.close();
    this.#core.wheel.stop();
    await this.#core.engine.stop();
    const { traces } = this.#core;
    if (traces !== undefined) await Promise.race([traces.flush(), this.#wait(withinMs)]);
  }
}
