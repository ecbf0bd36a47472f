import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startRedis, type RedisServer } from "../redis-server.ts";
import { openProxy, type Proxy } from "./proxy.ts";

const COMMAND = fileURLToPath(new URL("../../../../bin/parlance-server.js", import.meta.url));
const READY = /ready at http:\/\/localhost:(\d+)/;

interface Node {
  readonly proxy: Proxy;
  child: ChildProcess;
  port: number;
}

/** Nodes on one Redis, each behind a proxy of its own, and a replica of that Redis behind another. */
export interface Fleet {
  readonly nodes: readonly Node[];
  primary: RedisServer;
  replica: RedisServer | undefined;
  readonly replicaProxy: Proxy;
  /** Address of one of the nodes. */
  toUrl(index: number): string;
  killNode(index: number): Promise<void>;
  /** Resolves when the replica has everything that the primary has. Nothing may be written meanwhile. */
  whenReplicated(): Promise<void>;
  /** Promotes the replica, whatever it has, in place of the primary, which is killed. */
  failOver(): Promise<void>;
  close(): Promise<void>;
}

async function startNode(proxy: Proxy): Promise<Node> {
  const flags = ["--port", "0", "--redis", `redis://127.0.0.1:${proxy.port}`, "--log-level", "error"];
  const child = spawn(process.execPath, [COMMAND, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const port = READY.exec(said)?.[1];
    if (port === undefined) continue;
    return { proxy, child, port: Number(port) };
  }
  throw new Error(`a node did not start: ${said}`);
}

async function waitFor(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 600) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts everything. */
export async function startFleet(nodeCount: number): Promise<Fleet> {
  const primary = await startRedis();
  const replicaProxy = await openProxy(primary.port);
  const replicate = async (): Promise<RedisServer> => {
    const replica = await startRedis("--replicaof", `127.0.0.1 ${replicaProxy.port}`);
    const isInStep = async (): Promise<boolean> =>
      (await replica.ask("INFO", "replication")).includes("master_link_status:up");
    await waitFor(isInStep, "the replica is in step");
    return replica;
  };
  const proxies = await Promise.all(Array.from({ length: nodeCount }, () => openProxy(primary.port)));
  const nodes = await Promise.all(proxies.map(startNode));
  const fleet: Fleet = {
    nodes,
    primary,
    replica: await replicate(),
    replicaProxy,
    toUrl: (index) => `ws://127.0.0.1:${nodes[index % nodes.length]?.port ?? 0}/v1/connect`,
    async killNode(index) {
      const node = nodes[index % nodes.length];
      if (node === undefined) return;
      node.child.kill("SIGKILL");
      await once(node.child, "exit");
      const other = await startNode(node.proxy);
      node.child = other.child;
      node.port = other.port;
    },
    async whenReplicated() {
      const toOffset = async (redis: RedisServer | undefined): Promise<string | undefined> =>
        /master_repl_offset:(\d+)/.exec((await redis?.ask("INFO", "replication")) ?? "")?.[1];
      const isSame = async (): Promise<boolean> =>
        (await toOffset(fleet.primary)) === (await toOffset(fleet.replica));
      await waitFor(isSame, "the replica has everything");
    },
    async failOver() {
      const { replica } = fleet;
      if (replica === undefined) return;
      await fleet.primary.close();
      await replica.promote();
      fleet.primary = replica;
      for (const { proxy } of nodes) {
        proxy.lead(replica.port);
        proxy.cut();
        proxy.heal();
      }
      replicaProxy.lead(replica.port);
      replicaProxy.cut();
      replicaProxy.heal();
      fleet.replica = await replicate();
    },
    async close() {
      for (const { child, proxy } of nodes) {
        child.kill("SIGKILL");
        await proxy.close();
      }
      await fleet.replica?.close();
      await fleet.primary.close();
      await replicaProxy.close();
    },
  };
  return fleet;
}
