import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { connect as connectTcp, createServer as createTcpServer, type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { createMemoryEngine } from "../src/engine/memory/memory-engine.ts";
import type { ServerOptions } from "../src/options.ts";
import { createServer } from "../src/server.ts";
import { connectRaw, connectWelcomed } from "./connect-raw.ts";
import { toContract } from "./contracts.ts";
import { createFakeClock } from "./fake-clock.ts";
import { request } from "./http/request.ts";
import { startServer } from "./start-server.ts";

/** An HTTP server of the program's own, on a free port. */
async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe("listen", () => {
  test("tells where, with a name that leads there", async () => {
    for (const [address, host] of [
      ["127.0.0.1", "localhost"],
      ["127.0.0.2", "127.0.0.2"],
      ["localhost", "localhost"],
    ] as const) {
      await using server = await startServer({ address });
      expect(server.url).toBe(`http://${host}:${server.port}`);
      expect(server.connectUrl).toBe(`ws://${host}:${server.port}/v1/connect`);
      expect((await request(`${server.url}/health/ready`)).status).toBe(200);
      using connection = await connectWelcomed(server.connectUrl);
      expect(connection.socket.readyState).toBe(connection.socket.OPEN);
    }
  });

  test("fails when the port is in use, and stops the engine", async () => {
    const taken = createTcpServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const engine = createMemoryEngine({ clock: createFakeClock() });
    let stops = 0;
    engine.stop = () => {
      stops++;
    };
    await expect(createServer({ port, engine }).listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
    expect(stops).toBe(1);
    taken.close();
  });

  test.each(["0.0.0.0", "::", "192.168.1.2", "example.org"])(
    "refuses %s without authentication, and says how to allow it",
    async (address) => {
      await expect(createServer({ port: 0, address }).listen()).rejects.toThrow(
        `address: ${address} is not loopback, and without authentication anybody could connect; set unsafePublic`,
      );
    },
  );

  test("takes another address with authentication, or when told that it is unsafe", async () => {
    const authenticator = {
      isAuthentication: true,
      authenticate: () => ({
        user: "ada",
        isGuest: false,
        expiresAtMs: undefined,
        allowed: () => [],
        mayCall: () => false,
      }),
    };
    const admitting: readonly ServerOptions[] = [{ authenticator }, { unsafePublic: true }];
    for (const options of admitting) {
      await using server = await startServer({ address: "0.0.0.0", ...options });
      using connection = await connectWelcomed(`ws://127.0.0.1:${server.port}/v1/connect`);
      expect(connection.socket.protocol).toBe("parlance.v1.json");
    }
  });

  test("is refused a second time", async () => {
    await using started = await startServer();
    await expect(started.server.listen()).rejects.toThrow("createServer: this server was started before");
  });

  test("refuses a contract that asks for more than the engine has", async () => {
    const contract = toContract({
      room: { events: {}, anyEvent: true, log: { size: 10, ttlMs: 60_000, durability: "disk" } },
    });
    await expect(createServer({ port: 0, contract }).listen()).rejects.toThrow(
      "contract: /namespaces/room/log/durability asks for disk, and the engine has memory",
    );
  });
});

test("an option that is wrong is refused at once, by name", () => {
  expect(() => createServer({ limits: { inFlight: -1 } })).toThrow(/^limits\.inFlight: .*-1/);
});

describe("attach", () => {
  test("takes the upgrades at its path and leaves the program the others", async () => {
    const http = createHttpServer((_, response) => response.end("mine"));
    const own = new WebSocketServer({ noServer: true });
    http.on("upgrade", (incoming, socket, head) => {
      if (incoming.url === "/own")
        own.handleUpgrade(incoming, socket, head, (accepted) => accepted.close(4900));
    });
    const server = createServer();
    await server.attach(http);
    const url = await listen(http);
    using connection = await connectWelcomed(`${url.replace("http", "ws")}/v1/connect`);
    connection.send({ type: "ping", id: 1 });
    expect(await connection.next()).toEqual({ type: "ok", id: 1 });
    using foreign = await connectRaw(`${url.replace("http", "ws")}/own`);
    expect(await foreign.closed).toMatchObject({ code: 4900 });
    expect((await request(`${url}/v1/info`)).body).toBe("mine");
    await server.stop();
    http.close();
  });

  test("serves its paths where the program asks it to", async () => {
    const server = createServer();
    const http = createHttpServer((incoming, response) => {
      if (!server.handleRequest(incoming, response)) response.end("mine");
    });
    await server.attach(http);
    const url = await listen(http);
    expect(JSON.parse((await request(`${url}/v1/info`)).body)).toMatchObject({ endpoint: "/v1/connect" });
    expect((await request(`${url}/mine`)).body).toBe("mine");
    await server.stop();
    expect((await request(`${url}/health/ready`)).status).toBe(503);
    await expect(connectRaw(`${url.replace("http", "ws")}/v1/connect`)).rejects.toThrow("status 503");
    http.close();
  });

  test("lets stop wait until every connection has ended", async () => {
    const http = createHttpServer();
    const closes: number[] = [];
    const server = createServer({ onClose: (_, code) => closes.push(code) });
    await server.attach(http);
    const connectUrl = `${(await listen(http)).replace("http", "ws")}/v1/connect`;
    const connections = await Promise.all(Array.from({ length: 5 }, () => connectWelcomed(connectUrl)));
    await server.stop();
    expect(closes).toEqual([4200, 4200, 4200, 4200, 4200]);
    expect(server.connectionCount).toBe(0);
    for (const connection of connections)
      expect(await connection.closed).toEqual({ code: 4200, reason: "draining" });
    http.close();
  });
});

describe("stop", () => {
  test("closes every connection with 4200, welcomed or not, and takes no more", async () => {
    const { server, connectUrl } = await startServer();
    using welcomed = await connectWelcomed(connectUrl);
    using silent = await connectRaw(connectUrl);
    const stopped = server.stop();
    expect(await welcomed.closed).toEqual({ code: 4200, reason: "draining" });
    expect(await silent.closed).toEqual({ code: 4200, reason: "draining" });
    await stopped;
    await expect(connectRaw(connectUrl)).rejects.toThrow(/ECONNREFUSED/);
  });

  test("does not wait for a client that never answers the close, nor for one that never said a word", async () => {
    const { server, port, connectUrl } = await startServer();
    using deaf = await connectWelcomed(connectUrl);
    deaf.socket.pause();
    const mute = connectTcp(port, "127.0.0.1");
    await new Promise((resolve) => mute.once("connect", resolve));
    mute.on("error", () => {});
    const beganMs = performance.now();
    await server.stop({ withinMs: 200 });
    expect(performance.now() - beganMs).toBeLessThan(1900);
    expect(server.connectionCount).toBe(0);
    mute.destroy();
  });

  test("may be called twice, and before anything was started", async () => {
    const { server } = await startServer();
    await Promise.all([server.stop(), server.stop()]);
    await expect(createServer().stop()).resolves.toBeUndefined();
  });
});
