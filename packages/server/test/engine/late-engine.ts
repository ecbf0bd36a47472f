import type { Engine } from "../../src/engine/engine.ts";

/** An engine that does nothing until it is told to. */
export interface LateEngine extends Engine {
  /** What was asked and not yet done, as `append room:a`, in order. */
  readonly asked: readonly string[];
  /** Does the oldest thing that was asked, or the oldest for a channel, and lets its promise be noticed. */
  doNext(channel?: string): Promise<void>;
  /** Does everything, also what is asked meanwhile. */
  doAll(): Promise<void>;
}

interface Task {
  readonly method: string;
  readonly channel: string;
  readonly run: () => void;
}

/**
 * Puts an engine behind promises that the test settles: an engine across a network, or one that waits for a disk.
 * Per channel things are done in the order in which they were asked, as an engine must; among channels as told.
 * Rates are answered at once, unless they are to be late too.
 */
export function createLateEngine(inner: Engine, { areRatesLate = false } = {}): LateEngine {
  const tasks: Task[] = [];

  const later = <Value>(method: string, channel: string, act: () => Value | Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      tasks.push({
        method,
        channel,
        run: () => {
          try {
            resolve(act());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        },
      });
    });

  const doNext = async (channel?: string): Promise<void> => {
    const index = tasks.findIndex((task) => channel === undefined || task.channel === channel);
    if (index === -1) throw new Error(`nothing was asked${channel === undefined ? "" : ` of ${channel}`}`);
    const [task] = tasks.splice(index, 1);
    task?.run();
    await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    name: "late",
    durability: inner.durability,
    keyWindowMs: inner.keyWindowMs,
    start: (listener) => inner.start(listener),
    isReady: () => inner.isReady(),
    append: (request) => later("append", request.channel, () => inner.append(request)),
    signal: (channel, bytes) => inner.signal(channel, bytes),
    attach: (channel) => later("attach", channel, () => inner.attach(channel)),
    detach: (channel) => void later("detach", channel, () => inner.detach(channel)),
    read: (channel, query, limit) => later("read", channel, () => inner.read(channel, query, limit)),
    trim: (channel, upTo) => later("trim", channel, () => inner.trim(channel, upTo)),
    rewrite: (channel, at, rewrite) => later("rewrite", channel, () => inner.rewrite(channel, at, rewrite)),
    listKept: () => inner.listKept(),
    findGap: (channel, after, limit) => later("findGap", channel, () => inner.findGap(channel, after, limit)),
    findLast: (channel, count) => later("findLast", channel, () => inner.findLast(channel, count)),
    presence: {
      enter: (channel, user, graceMs) =>
        void later("enter", channel, () => inner.presence.enter(channel, user, graceMs)),
      exit: (channel, user, departure) =>
        void later("exit", channel, () => inner.presence.exit(channel, user, departure)),
      say: (channel, user, data) => later("say", channel, () => inner.presence.say(channel, user, data)),
      list: (channel, query) => later("list", channel, () => inner.presence.list(channel, query)),
    },
    take: (buckets) => (areRatesLate ? later("take", "", () => inner.take(buckets)) : inner.take(buckets)),
    revoke: (revocation) => inner.revoke(revocation),
    isRevoked: (credential) => inner.isRevoked(credential),
    notify: (notice) => inner.notify(notice),
    stop: () => inner.stop(),
    get asked() {
      return tasks.map(({ method, channel }) => `${method} ${channel}`);
    },
    doNext,
    async doAll() {
      while (tasks.length > 0) await doNext();
    },
  };
}
