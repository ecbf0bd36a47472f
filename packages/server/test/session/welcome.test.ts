import { describe, expect, test } from "vitest";
import type { Welcome } from "../../src/generated/frames.ts";
import { openPair, type Pair } from "../open-pair.ts";

function welcome(pair: Pair, hello: object = {}): Welcome {
  const client = pair.open();
  client.send({ type: "hello", ...hello });
  pair.flush();
  return client.received[0] as Welcome;
}

describe("welcome", () => {
  test("says what holds for the connection", () => {
    const pair = openPair({ limits: { inFlight: 7 }, heartbeat: { graceMs: 5000 } });
    expect(welcome(pair)).toEqual({
      type: "welcome",
      connection: "connection-1",
      user: expect.stringMatching(/^guest-/) as string,
      features: pair.core.features,
      heartbeat: { intervalMs: 25_000, graceMs: 5000 },
      limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 7, framesPerSecond: 50 },
      contract: { name: "chat", version: "1.0.0", hash: pair.core.contract.hash, match: "none" },
      time: pair.clock.now(),
    });
  });

  test("names each connection, and each guest by the secret [HS-8]", () => {
    const pair = openPair();
    const guest = "Zk3vQ0b9mX1rT7uYw2LcPA";
    const [first, second, other] = [welcome(pair, { guest }), welcome(pair, { guest }), welcome(pair)];
    expect(new Set([first.connection, second.connection, other.connection]).size).toBe(3);
    expect(second.user).toBe(first.user);
    expect(other.user).not.toBe(first.user);
    expect(JSON.stringify(first)).not.toContain(guest);
  });

  test("says whether the client's contract is the server's, by its hash alone [CON-1]", () => {
    const pair = openPair();
    const { hash } = pair.core.contract;
    const match = (contract?: object) => welcome(pair, contract && { contract }).contract.match;
    expect(match({ name: "chat", version: "1.0.0", hash })).toBe("exact");
    expect(match({ name: "other", version: "0.0.1", hash })).toBe("exact");
    expect(match({ name: "chat", version: "1.0.0", hash: "0".repeat(64) })).toBe("none");
    expect(match()).toBe("none");
  });

  const older = { name: "chat", version: "0.9.0", hash: "a".repeat(64) };
  const strange = { name: "chat", version: "0.9.0", hash: "b".repeat(64) };

  test("says that an older contract is accepted [CON-1]", () => {
    const pair = openPair({ acceptedContracts: [older.hash] });
    expect(welcome(pair, { contract: older }).contract.match).toBe("older");
    expect(welcome(pair, { contract: strange }).contract.match).toBe("none");
  });

  test("is refused with 4107 to every other contract, and to none, where the server is strict [CON-3]", () => {
    const pair = openPair({ acceptedContracts: [older.hash], strictContract: true });
    const { hash } = pair.core.contract;
    const end = (contract?: object) => {
      const client = pair.open();
      client.send({ type: "hello", ...(contract && { contract }) });
      pair.flush();
      return [client.received.map(({ type }) => type), client.closed?.code];
    };
    expect(end({ name: "chat", version: "1.0.0", hash })).toEqual([["welcome"], undefined]);
    expect(end(older)).toEqual([["welcome"], undefined]);
    expect(end(strange)).toEqual([[], 4107]);
    expect(end()).toEqual([[], 4107]);
  });
});
