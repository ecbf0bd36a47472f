import type { Case, Phase } from "../case.ts";
import { cases as fixedCases, listContractCases } from "../cases/cases.ts";
import { GATES } from "../cases/smoke.ts";
import type { ContextOptions } from "../context.ts";
import { toReplayCase } from "../script/replay-file.ts";
import { readContract } from "../subject/contract.ts";
import type { Contract } from "../subject/contract.ts";
import type { Document, Subject } from "../subject/subject.ts";
import { fetchContract, fetchInfo, surveySubject } from "../subject/survey.ts";
import { ViolationError } from "../verdict.ts";
import { VERSION } from "../version.ts";
import { NoUpgrade, openSocket } from "../wire/open-socket.ts";
import { toCoverage } from "./coverage.ts";
import { createKnownFailures, type KnownFailures } from "./known-failures.ts";
import { startOwned, type OwnedServer } from "./owned-server.ts";
import { countOutcomes, toRequirementResults, type Report } from "./report.ts";
import { hasPassed, toUntried, type CaseResult } from "./result.ts";
import { runCase } from "./run-case.ts";
import { toRunOptions, type RunOptions, type RunServerOptions } from "./run-options.ts";
import { runTogether } from "./run-together.ts";
import { selectCases } from "./select-cases.ts";

/** From here on a case mostly waits for timers of the server, so that any number of them run side by side. */
const SLOW_MS = 3_000;

/** Phases whose cases try as much as there is time for: they come last, when it is known how much is left. */
const SEARCHING: readonly Phase[] = ["random", "stateful", "concurrent"];

/** What cases need that run alone, after all random ones. */
const RESERVE_MS = 3_000;

/** Every random case may search for so long, however little is left. */
const LEAST_SEARCH_MS = 500;

function isSearching({ phase }: Case): boolean {
  return SEARCHING.includes(phase);
}

/** One run: what it has been told, what it has learnt, what it has found. */
class Run {
  readonly #options: RunOptions;
  readonly #owned: OwnedServer | undefined;
  readonly #known: KnownFailures;
  readonly #startedAt = new Date();
  readonly #begun = performance.now();
  readonly #results: CaseResult[] = [];
  readonly #covered = new Set<string>();
  readonly #passedOver = new Map<string, string>();
  #subject: Subject | undefined;
  #searchesLeft = 0;

  constructor(options: RunOptions, owned: OwnedServer | undefined) {
    this.#owned = owned;
    this.#options = options;
    this.#known = createKnownFailures(options.knownFailing);
  }

  async run(): Promise<Report> {
    const unreachable = await this.#findUnreachable();
    if (unreachable === undefined) await this.#runAll();
    return this.#toReport(unreachable, true);
  }

  /** Why there is no server to judge; undefined when there is one, be it a bad one. */
  async #findUnreachable(): Promise<string | undefined> {
    const { url, also, deadlineMs } = this.#options;
    try {
      for (const each of [url, ...also]) (await openSocket(each, deadlineMs)).terminate();
      return undefined;
    } catch (fault) {
      if (fault instanceof NoUpgrade) return fault.message;
      if (fault instanceof ViolationError) return undefined;
      throw fault;
    }
  }

  async #runAll(): Promise<void> {
    const { replay, selection } = this.#options;
    const selected = replay === undefined ? selectCases(fixedCases, selection) : [toReplayCase(replay)];
    if (!(await this.#runGates(selected))) {
      const rest = selected.filter(({ id }) => !GATES.includes(id));
      for (const each of rest)
        this.#add(toUntried(each, "could-not-run", "a smoke case failed on which it rests"));
      return;
    }
    const { subject } = this;
    const payloads = replay === undefined ? selectCases(listContractCases(subject), selection) : [];
    const ready = [...selected, ...payloads].filter(
      (each) => !GATES.includes(each.id) && this.#isToRun(each),
    );
    for (const each of ready.filter(({ phase }) => phase === "smoke")) await this.#runOne(each);
    await this.#runSideBySide(ready.filter(({ phase }) => phase !== "smoke"));
  }

  /** The server under test, after the survey. */
  get subject(): Subject {
    if (this.#subject === undefined) throw new TypeError("the survey has not been made");
    return this.#subject;
  }

  /** Runs what all cases rest on, also when it was not selected: then it shows in the report only when it fails. */
  async #runGates(selected: readonly Case[]): Promise<boolean> {
    for (const gate of fixedCases.filter(({ id }) => GATES.includes(id))) {
      const { result } = await runCase(gate, this.#contextOptions());
      const hasFailed = !hasPassed(result);
      if (hasFailed || selected.includes(gate)) this.#add(result);
      if (hasFailed) return false;
    }
    return true;
  }

  /** Puts aside what does not apply or takes too long. */
  #isToRun(each: Case): boolean {
    const { budgetMs } = this.#options;
    const inapplicable = each.inapplicable?.(this.subject);
    const needsMs = each.needsMs?.(this.subject) ?? 0;
    if (inapplicable !== undefined) this.#add(toUntried(each, "not-applicable", inapplicable));
    else if (needsMs > budgetMs) {
      this.#add(
        toUntried(
          each,
          "over-budget",
          `takes up to ${Math.ceil(needsMs / 1000)} s; give --budget ${Math.ceil(needsMs / 1000)}s`,
        ),
      );
    } else return true;
    return false;
  }

  async #runSideBySide(ready: readonly Case[]): Promise<void> {
    const toTask = (each: Case) => () => this.#runOne(each);
    const isSlow = (each: Case): boolean => (each.needsMs?.(this.subject) ?? 0) > SLOW_MS;
    const slow = ready.filter(isSlow);
    const quick = ready
      .filter((each) => !isSlow(each) && each.company !== "alone" && each.phase !== "crash")
      .toSorted((a, b) => Number(isSearching(a)) - Number(isSearching(b)));
    this.#searchesLeft = quick.filter(isSearching).length;
    const alone = ready.filter((each) => !isSlow(each) && each.company === "alone" && each.phase !== "crash");
    const crashing = ready.filter((each) => each.phase === "crash");
    const waiting = runTogether(slow.map(toTask), slow.length);
    await runTogether(quick.map(toTask), this.#options.concurrency);
    await runTogether(alone.map(toTask), 1);
    await waiting;
    // What crashes the server comes last, when nobody else needs it.
    await runTogether(crashing.map(toTask), 1);
  }

  async #runOne(each: Case): Promise<void> {
    const { result, covered, passedOver } = await runCase(each, this.#contextOptions(this.#shareOf(each)));
    for (const constraint of covered) this.#covered.add(constraint);
    for (const [constraint, reason] of passedOver) this.#passedOver.set(constraint, reason);
    this.#add(result);
  }

  /** How long a random case may search: its share of what is left of the budget. */
  #shareOf(each: Case): number {
    const { budgetMs, concurrency, sharesTime } = this.#options;
    if (!isSearching(each) || !sharesTime) return Number.POSITIVE_INFINITY;
    const leftMs = budgetMs - RESERVE_MS - (performance.now() - this.#begun);
    const share = (leftMs * Math.min(concurrency, this.#searchesLeft)) / Math.max(1, this.#searchesLeft--);
    return Math.max(LEAST_SEARCH_MS, share);
  }

  #contextOptions(searchMs = Number.POSITIVE_INFINITY): Omit<ContextOptions, "caseId"> {
    const { url, also, token, deadlineMs, seed, runs } = this.#options;
    return {
      url,
      also,
      token,
      deadlineMs,
      seed,
      runs,
      searchMs,
      restart:
        this.#owned === undefined ? undefined : (signal) => this.#owned?.restart(signal) ?? Promise.resolve(),
      subject: this.#subject,
      survey: async (client) => {
        const [info, published] = await Promise.all([
          fetchInfo(url, deadlineMs),
          fetchContract(url, deadlineMs),
        ]);
        const contract = this.#givenContract() ?? published;
        this.#subject = await surveySubject(
          { url, info, published, contract, welcome: client.welcome },
          client,
        );
      },
    };
  }

  #givenContract(): Document<Contract> | undefined {
    const { contract } = this.#options;
    if (contract === undefined) return undefined;
    const read = readContract(contract);
    return read.ok
      ? { ok: true, value: read.contract }
      : { ok: false, reason: `the given contract: ${read.reason}` };
  }

  #add(found: CaseResult): void {
    const result = this.#known.judge(found);
    this.#results.push(result);
    this.#options.onResult(result, () => this.#toReport(undefined, false));
  }

  #toReport(unreachable: string | undefined, isComplete: boolean): Report {
    const order = new Map(fixedCases.map(({ id }, index) => [id, index]));
    const orderOf = ({ id }: CaseResult): number => order.get(id) ?? order.size;
    const results = this.#results.toSorted((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
    const info = this.#subject?.info;
    return {
      suite: { name: "@parlance/conformance", version: VERSION },
      kind: "server",
      target: this.#options.url,
      isComplete,
      startedAt: this.#startedAt.toISOString(),
      durationMs: Math.round(performance.now() - this.#begun),
      seed: this.#options.seed,
      ...(unreachable === undefined ? {} : { unreachable }),
      ...(info?.ok === true ? { implementation: info.value.server } : {}),
      features: this.#subject?.welcome.features ?? [],
      staleKnownFailures: this.#known.stale,
      isStrict: this.#options.isStrict,
      totals: countOutcomes(results),
      framesJudged: results.reduce((sum, each) => sum + each.framesJudged, 0),
      coverage: toCoverage(this.#subject, { covered: this.#covered, passedOver: this.#passedOver, results }),
      requirements: toRequirementResults(results, "server"),
      cases: results,
    };
  }
}

/**
 * Judges a server at a WebSocket address by PROTOCOL.md and tells what it found. Resolves also when the server is bad or
 * not there: the report says so. Rejects with a `TypeError` when an option is wrong,
 * and with `StartFailed` when the command of `start` brings up no server.
 */
export async function runServer(options: RunServerOptions): Promise<Report> {
  const checked = toRunOptions(options);
  if (checked.start === undefined) return new Run(checked, undefined).run();
  await using owned = await startOwned(checked.start);
  const url = checked.url.replaceAll("{port}", String(owned.port));
  return await new Run({ ...checked, url }, owned).run();
}
