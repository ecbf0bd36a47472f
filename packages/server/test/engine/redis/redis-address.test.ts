import { describe, expect, test } from "vitest";
import { describeAddress, parseRedisAddress } from "../../../src/engine/redis/redis-address.ts";

describe("the address of Redis", () => {
  test("names host, port, user, database and prefix", () => {
    expect(parseRedisAddress("rediss://chat:p%40ss@redis.example:6380/2?prefix=eu")).toEqual({
      kind: "single",
      hosts: [{ host: "redis.example", port: 6380 }],
      isTls: true,
      user: "chat",
      password: "p@ss",
      database: 2,
      primary: "",
      prefix: "eu",
    });
    expect(parseRedisAddress("redis://[::1]").hosts).toEqual([{ host: "::1", port: 6379 }]);
  });

  test("names sentinels, and the primary that they know", () => {
    const address = parseRedisAddress("redis+sentinel://:secret@one,two:26380/main");
    expect(address).toMatchObject({
      kind: "sentinel",
      hosts: [
        { host: "one", port: 26_379 },
        { host: "two", port: 26_380 },
      ],
      user: undefined,
      password: "secret",
      primary: "main",
    });
    expect(describeAddress(address)).toBe("redis+sentinel://one:26379,two:26380/main");
  });

  test.each([
    ["http://secret@host", "must begin with redis://"],
    ["redis://secret@one,two", "several hosts"],
    ["redis://secret@host/name", "number of a database"],
    ["redis+sentinel://secret@host", "the name that the sentinels know"],
    ["redis://secret@host:99999", "name:port"],
    ["redis://secret%zz@host", "percent-encoded"],
    ["redis://secret@host?prefix={a}", "prefix must be"],
    ["redis+cluster://secret@host", "Cluster cannot be used yet"],
  ])("of another form is refused without repeating it: %s", (text, reason) => {
    expect(() => parseRedisAddress(text)).toThrow(reason);
    expect(() => parseRedisAddress(text)).not.toThrow("secret");
  });
});
