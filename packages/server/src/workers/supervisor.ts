import cluster, { type Worker } from "node:cluster";
import type { Clock } from "../clock.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Logger } from "../logger.ts";
import { Gathering } from "./gathering.ts";
import type { SupervisorMessage, WorkerMessage } from "./messages.ts";
import { toRestart, type RestartHistory } from "./restart-pause.ts";

/** What a worker may take beyond its drain before it is killed. */
const STOP_GRACE_MS = 10_000;

/** The place of a worker; the process in it changes. */
interface Place {
  readonly number: number;
  worker: Worker | undefined;
  isReady: boolean;
  history: RestartHistory;
  startedAtMs: number;
}

/** What a supervisor works with. */
export interface SupervisorOptions {
  readonly configuration: Pick<Configuration, "workers" | "drain">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Starts this command again in several processes that share its port, and keeps them running: one that ends is started
 * anew after a growing pause; SIGTERM, SIGINT and SIGHUP go on to all. Settles with the address when all listen; rejects
 * with the fault of the first one when it cannot start, and leaves nothing running then.
 */
export function superviseWorkers(options: SupervisorOptions): Promise<string> {
  return new Supervisor(options).start();
}

class Supervisor {
  readonly #drain: Configuration["drain"];
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #places: readonly Place[];
  readonly #gathering: Gathering;
  #phase: "starting" | "running" | "stopping" = "starting";
  #isFleetReady = false;

  constructor({ configuration, clock, logger }: SupervisorOptions) {
    this.#drain = configuration.drain;
    this.#clock = clock;
    this.#logger = logger;
    this.#gathering = new Gathering(clock);
    this.#places = Array.from({ length: configuration.workers }, (_, index) => ({
      number: index + 1,
      worker: undefined,
      isReady: false,
      history: { failures: 0 },
      startedAtMs: 0,
    }));
  }

  async start(): Promise<string> {
    process.on("SIGTERM", () => this.#stop());
    process.on("SIGINT", () => this.#stop());
    process.on("SIGHUP", () => this.#signal("SIGHUP"));
    const [first, ...others] = this.#places;
    if (first === undefined) throw new Error("workers: there must be one at least");
    // Alone at first: what is wrong with the settings is said once, and the contract is adopted by one.
    const url = await this.#startFirst(first);
    await Promise.all(others.map((place) => this.#startFirst(place)));
    if (this.#phase === "starting") this.#phase = "running";
    return url;
  }

  /** Settles with the address when the worker listens. */
  #startFirst(place: Place): Promise<string> {
    return new Promise((resolve, reject) => {
      const worker = this.#fork(place);
      worker.on("message", (message: WorkerMessage) => {
        if (message.kind === "listening") resolve(message.url);
        if (message.kind === "failed") reject(Object.assign(new Error(message.message), message));
      });
      worker.once("exit", () => {
        reject(new Error(`worker ${place.number} ended before it was ready`));
        if (this.#phase === "starting") this.#stop();
      });
    });
  }

  #fork(place: Place): Worker {
    const worker = cluster.fork();
    place.worker = worker;
    place.startedAtMs = this.#clock.elapsed();
    worker.on("message", (message: WorkerMessage) => this.#obey(place, worker, message));
    worker.once("exit", (code, signal) => this.#onExit(place, signal ?? code));
    this.#send(worker, { kind: "fleet", isReady: this.#isFleetReady });
    return worker;
  }

  #obey(place: Place, worker: Worker, message: WorkerMessage): void {
    switch (message.kind) {
      case "listening":
        break;
      case "failed":
        if (this.#phase === "running")
          this.#logger.error("a worker could not start", { worker: place.number, error: message.message });
        // It waits for this, so that its end does not overtake what it says.
        worker.process.kill("SIGKILL");
        break;
      case "readiness":
        place.isReady = message.isReady;
        this.#tellReadiness();
        break;
      case "ask":
        void this.#gather(worker, message);
        break;
      case "told":
        this.#gathering.take(place.number, message.round, message.answer);
    }
  }

  async #gather(asker: Worker, { id, question }: Extract<WorkerMessage, { kind: "ask" }>): Promise<void> {
    const present = this.#places.filter(({ worker }) => worker?.isConnected() === true);
    const answers = await this.#gathering.ask(
      present.map(({ number }) => number),
      (number, round) => {
        const worker = this.#places[number - 1]?.worker;
        if (worker !== undefined) this.#send(worker, { kind: "tell", round, question });
      },
    );
    this.#send(asker, { kind: "answers", id, answers });
  }

  #tellReadiness(): void {
    const isReady = this.#places.every((place) => place.isReady);
    if (isReady === this.#isFleetReady) return;
    this.#isFleetReady = isReady;
    for (const { worker } of this.#places)
      if (worker !== undefined) this.#send(worker, { kind: "fleet", isReady });
  }

  #onExit(place: Place, exit: string | number): void {
    place.worker = undefined;
    place.isReady = false;
    this.#gathering.leave(place.number);
    this.#tellReadiness();
    if (this.#phase !== "running") return;
    const { history, pauseMs } = toRestart(place.history, this.#clock.elapsed() - place.startedAtMs);
    place.history = history;
    this.#logger.error("a worker has ended and is started again", { worker: place.number, exit, pauseMs });
    // Not by the clock, whose timers keep no process alive: this may be all that is left of it.
    setTimeout(() => {
      if (this.#phase === "running") this.#fork(place);
    }, pauseMs);
  }

  /** Sends where there is somebody; a worker that is just ending hears nothing any more. */
  #send(worker: Worker, message: SupervisorMessage): void {
    if (worker.isConnected()) worker.send(message, () => undefined);
  }

  #signal(signal: NodeJS.Signals): void {
    for (const { worker } of this.#places) worker?.process.kill(signal);
  }

  #stop(): void {
    if (this.#phase === "stopping") return;
    const wasStarting = this.#phase === "starting";
    this.#phase = "stopping";
    let status = wasStarting ? 1 : 0;
    const left = this.#places.flatMap(({ worker }) => worker ?? []);
    // When nobody is left, the process ends by itself.
    const cancel = this.#clock.schedule(this.#drain.windowMs + this.#drain.closeMs + STOP_GRACE_MS, () =>
      this.#signal("SIGKILL"),
    );
    let count = left.length;
    const onEnd = (code: number | null): void => {
      if (code !== 0) status = 1;
      if (--count > 0) return;
      cancel();
      process.exit(status);
    };
    for (const worker of left) worker.once("exit", onEnd);
    this.#signal("SIGTERM");
    if (count === 0 && !wasStarting) process.exit(status);
  }
}
