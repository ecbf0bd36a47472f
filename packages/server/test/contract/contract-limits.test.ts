import { describe, expect, test } from "vitest";
import { defaultContract } from "../../src/contract/default-contract.ts";
import type { ServerOptions } from "../../src/options.ts";
import { connectRaw, connectWelcomed } from "../connect-raw.ts";
import { subscribe } from "../frames.ts";
import { startServer } from "../start-server.ts";

/** A server under the default contract with limits, and what it announces in both places. */
async function start(contract: object, options: ServerOptions = {}) {
  const server = await startServer({ contract: { ...defaultContract, limits: contract }, ...options });
  using connection = await connectRaw(server.connectUrl);
  connection.send({ type: "hello" });
  const { limits } = (await connection.next()) as { limits: object };
  const info = (await (await fetch(`${server.url}/v1/info`)).json()) as { limits: object };
  expect(info.limits).toEqual(limits);
  return Object.assign(server, { limits });
}

describe("limits of a contract", () => {
  test("[CON-4] hold where they are stricter than the settings, and the settings where those are", async () => {
    const most = { frameBytes: 2048, subscriptions: 500, framesPerSecond: 20 };
    await using server = await start(most, { limits: { subscriptions: 3 } });
    expect(server.limits).toEqual({ frameBytes: 2048, subscriptions: 3, inFlight: 64, framesPerSecond: 20 });
  });

  test("are not in the way of a server whose contract says nothing", async () => {
    await using server = await start({});
    expect(server.limits).toMatchObject({ frameBytes: 65_536, subscriptions: 128 });
  });

  test("refuse one subscription more [LIM-1]", async () => {
    await using server = await start({ subscriptions: 1 });
    using connection = await connectWelcomed(server.connectUrl);
    connection.send(subscribe(1, { channel: "room:a" }));
    expect(await connection.next()).toMatchObject({ type: "subscribed" });
    connection.send(subscribe(2, { channel: "room:b" }));
    expect(await connection.next()).toMatchObject({ type: "error", code: "too_many_subscriptions" });
  });

  test("close a connection over a longer frame [FR-2]", async () => {
    await using server = await start({ frameBytes: 1024 });
    using connection = await connectWelcomed(server.connectUrl);
    connection.send({
      type: "publish",
      id: 1,
      channel: "open:x",
      event: "e",
      data: { text: "x".repeat(1024) },
    });
    expect(await connection.closed).toMatchObject({ code: 1009 });
  });

  test("are no part of the fingerprint: clients learn them from welcome", async () => {
    await using strict = await startServer({
      contract: { ...defaultContract, limits: { inFlight: 1 } },
      strictContract: true,
      acceptedContracts: [],
    });
    await using plain = await startServer();
    using one = await connectRaw(plain.connectUrl);
    one.send({ type: "hello" });
    const { contract } = (await one.next()) as { contract: { name: string; version: string; hash: string } };
    const { name, version, hash } = contract;
    using other = await connectRaw(strict.connectUrl);
    other.send({ type: "hello", contract: { name, version, hash } });
    expect(await other.next()).toMatchObject({ type: "welcome", contract: { match: "exact" } });
  });
});
