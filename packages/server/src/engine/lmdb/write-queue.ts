import type { Appended, AppendRequest } from "../engine.ts";

/** Most appends in one transaction. */
const MAX_GROUP = 2000;

/** An append that waits for its transaction. */
export interface WaitingAppend {
  readonly request: AppendRequest;
  readonly settle: (result: Appended) => void;
}

/** Anything else that writes; it waits among the appends, so that all take effect in the order of the calls. */
interface WaitingTask {
  readonly task: () => Promise<void>;
}

function isTask(waiting: WaitingAppend | WaitingTask): waiting is WaitingTask {
  return "task" in waiting;
}

/**
 * What is to be written, one transaction at a time and in the order in which it was asked. Group commit: all appends of
 * a turn, and those that come while the disk is busy, go together.
 */
export class WriteQueue {
  readonly #writeGroup: (appends: readonly WaitingAppend[]) => Promise<void>;
  #queue: (WaitingAppend | WaitingTask)[] = [];
  #writing: Promise<void> | undefined;

  /** `writeGroup` settles each of its appends, and does not reject. */
  constructor(writeGroup: (appends: readonly WaitingAppend[]) => Promise<void>) {
    this.#writeGroup = writeGroup;
  }

  /** Whether a transaction may be under way. */
  get isWriting(): boolean {
    return this.#writing !== undefined;
  }

  /** Has a message appended. */
  append(request: AppendRequest): Promise<Appended> {
    return new Promise((settle) => this.#add({ request, settle }));
  }

  /** Has something else done in its turn, and hands on what comes of it. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => this.#add({ task: () => task().then(resolve, reject) }));
  }

  /** Settles when all that was asked for has been done. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  #add(waiting: WaitingAppend | WaitingTask): void {
    this.#queue.push(waiting);
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    // The rest of this turn's input joins the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#writeNext();
    // In the same step as the last look at the queue: an append in between would wait for ever.
    this.#writing = undefined;
  }

  /** The next task, or the appends before it. */
  #writeNext(): Promise<void> {
    const index = this.#queue.findIndex(isTask);
    const count = Math.min(MAX_GROUP, index === -1 ? this.#queue.length : index);
    const taken = this.#queue.splice(0, Math.max(1, count));
    const [first] = taken;
    if (first !== undefined && isTask(first)) return first.task();
    return this.#writeGroup(taken.filter((each): each is WaitingAppend => !isTask(each)));
  }
}
