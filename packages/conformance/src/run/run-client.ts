import type { ClientCase } from "../client-case.ts";
import { clientCases } from "../client-cases/client-cases.ts";
import { HANDSHAKE_GATE } from "../client-cases/handshake.ts";
import { Driver } from "../driver/driver.ts";
import { Stage } from "../stage/stage.ts";
import { VERSION } from "../version.ts";
import { createKnownFailures, type KnownFailures } from "./known-failures.ts";
import { countOutcomes, toRequirementResults, type Report } from "./report.ts";
import { hasPassed, toUntried, type CaseResult } from "./result.ts";
import { runClientCase } from "./run-client-case.ts";
import { toClientRunOptions, type ClientRunOptions, type RunClientOptions } from "./run-client-options.ts";
import { runTogether } from "./run-together.ts";
import { selectCases } from "./select-cases.ts";

/** How long a driver may take to start, on a machine that is busy. */
const START_MS = 30_000;

/** One run against a client. */
class ClientRun {
  readonly #options: ClientRunOptions;
  readonly #known: KnownFailures;
  readonly #startedAt = new Date();
  readonly #begun = performance.now();
  readonly #results: CaseResult[] = [];
  readonly #idle: Driver[] = [];
  #implementation: Report["implementation"];

  constructor(options: ClientRunOptions) {
    this.#options = options;
    this.#known = createKnownFailures(options.knownFailing);
  }

  async run(): Promise<Report> {
    const unreachable = await this.#findUnreachable();
    if (unreachable === undefined) await this.#runAll();
    await Promise.all(this.#idle.map((driver) => driver.end()));
    return this.#toReport(unreachable, true);
  }

  /** Why there is no driver to speak with; undefined when it says who it is. */
  async #findUnreachable(): Promise<string | undefined> {
    try {
      await this.#dismiss(await this.#hire(), true);
      return undefined;
    } catch (fault) {
      return fault instanceof Error ? fault.message : String(fault);
    }
  }

  async #runAll(): Promise<void> {
    const selected = selectCases(clientCases, this.#options.selection);
    const gate = await this.#runOne(HANDSHAKE_GATE);
    if (!hasPassed(gate) || selected.includes(HANDSHAKE_GATE)) this.#add(gate);
    const rest = selected.filter((each) => each !== HANDSHAKE_GATE);
    if (hasPassed(gate)) await this.#runSideBySide(rest);
    else
      for (const each of rest)
        this.#add(toUntried(each, "could-not-run", "the smoke case failed on which it rests"));
  }

  async #runOne(each: ClientCase): Promise<CaseResult> {
    const driver = await this.#hire().catch((fault: unknown) => String(fault));
    if (typeof driver === "string") return toUntried(each, "could-not-run", driver);
    const result = await runClientCase(each, { ...this.#options, driver });
    await this.#dismiss(driver, hasPassed(result));
    return result;
  }

  /** A driver that has nothing to do, or a new one: to start one takes longer than most cases do. */
  async #hire(): Promise<Driver> {
    let known = this.#idle.pop();
    while (known?.isUsable === false) known = this.#idle.pop();
    if (known !== undefined) return known;
    const driver = new Driver(this.#options.command);
    const stage = new Stage({ driver, deadlineMs: START_MS });
    try {
      const { name = "unnamed", version = "unknown" } = await stage.describe();
      this.#implementation = { name, version };
      return driver;
    } catch (fault) {
      await driver.end();
      throw fault;
    } finally {
      await stage.release();
    }
  }

  /** Keeps a driver for another case, unless something went wrong with it: that must not rub off on the next. */
  async #dismiss(driver: Driver, isWell: boolean): Promise<void> {
    if (isWell && driver.isUsable) this.#idle.push(driver);
    else await driver.end();
  }

  #runSideBySide(ready: readonly ClientCase[]): Promise<void> {
    const tasks = ready.map((each) => async () => this.#add(await this.#runOne(each)));
    return runTogether(tasks, this.#options.concurrency);
  }

  #add(found: CaseResult): void {
    const result = this.#known.judge(found);
    this.#results.push(result);
    this.#options.onResult(result, () => this.#toReport(undefined, false));
  }

  #toReport(unreachable: string | undefined, isComplete: boolean): Report {
    const order = new Map(clientCases.map(({ id }, index) => [id, index]));
    const orderOf = ({ id }: CaseResult): number => order.get(id) ?? order.size;
    const results = this.#results.toSorted((a, b) => orderOf(a) - orderOf(b));
    return {
      suite: { name: "@parlance/conformance", version: VERSION },
      kind: "client",
      target: this.#options.command.join(" "),
      isComplete,
      startedAt: this.#startedAt.toISOString(),
      durationMs: Math.round(performance.now() - this.#begun),
      seed: "none",
      ...(unreachable === undefined ? {} : { unreachable }),
      ...(this.#implementation === undefined ? {} : { implementation: this.#implementation }),
      features: [],
      staleKnownFailures: this.#known.stale,
      isStrict: this.#options.isStrict,
      totals: countOutcomes(results),
      framesJudged: results.reduce((sum, each) => sum + each.framesJudged, 0),
      requirements: toRequirementResults(results, "client"),
      cases: results,
    };
  }
}

/**
 * Judges a client by PROTOCOL.md: the suite is the server, a driver (DRIVER.md) holds the client. Resolves also when the
 * client is bad or the driver does not start: the report says so. Rejects with a `TypeError` when an option is wrong.
 */
export async function runClient(options: RunClientOptions): Promise<Report> {
  return new ClientRun(toClientRunOptions(options)).run();
}
