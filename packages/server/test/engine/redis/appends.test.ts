import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Appended, AppendRequest, Engine } from "../../../src/engine/engine.ts";
import { Keys } from "../../../src/engine/redis/keys.ts";
import { createRedisEngine } from "../../../src/engine/redis/redis-engine.ts";
import { toPosition } from "../../../src/testing/engine-bench.ts";
import { hasRedis, startRedis, type RedisServer } from "./redis-server.ts";

const CHANNEL = "room:together";

interface Node {
  readonly engine: Engine;
  readonly append: (request: AppendRequest) => Promise<Appended>;
  readonly told: { readonly offset: number; readonly text: string }[];
}

function toRequest(number: number, more: Partial<AppendRequest> = {}): AppendRequest {
  return {
    channel: CHANNEL,
    retention: { size: 1000, ttlMs: 3_600_000 },
    before: '{"offset":',
    behind: `,"n":${number},"text":"ä\\n💬"}`,
    idempotency: { user: "ada", key: `key-${number}`, digest: `d${number}` },
    ...more,
  };
}

describe.runIf(hasRedis)("appends of one turn", () => {
  let redis: RedisServer;
  let count = 0;
  const started: Engine[] = [];

  const start = async (): Promise<Node> => {
    const engine = createRedisEngine({ url: `${redis.url}?prefix=parlance${count}` });
    const told: { offset: number; text: string }[] = [];
    await engine.start({
      onMessage: (_, { offset, bytes }) => told.push({ offset, text: bytes.toString() }),
      onRebased: () => {},
      onBroken: () => {},
      onSignal: () => {},
      onPresence: () => {},
      onRevoked: () => {},
      onNotice: () => {},
    });
    started.push(engine);
    return { engine, append: async (request) => engine.append(request), told };
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  afterEach(async () => {
    for (const engine of started.splice(0)) await engine.stop();
    count++;
  });

  test("are told in order and once, here and elsewhere, with the bytes that they have in the log", async () => {
    const [here, elsewhere] = [await start(), await start()];
    await here.engine.attach(CHANNEL);
    await elsewhere.engine.attach(CHANNEL);
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const appended = await Promise.all(numbers.map((number) => here.append(toRequest(number))));
    expect(appended.map((each) => toPosition(each).offset)).toEqual(numbers.map((number) => number + 1));
    await elsewhere.append(toRequest(200));
    const expected = [...numbers, 200].map((number) => ({
      offset: number + 1,
      text: `{"offset":${number + 1},"n":${number},"text":"ä\\n💬"}`,
    }));
    expect(elsewhere.told).toEqual(expected);
    await expect.poll(() => here.told).toEqual(expected);
    const page = await here.engine.read(
      CHANNEL,
      { direction: "forward", position: undefined },
      { messages: 1000, bytes: 1_000_000 },
    );
    const kept = page.kind === "page" ? page.messages : [];
    expect(kept.map(({ offset, bytes }) => ({ offset, text: bytes.toString() }))).toEqual(expected);
  });

  test("are as many messages as they have keys [PUB-3] [PUB-4]", async () => {
    const { engine, append, told } = await start();
    await engine.attach(CHANNEL);
    const other = { user: "ada", key: "key-1", digest: "other" };
    const bob = { user: "bob", key: "key-1", digest: "d1" };
    const answers = await Promise.all([
      append(toRequest(1)),
      append(toRequest(2)),
      append(toRequest(1)),
      append(toRequest(3, { idempotency: other })),
      append(toRequest(4, { idempotency: bob })),
      append(toRequest(5, { idempotency: undefined })),
      append(toRequest(5, { idempotency: undefined })),
    ]);
    const short = (each: Appended): string =>
      each.kind === "appended" || each.kind === "duplicate"
        ? `${each.kind} ${each.position.offset}`
        : each.kind;
    expect(answers.map(short)).toEqual([
      "appended 1",
      "appended 2",
      "duplicate 1",
      "keyReused",
      "appended 3",
      "appended 4",
      "appended 5",
    ]);
    expect(told.map(({ offset }) => offset)).toEqual([1, 2, 3, 4, 5]);
    expect(short(await append(toRequest(2)))).toBe("duplicate 2");
  });

  test("of different sizes of the log each keep to their own", async () => {
    const { engine, append } = await start();
    const small = { size: 2, ttlMs: 3_600_000 };
    await Promise.all([1, 2, 3].map((number) => append(toRequest(number))));
    await Promise.all([4, 5].map((number) => append(toRequest(number, { retention: small }))));
    const page = await engine.read(
      CHANNEL,
      { direction: "forward", position: undefined },
      { messages: 10, bytes: 10_000 },
    );
    expect(page).toMatchObject({ kind: "page", first: 4, head: { offset: 5 } });
  });

  test("wait for the answer to those before them, and then go together", async () => {
    const { append } = await start();
    await append(toRequest(0));
    const before = await toCalls(redis);
    const first = append(toRequest(1));
    await new Promise((resolve) => setImmediate(resolve));
    const rest = [2, 3, 4, 5, 6].map((number) => append(toRequest(number)));
    const last = toPosition((await Promise.all([first, ...rest])).at(-1) ?? { kind: "unavailable" });
    expect(last.offset).toBe(7);
    // Two of them, and what the engine asks every second.
    expect((await toCalls(redis)) - before).toBeLessThan(6);
  });

  test("remember a key for at least one window, not for three, and whoever only looks lets old ones go", async () => {
    const { engine, append } = await start();
    await append(toRequest(1));
    const keys = new Keys(`parlance${count}`);
    const [state, earlier] = [keys.state(CHANNEL), keys.earlier(CHANNEL)];
    const age = async (): Promise<void> => {
      await redis.ask("HINCRBY", state, "w", "-700");
      await redis.ask("HSET", state, "r", "0000000000");
    };
    await age();
    // The window is over: the key moves to the earlier ones.
    await append(toRequest(2));
    expect(await redis.ask("HKEYS", earlier)).toBe("ada\nkey-1");
    expect((await append(toRequest(1))).kind).toBe("duplicate");
    expect(Number(await redis.ask("TTL", earlier))).toBeGreaterThan(500);
    await age();
    await engine.findLast(CHANNEL, 1);
    expect(await redis.ask("HKEYS", earlier)).toBe("ada\nkey-2");
    expect(await redis.ask("HLEN", state)).toBe("6");
    expect(toPosition(await append(toRequest(1))).offset).toBe(3);
  });
});

async function toCalls(redis: RedisServer): Promise<number> {
  return Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.ask("INFO", "commandstats"))?.[1] ?? 0);
}
