import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** How long a server may take until it listens, and how long to end. */
const START_MS = 60_000;
const END_MS = 10_000;
const POLL_MS = 50;

/** Thrown when the server that the suite was to start does not come up. The message holds what it last wrote. */
export class StartFailed extends Error {
  override readonly name: string = "StartFailed";
}

/** A server whose process the suite owns: it may kill it and start it again. */
export interface OwnedServer extends AsyncDisposable {
  readonly port: number;
  /** Sends the signal to the process and all its children, waits for their end, and starts the command again. */
  restart(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** One life of the process. */
class Life {
  readonly #child: ChildProcess;
  #output = "";
  #isClosed = false;

  constructor(command: string) {
    // A group of its own: a shell, or npx, has children, and the signal must reach all of them.
    this.#child = spawn(command, { shell: true, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output = `${this.#output}${chunk.toString()}`.slice(-2_000);
      });
    }
    this.#child.on("close", () => {
      this.#isClosed = true;
    });
    this.#child.on("error", (fault) => {
      this.#output += fault.message;
    });
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async untilListening(port: number): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (!(await isListening(port))) {
      if (this.hasEnded)
        throw new StartFailed(`the server ended before it listened on ${port}: ${this.#output.trim()}`);
      if (performance.now() > deadline)
        throw new StartFailed(
          `the server does not listen on ${port} after ${START_MS} ms: ${this.#output.trim()}`,
        );
      await pause(POLL_MS);
    }
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#isClosed) return;
    // Not its exit: a shell ends at once while the server that it started still drains. Their output ends with the last.
    const closed = once(this.#child, "close");
    this.#signal(signal);
    const timer = setTimeout(() => this.kill(), END_MS);
    await closed;
    clearTimeout(timer);
  }

  kill(): void {
    if (!this.#isClosed) this.#signal("SIGKILL");
  }

  #signal(signal: "SIGKILL" | "SIGTERM"): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
    } catch {
      // The last of them has just ended.
    }
  }
}

/**
 * Starts a server by a command in which `{port}` stands for the port that it shall listen on, and waits until it does.
 * Rejects with `StartFailed` when it does not come up. Its process ends with the owner's `dispose`.
 */
export async function startOwned(command: string): Promise<OwnedServer> {
  const port = await findFreePort();
  const text = command.replaceAll("{port}", String(port));
  let life = new Life(text);
  const killAtExit = (): void => life.kill();
  // Whoever ends the suite in mid-run does not want its server to stay.
  process.once("exit", killAtExit);
  const end = async (): Promise<void> => {
    await life.end("SIGKILL");
    process.off("exit", killAtExit);
  };
  try {
    await life.untilListening(port);
  } catch (fault) {
    await end();
    throw fault;
  }
  return {
    port,
    async restart(signal) {
      await life.end(signal);
      // The port is not free at once where the old process had connections.
      while (await isListening(port)) await pause(POLL_MS);
      life = new Life(text);
      await life.untilListening(port);
    },
    [Symbol.asyncDispose]: end,
  };
}
