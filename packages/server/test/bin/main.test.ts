import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectRaw, connectWelcomed } from "../connect-raw.ts";
import { say, subscribe } from "../frames.ts";
import { request } from "../http/request.ts";

const COMMAND = fileURLToPath(new URL("../../bin/parlance-server.js", import.meta.url));

/** The command in a process of its own, killed when its scope ends. */
interface Running extends Disposable {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  /** Settles with the code when the process has ended. */
  readonly ended: Promise<number | null>;
  /** Settles with the line that says where. */
  readonly ready: Promise<string>;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parlance-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Running {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: { PATH }, stdio: "pipe" });
  const output = { stdout: "", stderr: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const ready = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
      if (output.stdout.includes("\n")) resolve(output.stdout.trimEnd());
    });
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output, ready, ended, [Symbol.dispose]: () => child.kill("SIGKILL") };
}

async function start(
  ...args: readonly string[]
): Promise<Running & { readonly url: string; readonly connectUrl: string }> {
  const process_ = run("--port", "0", ...args);
  const ended = process_.ended.then(() => Promise.reject(new Error(process_.output.stderr)));
  const line = await Promise.race([process_.ready, ended]);
  const url = /http:\S+/.exec(line)?.[0] ?? "";
  return { ...process_, url, connectUrl: `${url.replace("http", "ws")}/v1/connect` };
}

describe("the command", () => {
  test("prints one line when it is ready, and lets two clients talk", async () => {
    using server = await start("--memory");
    const { url, connectUrl, output } = server;
    expect(output.stdout).toMatch(/^Parlance \d+\.\d+\.\d+ ready at http:\/\/localhost:\d+\n$/);
    expect((await request(`${url}/health/ready`)).status).toBe(200);
    expect((await request(`${url}/`)).status).toBe(200);
    using ada = await connectWelcomed(connectUrl);
    using bob = await connectWelcomed(connectUrl);
    bob.send(subscribe(1));
    await bob.next();
    ada.send(say(1, "Tea?"));
    expect(await ada.next()).toMatchObject({ type: "ok", position: { offset: 1 } });
    expect(await bob.next()).toMatchObject({ type: "message", offset: 1, data: { text: "Tea?" } });
    expect(output.stdout.split("\n")).toHaveLength(2);
  });

  test("closes every connection with 4200 on SIGTERM and exits 0 within 5 s, also when one never answers", async () => {
    using server = await start("--memory");
    using welcomed = await connectWelcomed(server.connectUrl);
    using silent = await connectRaw(server.connectUrl);
    using deaf = await connectWelcomed(server.connectUrl);
    deaf.socket.pause();
    const beganMs = performance.now();
    server.child.kill("SIGTERM");
    for (const connection of [welcomed, silent])
      expect(await connection.closed).toEqual({ code: 4200, reason: "draining" });
    expect(await server.ended).toBe(0);
    expect(performance.now() - beganMs).toBeLessThan(5000);
  });

  test("keeps messages in its folder over a restart", async () => {
    const data = join(folder, "kept");
    using first = await start("--data", data);
    using ada = await connectWelcomed(first.connectUrl);
    ada.send(say(1, "Tea?"));
    expect(await ada.next()).toMatchObject({ type: "ok", position: { offset: 1 } });
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(0);
    using second = await start("--data", data);
    using bob = await connectWelcomed(second.connectUrl);
    bob.send(subscribe(1, { last: 10 }));
    expect(await bob.next()).toMatchObject({ type: "subscribed", position: { offset: 1 } });
    expect(await bob.next()).toMatchObject({ type: "message", offset: 1, data: { text: "Tea?" } });
  });
});

describe("what cannot be done is said in words", () => {
  test("a flag that is none exits 2 and names the nearest", async () => {
    using command = run("--prot", "1");
    expect(await command.ended).toBe(2);
    expect(command.output).toEqual({
      stdout: "",
      stderr:
        "parlance-server: --prot: no such flag; did you mean --port?\nRun parlance-server --help for the flags.\n",
    });
  });

  test("a port in use exits 1 and says what to do", async () => {
    const taken = createTcpServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    using command = run("--memory", "--port", `${port}`);
    expect(await command.ended).toBe(1);
    expect(command.output.stderr).toBe(
      `parlance-server: port ${port} is in use; choose another with --port\n`,
    );
    taken.close();
  });

  test("a bad contract exits 1 and names file, place and rule", async () => {
    const file = join(folder, "bad.contract.json");
    writeFileSync(file, '{"name":"x","version":"1.0","namespaces":{}}');
    using command = run("--memory", "--port", "0", "--contract", file);
    expect(await command.ended).toBe(1);
    expect(command.output.stderr).toMatch(/not a contract\n {2}\/version .*\[pattern\]/);
    expect(command.output.stderr).toContain(`parlance-server: --contract ${file}: `);
    expect(command.output.stdout).toBe("");
  });
});
