import { spawn } from "node:child_process";
import { once } from "node:events";

/** What a server holds at one moment. */
export interface Held {
  /** Unsent bytes of the connection that has most. */
  readonly mostQueued: number;
  /** Unsent bytes of all connections. */
  readonly allQueued: number;
  /** Memory of the process. */
  readonly rss: number;
}

/** A server in a process of its own, so that its memory is not that of the test. */
export interface MeasuredServer extends AsyncDisposable {
  readonly connectUrl: string;
  /** The most that was held since the last call; `rss` is in it as the highest of its own. */
  takePeak(): Held;
  /** How many connections the server has closed, by the name of the close code. */
  countClosed(name: string): number;
}

const NOTHING: Held = { mostQueued: 0, allQueued: 0, rss: 0 };

const SERVER = new URL("../dist/index.js", import.meta.url).href;

/** Looks often, since what is queued comes and goes within a turn. */
const SCRIPT = `
  import { createServer } from ${JSON.stringify(SERVER)};
  import { Socket } from "node:net";
  const ignore = () => {};
  const server = createServer({
    port: 0,
    frameBurst: 100_000,
    limits: { framesPerSecond: 10_000 },
    connectionsPerUser: 1000,
    logger: {
      debug: (_, { close } = {}) => close !== undefined && process.send({ close }),
      info: ignore, warn: ignore, error: ignore,
    },
  });
  const { connectUrl } = await server.listen();
  process.send({ connectUrl });
  setInterval(() => {
    const queued = process._getActiveHandles().filter((handle) => handle instanceof Socket).map(({ writableLength }) => writableLength);
    process.send({
      mostQueued: Math.max(0, ...queued),
      allQueued: queued.reduce((sum, bytes) => sum + bytes, 0),
      rss: process.memoryUsage.rss(),
    });
  }, 20);
`;

type Told = { readonly connectUrl: string } | { readonly close: string } | Held;

/** Starts a server with the default bounds of queues, and rates that nobody reaches. */
export async function startMeasuredServer(): Promise<MeasuredServer> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", SCRIPT], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ connectUrl }] = (await once(child, "message")) as [{ connectUrl: string }];
  const closed = new Map<string, number>();
  let peak = NOTHING;
  child.on("message", (told: Told) => {
    if ("close" in told) closed.set(told.close, (closed.get(told.close) ?? 0) + 1);
    else if ("rss" in told)
      peak = {
        mostQueued: Math.max(peak.mostQueued, told.mostQueued),
        allQueued: Math.max(peak.allQueued, told.allQueued),
        rss: Math.max(peak.rss, told.rss),
      };
  });
  return {
    connectUrl,
    takePeak() {
      const taken = peak;
      peak = NOTHING;
      return taken;
    },
    countClosed: (name) => closed.get(name) ?? 0,
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
