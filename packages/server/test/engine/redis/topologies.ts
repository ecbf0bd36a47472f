import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPort, startRedis, type RedisServer } from "./redis-server.ts";

const runFile = promisify(execFile);

/** What ENGINES.md says that the user of a node must be allowed. */
export function toRights(guide: string): readonly string[] {
  const rights = /```text acl\n([^`]+)```/.exec(guide)?.[1];
  if (rights === undefined) throw new Error("ENGINES.md has no block of rights");
  return rights.split(/\s+/).filter((word) => word !== "");
}

async function waitFor(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await isSo().catch(() => false)); tries++) {
    if (tries > 600) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A primary with a replica, and three sentinels that watch them. */
export interface Watched {
  readonly url: string;
  readonly primary: RedisServer;
  readonly replica: RedisServer;
  close(): Promise<void>;
}

/** Starts them; resolves when the sentinels know of the replica and of each other. */
export async function startWatched(): Promise<Watched> {
  const primary = await startRedis();
  const replica = await startRedis("--replicaof", `127.0.0.1 ${primary.port}`);
  const folder = mkdtempSync(join(tmpdir(), "parlance-sentinel-"));
  const ports: number[] = [];
  const children: ReturnType<typeof spawn>[] = [];
  for (let index = 0; index < 3; index++) {
    const port = await findPort();
    const file = join(folder, `${index}.conf`);
    writeFileSync(
      file,
      [
        `port ${port}`,
        "bind 127.0.0.1",
        `dir ${folder}`,
        `sentinel monitor chat 127.0.0.1 ${primary.port} 2`,
        "sentinel down-after-milliseconds chat 800",
        "sentinel failover-timeout chat 5000",
      ].join("\n"),
    );
    children.push(spawn("redis-server", [file, "--sentinel"], { stdio: "ignore" }));
    ports.push(port);
  }
  const ask = async (port: number, ...words: readonly string[]): Promise<string> =>
    (await runFile("redis-cli", ["-p", `${port}`, ...words])).stdout;
  for (const port of ports)
    await waitFor(async () => {
      const known = await ask(port, "SENTINEL", "MASTER", "chat");
      return /num-slaves\n1\n/.test(known) && /num-other-sentinels\n2\n/.test(known);
    }, "the sentinels know each other and the replica");
  return {
    url: `redis+sentinel://${ports.map((port) => `127.0.0.1:${port}`).join(",")}/chat`,
    primary,
    replica,
    async close() {
      for (const child of children) {
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      }
      await primary.close();
      await replica.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A Redis that speaks TLS too, with a certificate that only its own authority has signed. */
export interface Encrypted {
  readonly url: string;
  /** Certificate of that authority. */
  readonly authority: string;
  close(): Promise<void>;
}

/** Makes the certificates with openssl, and starts it. */
export async function startEncrypted(): Promise<Encrypted> {
  const folder = mkdtempSync(join(tmpdir(), "parlance-tls-"));
  const openssl = (...words: readonly string[]): Promise<unknown> =>
    runFile("openssl", words, { cwd: folder });
  const key = ["-newkey", "rsa:2048", "-nodes"];
  await openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "2",
    "-subj",
    "/CN=ca",
  );
  await openssl("req", ...key, "-keyout", "redis.key", "-out", "redis.csr", "-subj", "/CN=localhost");
  writeFileSync(join(folder, "names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
  const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"];
  await openssl("x509", "-req", "-in", "redis.csr", "-out", "redis.pem", ...signing);
  const port = await findPort();
  const files = { cert: "redis.pem", key: "redis.key", "ca-cert": "ca.pem" };
  const flags = Object.entries(files).flatMap(([name, file]) => [`--tls-${name}-file`, join(folder, file)]);
  const redis = await startRedis("--tls-port", `${port}`, "--tls-auth-clients", "no", ...flags);
  return {
    url: `rediss://127.0.0.1:${port}`,
    authority: join(folder, "ca.pem"),
    async close() {
      await redis.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
