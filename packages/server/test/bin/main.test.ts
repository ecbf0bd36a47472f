import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectRaw, connectWelcomed } from "../connect-raw.ts";
import { say, subscribe } from "../frames.ts";
import { request } from "../http/request.ts";
import { runCommand, startCommand } from "../run-command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parlance-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the command", () => {
  test("prints one line when it is ready, lets two clients talk, and stops on SIGTERM with 4200 and 0", async () => {
    using server = await startCommand(folder, "--memory");
    const { url, connectUrl, output } = server;
    expect(output.stdout).toMatch(/^Parlance \d+\.\d+\.\d+ ready at http:\/\/localhost:\d+\n$/);
    expect((await request(`${url}/health/ready`)).status).toBe(200);
    expect((await request(`${url}/`)).status).toBe(200);
    using ada = await connectWelcomed(connectUrl);
    using bob = await connectWelcomed(connectUrl);
    using silent = await connectRaw(connectUrl);
    bob.send(subscribe(1));
    await bob.next();
    ada.send(say(1, "Tea?"));
    expect(await ada.next()).toMatchObject({ type: "ok", position: { offset: 1 } });
    expect(await bob.next()).toMatchObject({ type: "message", offset: 1, data: { text: "Tea?" } });
    server.child.kill("SIGTERM");
    for (const connection of [ada, bob, silent])
      expect(await connection.closed).toEqual({ code: 4200, reason: "draining" });
    expect(await server.ended).toBe(0);
    expect(output.stdout.split("\n")).toHaveLength(2);
  });

  test("keeps messages in its folder over a restart", async () => {
    const data = join(folder, "kept");
    using first = await startCommand(folder, "--data", data);
    using ada = await connectWelcomed(first.connectUrl);
    ada.send(say(1, "Tea?"));
    expect(await ada.next()).toMatchObject({ type: "ok", position: { offset: 1 } });
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(0);
    using second = await startCommand(folder, "--data", data);
    using bob = await connectWelcomed(second.connectUrl);
    bob.send(subscribe(1, { last: 10 }));
    expect(await bob.next()).toMatchObject({ type: "subscribed", position: { offset: 1 } });
    expect(await bob.next()).toMatchObject({ type: "message", offset: 1, data: { text: "Tea?" } });
  });

  test("exits within 5 s of SIGTERM also when a client never answers the close", async () => {
    using server = await startCommand(folder, "--memory");
    using deaf = await connectWelcomed(server.connectUrl);
    deaf.socket.pause();
    const beganMs = performance.now();
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(performance.now() - beganMs).toBeLessThan(5000);
  });

  test("prints its version and starts nothing", async () => {
    using command = runCommand(folder, "--version");
    expect(await command.ended).toBe(0);
    expect(command.output.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("what cannot be done is said in words", () => {
  test("a flag that is none exits 2 and names the nearest", async () => {
    using command = runCommand(folder, "--prot", "1");
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
    using command = runCommand(folder, "--memory", "--port", `${port}`);
    expect(await command.ended).toBe(1);
    expect(command.output.stderr).toBe(
      `parlance-server: port ${port} is in use; choose another with --port\n`,
    );
    taken.close();
  });

  test("a bad contract exits 1 and names file, place and rule", async () => {
    const file = join(folder, "bad.contract.json");
    writeFileSync(file, '{"name":"x","version":"1.0","namespaces":{}}');
    using command = runCommand(folder, "--memory", "--port", "0", "--contract", file);
    expect(await command.ended).toBe(1);
    expect(command.output.stderr).toMatch(/not a contract\n {2}\/version .*\[pattern\]/);
    expect(command.output.stderr).toContain(`parlance-server: --contract ${file}: `);
    expect(command.output.stdout).toBe("");
  });
});
