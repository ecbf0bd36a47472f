import { spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection, createServer, type AddressInfo } from "node:net";

/** A redis-server of a measurement, which keeps nothing on disk. */
export interface BenchRedis {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts one. Rejects where none is installed. */
export async function startRedis(): Promise<BenchRedis> {
  const port = await findPort();
  const child = spawn("redis-server", ["--port", `${port}`, "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
  await once(child, "spawn");
  for (let tries = 0; tries < 200; tries++) {
    const socket = createConnection(port, "127.0.0.1");
    const isThere = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere)
      return {
        url: `redis://127.0.0.1:${port}`,
        pid: child.pid ?? 0,
        async stop() {
          child.kill();
          await once(child, "exit");
        },
      };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error("redis-server did not start");
}
