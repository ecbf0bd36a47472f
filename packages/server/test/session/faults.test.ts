import { describe, expect, test } from "vitest";
import { KITCHEN, say, subscribe, toWords } from "../frames.ts";
import { openPair } from "../open-pair.ts";

describe("a frame that breaks its schema", () => {
  test("is answered and the connection stays when its id is usable [FR-4] [ERR-2]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send({ type: "ping", id: 1, extra: true }, { type: "ping", id: 2 });
    pair.flush();
    expect(client.take()).toEqual([
      {
        type: "error",
        id: 1,
        code: "invalid_frame",
        retryable: false,
        message: "/extra must NOT have additional properties",
        at: "/extra",
        issues: [
          { at: "/extra", keyword: "additionalProperties", message: "must NOT have additional properties" },
        ],
      },
      { type: "ok", id: 2 },
    ]);
    expect(client.closed).toBeUndefined();
  });

  test.each([
    ["not JSON", "{"],
    ["an array", "[]"],
    ["no type", '{"id":1}'],
    ["an unknown type", '{"type":"shout","id":1}'],
    ["an id that is no integer", '{"type":"ping","id":1.5}'],
    ["an id beyond its limit", '{"type":"ping","id":2147483648}'],
    ["no id", '{"type":"ping"}'],
    ["a pong with more", '{"type":"pong","x":1}'],
    ["5 000 deep", `{"type":"publish","id":1,"data":${'{"a":'.repeat(5000)}1${"}".repeat(5001)}`],
    ["10 001 values", `{"type":"publish","id":1,"data":{"a":[${"0,".repeat(10_000)}0]}}`],
    ["__proto__ without an id", '{"type":"pong","__proto__":1}'],
  ])("closes with 4400: %s [FR-3] [FR-4] [FR-5] [FR-10]", (_, text) => {
    const pair = openPair();
    const client = pair.connect();
    client.send(text);
    pair.flush();
    expect(client.closed).toEqual({ code: 4400, reason: "bad_frame" });
    expect(toWords(client.take())).toEqual(["error - bad_frame"]);
  });

  test("is judged in less than 100 ms, however deep or many [FR-5]", () => {
    const pair = openPair();
    const deep = pair.connect();
    const many = pair.connect();
    // Time on the processor, which other programs cannot take from this one.
    const began = process.cpuUsage();
    deep.send("[".repeat(65_536));
    deep.send(`{"a":${"[".repeat(32_000)}${"]".repeat(32_000)}}`);
    many.send(`[${"0,".repeat(32_000)}0]`);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(100);
    expect([deep.closed?.code, many.closed?.code]).toEqual([4400, 4400]);
  });
});

describe("what no schema sees", () => {
  const publish = (data: string): string =>
    `{"type":"publish","id":2,"channel":"open:x","event":"e","data":${data}}`;

  test.each([
    ["a member named __proto__", '{"a":{"__proto__":{"x":1}}}', "/data/a/__proto__"],
    ["a number that overflows", '{"a":[0,1e400]}', "/data/a/1"],
    ["an integer that is not exact", '{"a":9007199254740993}', "/data/a"],
    ["a lone surrogate", '{"a":"\\ud800"}', "/data/a"],
    ["a lone surrogate in a name", '{"a":{"\\udc00":1}}', "/data/a"],
  ])(
    "%s is refused at its place, where the id is usable, and reaches nobody [FR-10] [PUB-6]",
    (_, data, at) => {
      const pair = openPair();
      const [ada, bob] = [pair.connect(), pair.connect()];
      bob.send(subscribe(1, { channel: "open:x" }));
      ada.send({ type: "ping", id: 1 }, publish(data), { type: "ping", id: 3 });
      pair.flush();
      expect(toWords(ada.take())).toEqual(["ok 1", "error 2 invalid_frame", "ok 3"]);
      expect(ada.received[2]).toMatchObject({ at });
      expect(toWords(bob.take())).toEqual(["subscribed 1"]);
    },
  );
});

describe("ids [FR-6]", () => {
  test.each<[string, readonly (object | string)[]]>([
    [
      "the same again",
      [
        { type: "ping", id: 5 },
        { type: "ping", id: 5 },
      ],
    ],
    [
      "a smaller one",
      [
        { type: "ping", id: 5 },
        { type: "ping", id: 4 },
      ],
    ],
    [
      "that of a refused frame",
      [
        { type: "ping", id: 5, extra: 1 },
        { type: "ping", id: 5 },
      ],
    ],
    [
      "one that is used in a frame that breaks its schema",
      [
        { type: "ping", id: 5 },
        { type: "ping", id: 5, extra: 1 },
      ],
    ],
    ["that of a refused publish", [say(5, ""), say(5, "a")]],
  ])("%s closes with 4401", (_, frames) => {
    const pair = openPair();
    const client = pair.connect();
    client.send(...frames);
    pair.flush();
    expect(client.closed).toEqual({ code: 4401, reason: "protocol_violation" });
    expect(toWords(client.take()).at(-1)).toBe("error - protocol_violation");
  });

  test("may leave gaps, up to the largest", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send({ type: "ping", id: 7 }, { type: "ping", id: 1000 }, { type: "ping", id: 2_147_483_647 });
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 7", "ok 1000", "ok 2147483647"]);
  });

  test("of different connections have nothing to do with each other", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send({ type: "ping", id: 5 });
    bob.send({ type: "ping", id: 1 });
    pair.flush();
    expect([toWords(ada.take()), toWords(bob.take())]).toEqual([["ok 5"], ["ok 1"]]);
  });
});

test("each of many requests sent at once gets exactly one reply [FR-7]", () => {
  const pair = openPair({ frameBurst: 1000, payloadErrorsPerMinute: 1000 });
  const client = pair.connect();
  const kinds = [
    (id: number) => say(id, "a"),
    (id: number) => say(id, ""),
    (id: number) => say(id, "a", { channel: "nowhere:x" }),
    (id: number) => subscribe(id),
    (id: number) => ({ type: "unsubscribe", id, channel: KITCHEN }),
    (id: number) => ({ type: "ping", id }),
    (id: number) => ({ type: "ping", id, extra: 1 }),
  ];
  const count = 700;
  client.sendAtOnce(...Array.from({ length: count }, (_, index) => kinds[index % kinds.length]!(index + 1)));
  pair.flush();
  const ids = client.take().flatMap((frame) => ("id" in frame && frame.id !== undefined ? [frame.id] : []));
  expect(ids).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});

test("a pong that answers nothing is not a fault", () => {
  const pair = openPair();
  const client = pair.connect();
  client.send({ type: "pong" }, { type: "pong" });
  pair.flush();
  expect(client.received).toHaveLength(1);
  expect(client.closed).toBeUndefined();
});
