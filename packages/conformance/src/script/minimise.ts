import type { Script, Step } from "./script.ts";

/** How much work it may be to make a script smaller. */
export interface Effort {
  readonly maxExecutions: number;
  readonly withinMs: number;
}

/** A smaller script, and what it took to find it. */
export interface Minimised {
  readonly script: Script;
  readonly executions: number;
  readonly durationMs: number;
}

/** Whether a candidate still fails in the same way. */
type Fails = (script: Script) => Promise<boolean>;

function clientsOf({ steps }: Script): readonly string[] {
  return [...new Set(steps.flatMap((step) => ("client" in step ? [step.client] : [])))];
}

function channelsOf({ steps }: Script): readonly string[] {
  return [...new Set(steps.flatMap((step) => ("channel" in step ? [step.channel] : [])))];
}

/** The same step without what can be done without, one thing at a time. */
function simplerSteps(step: Step): readonly Step[] {
  switch (step.op) {
    case "publish": {
      const { key: _key, ...bare } = step;
      return step.key === undefined ? [] : [bare];
    }
    case "subscribe": {
      const { last: _last, ...bare } = step;
      return step.last === undefined || step.last === 1 ? [] : [bare, { ...step, last: 1 }];
    }
    case "connect": {
      const { user: _user, ...bare } = step;
      return step.user === undefined ? [] : [bare];
    }
    case "send":
      return Object.keys(step.frame)
        .filter((name) => name !== "type")
        .map((name) => ({
          ...step,
          frame: Object.fromEntries(Object.entries(step.frame).filter(([member]) => member !== name)),
        }));
    default:
      return [];
  }
}

/** Makes scripts smaller as long as they fail; counts what it tries. */
class Minimiser {
  readonly #fails: Fails;
  readonly #effort: Effort;
  readonly #startedAt = performance.now();
  readonly #tried = new Set<string>();
  #best: Script;
  #executions = 0;

  constructor(script: Script, fails: Fails, effort: Effort) {
    this.#best = script;
    this.#fails = fails;
    this.#effort = effort;
  }

  async run(): Promise<Minimised> {
    let before: Script;
    do {
      before = this.#best;
      await this.#removeSteps();
      await this.#removeClients();
      await this.#mergeNames("channel", channelsOf(this.#best));
      await this.#simplify();
    } while (this.#best !== before && !this.#isSpent);
    return { script: this.#best, executions: this.#executions, durationMs: this.#elapsedMs };
  }

  get #elapsedMs(): number {
    return Math.round(performance.now() - this.#startedAt);
  }

  get #isSpent(): boolean {
    return this.#executions >= this.#effort.maxExecutions || this.#elapsedMs >= this.#effort.withinMs;
  }

  async #accepts(steps: readonly Step[]): Promise<boolean> {
    const candidate = { ...this.#best, steps };
    const text = JSON.stringify(steps);
    if (this.#isSpent || steps.length === 0 || this.#tried.has(text)) return false;
    this.#tried.add(text);
    this.#executions++;
    if (!(await this.#fails(candidate))) return false;
    this.#best = candidate;
    return true;
  }

  /** Delta debugging: takes out runs of steps, half of them first, then ever shorter ones. */
  async #removeSteps(): Promise<void> {
    for (
      let size = Math.ceil(this.#best.steps.length / 2);
      size >= 1;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    ) {
      for (let from = 0; from < this.#best.steps.length && !this.#isSpent;) {
        const { steps } = this.#best;
        const isRemoved = await this.#accepts([...steps.slice(0, from), ...steps.slice(from + size)]);
        if (!isRemoved) from += size;
      }
    }
  }

  async #removeClients(): Promise<void> {
    for (const client of clientsOf(this.#best)) {
      await this.#accepts(this.#best.steps.filter((step) => !("client" in step) || step.client !== client));
    }
    await this.#mergeNames("client", clientsOf(this.#best));
  }

  /** Has one client, or channel, do the part of another too. */
  async #mergeNames(member: "client" | "channel", names: readonly string[]): Promise<void> {
    const [first] = names;
    for (const name of names.slice(1)) {
      await this.#accepts(
        this.#best.steps.map((step) => {
          const named = step as unknown as Readonly<Record<string, unknown>>;
          return named[member] === name ? { ...step, [member]: first } : step;
        }),
      );
    }
  }

  async #simplify(): Promise<void> {
    const [sample] = this.#best.steps.flatMap((step) => (step.op === "publish" ? [step.data] : []));
    for (let index = 0; index < this.#best.steps.length; index++) {
      const step = this.#best.steps[index];
      if (step === undefined) continue;
      // The data of another publish is known to fit; of its own parts nobody knows.
      const coarse = step.op === "publish" && sample !== undefined ? [{ ...step, data: sample }] : [];
      for (const simpler of [...simplerSteps(step), ...coarse]) {
        if (JSON.stringify(simpler) === JSON.stringify(step)) continue;
        if (await this.#accepts(this.#best.steps.with(index, simpler))) break;
      }
    }
  }
}

/**
 * Makes a failing script smaller: fewer steps, fewer clients, fewer channels, coarser values. `fails` plays a candidate
 * and tells whether it fails in the same way. Stops when nothing more can go or the effort is spent.
 */
export function minimise(script: Script, fails: Fails, effort: Effort): Promise<Minimised> {
  return new Minimiser(script, fails, effort).run();
}
