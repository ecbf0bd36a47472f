import { describe, expect, it } from "vitest";
import { storedGuest } from "../src/index-node.ts";
import { nextEvent, reconnect, setUp } from "./open-client.ts";

describe("the guest", () => {
  it("[HS-8] keeps its secret through reconnects", async () => {
    const setup = await setUp();
    void setup.client.connect();
    const peer = await setup.server.accept();
    const { guest } = await peer.greet();
    peer.cut();
    expect((await (await reconnect(setup)).greet()).guest).toBe(guest);
  });

  it("is the one that the application names", async () => {
    const { server, client } = await setUp({ guest: "Zk3vQ0b9mX1rT7uYw2LcPA" });
    void client.connect();
    expect((await (await server.accept()).greet()).guest).toBe("Zk3vQ0b9mX1rT7uYw2LcPA");
  });

  it("is the same for every client of one store", async () => {
    const items = new Map<string, string>([["parlance.guest", "not a secret"]]);
    const storage = {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
    };
    const guests: (string | undefined)[] = [];
    for (let count = 0; count < 2; count += 1) {
      const { server, client } = await setUp({ guest: storedGuest(storage) });
      void client.connect();
      guests.push((await (await server.accept()).greet()).guest);
    }
    expect(guests).toEqual([items.get("parlance.guest"), items.get("parlance.guest")]);
    expect(guests[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it("lives without a store that fails, and says so", async () => {
    const cause = new Error("storage is off");
    const { server, client } = await setUp({
      guest: { load: () => Promise.reject(cause), save: () => undefined },
    });
    const error = nextEvent(client, "error");
    void client.connect();
    expect((await (await server.accept()).greet()).guest).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(await error).toMatchObject({ code: "storage_failed", cause });
  });
});
