import { describe, expect, test } from "vitest";
import { readJson } from "../../generate/load.ts";
import {
  diffContracts,
  findLogBreaks,
  type Audience,
  type Contract,
  type DataSchema,
  type NamespaceDeclaration,
} from "../../toolkit/index.ts";

const chat = readJson("contracts/chat.contract.json") as unknown as Contract;
const LOG = { size: 100, ttlMs: 60_000, durability: "best" } as const;

function toContract(namespace: Partial<NamespaceDeclaration>, more: Partial<Contract> = {}): Contract {
  return { name: "probe", version: "1.0.0", namespaces: { room: { events: {}, ...namespace } }, ...more };
}

function closed(
  properties: Readonly<Record<string, DataSchema>>,
  required: readonly string[] = [],
): DataSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

const said = (data: DataSchema, kind: "message" | "signal" = "message") =>
  toContract({ events: { said: { kind, data } }, ...(kind === "message" && { log: LOG }) });

const text = (more: object): DataSchema =>
  closed({ text: { type: "string", maxLength: 10, ...more } }, ["text"]);
const number = (more: object): DataSchema => closed({ n: { type: "integer", ...more } });

describe("data of a message that is kept", () => {
  const ALL: readonly Audience[] = ["writers", "readers", "log"];
  const NARROWER: readonly Audience[] = ["writers", "log"];
  const WIDER: readonly Audience[] = ["readers"];

  test.each<[string, DataSchema, DataSchema, readonly Audience[]]>([
    ["nothing", text({}), text({ description: "said" }), []],
    ["a longer text", text({}), text({ maxLength: 20 }), WIDER],
    ["a shorter text", text({}), text({ maxLength: 5 }), NARROWER],
    ["another pattern", text({ pattern: "^a" }), text({ pattern: "^b" }), ALL],
    ["a format more", text({}), text({ format: "date" }), NARROWER],
    ["an optional member more", closed({}), closed({ a: { type: "null" } }), []],
    ["a required member more", closed({}), closed({ a: { type: "null" } }, ["a"]), NARROWER],
    ["an optional member less", closed({ a: { type: "null" } }), closed({}), ["writers"]],
    ["a required member less", closed({ a: { type: "null" } }, ["a"]), closed({}), ["writers", "readers"]],
    [
      "a member that must be there now",
      closed({ a: { type: "null" } }),
      closed({ a: { type: "null" } }, ["a"]),
      NARROWER,
    ],
    [
      "a member that may be absent now",
      closed({ a: { type: "null" } }, ["a"]),
      closed({ a: { type: "null" } }),
      WIDER,
    ],
    ["a value more", closed({ a: { enum: ["x"] } }), closed({ a: { enum: ["x", "y"] } }), WIDER],
    ["a value less", closed({ a: { enum: ["x", 1] } }), closed({ a: { enum: [1] } }), NARROWER],
    [
      "a constant as an enumeration",
      closed({ a: { const: 1 } }),
      closed({ a: { type: "integer", enum: [1] } }),
      [],
    ],
    [
      "integers as bounded numbers",
      number({ minimum: 1 }),
      closed({ n: { type: "number", exclusiveMinimum: 0 } }),
      WIDER,
    ],
    ["the same bound in other words", number({ minimum: 1 }), number({ exclusiveMinimum: 0 }), []],
    ["multiples of more", number({ multipleOf: 2 }), number({ multipleOf: 4 }), NARROWER],
    ["multiples that differ", number({ multipleOf: 2 }), number({ multipleOf: 3 }), ALL],
    ["null as well", closed({ a: { type: "string" } }), closed({ a: { type: ["string", "null"] } }), WIDER],
    [
      "an alternative more",
      closed({ a: { anyOf: [{ const: "x" }] } }),
      closed({ a: { anyOf: [{ const: "x" }, { const: "y" }] } }),
      WIDER,
    ],
    ["anything instead", text({}), closed({ text: true }, ["text"]), WIDER],
    ["a definition that says the same", text({}), closed({ text: { $ref: "#/$defs/text" } }, ["text"]), []],
    ["other members, refused so far", closed({}), { type: "object", maxProperties: 3 }, []],
    ["other members, refused from now on", { type: "object", maxProperties: 3 }, closed({}), ["writers"]],
    [
      "a greater number of members",
      { type: "object", maxProperties: 3 },
      { type: "object", maxProperties: 4 },
      WIDER,
    ],
    [
      "items of another type",
      closed({ a: { type: "array", items: { type: "null" } } }),
      closed({ a: { type: "array", items: { type: "boolean" } } }),
      ALL,
    ],
    [
      "items that must differ",
      closed({ a: { type: "array", items: { type: "null" } } }),
      closed({ a: { type: "array", items: { type: "null" }, uniqueItems: true } }),
      NARROWER,
    ],
  ])("%s breaks whom it breaks", (_name, old, now, breaks) => {
    const $defs = { text: { type: "string", maxLength: 10 } };
    expect(diffContracts({ ...said(old), $defs }, { ...said(now), $defs }).breaks).toEqual(breaks);
  });

  test("names the place, the subject, the change and the advice", () => {
    const { changes, verdict, bump } = diffContracts(said(text({})), said(text({ maxLength: 5 })));
    expect({ changes, verdict, bump }).toEqual({
      verdict: "breaking",
      bump: "major",
      changes: [
        {
          at: "/namespaces/room/events/said/data/properties/text/maxLength",
          subject: "event said of room",
          what: "maxLength 10 → 5",
          breaks: ["writers", "log"],
          advice: expect.stringContaining("new event") as string,
        },
      ],
    });
  });

  test("of a signal is in no log", () => {
    expect(diffContracts(said(text({}), "signal"), said(text({ maxLength: 5 }), "signal")).breaks).toEqual([
      "writers",
    ]);
  });
});

describe("methods", () => {
  const call = (params: DataSchema, result: DataSchema, more: object = {}) =>
    toContract({}, { methods: { ask: { params, result, ...more } } });

  test.each<[string, Contract, Contract, readonly Audience[]]>([
    [
      "parameters that take less",
      call(text({}), closed({})),
      call(text({ maxLength: 5 }), closed({})),
      ["writers"],
    ],
    ["parameters that take more", call(text({}), closed({})), call(text({ maxLength: 15 }), closed({})), []],
    [
      "a result that gives more",
      call(closed({}), text({})),
      call(closed({}), text({ maxLength: 15 })),
      ["readers"],
    ],
    ["a result that gives less", call(closed({}), text({})), call(closed({}), text({ maxLength: 5 })), []],
    ["a method that is gone", call(closed({}), closed({})), toContract({}), ["writers"]],
    ["a new method", toContract({}), call(closed({}), closed({})), []],
    [
      "guests who may call no more",
      call(closed({}), closed({}), { access: "guest" }),
      call(closed({}), closed({}), { access: "user" }),
      ["writers"],
    ],
  ])("%s", (_name, old, now, breaks) => {
    expect(diffContracts(old, now).breaks).toEqual(breaks);
  });
});

describe("rules of a namespace", () => {
  const event = { said: { kind: "message", data: closed({}) } } as const;
  const signal = { said: { kind: "signal", data: closed({}) } } as const;

  test.each<[string, Partial<NamespaceDeclaration>, Partial<NamespaceDeclaration>, readonly Audience[]]>([
    ["an event that is gone", { events: event, log: LOG }, { log: LOG }, ["writers", "log"]],
    ["an event that is gone, not kept", { events: event }, {}, ["writers"]],
    ["a new event", {}, { events: event }, []],
    [
      "another kind",
      { events: event, log: LOG },
      { events: signal, log: LOG },
      ["writers", "readers", "log"],
    ],
    ["any event, no more", { anyEvent: true, log: LOG }, { log: LOG }, ["writers", "log"]],
    ["any event, from now on", {}, { anyEvent: true }, []],
    [
      "a declaration where any event was allowed",
      { anyEvent: true, log: LOG },
      { anyEvent: true, events: event, log: LOG },
      ["writers", "log"],
    ],
    ["no declaration where any event is allowed", { events: event }, { anyEvent: true }, ["readers"]],
    ["no log", { log: LOG }, {}, ["readers", "log"]],
    ["a new log", {}, { log: LOG }, []],
    ["a smaller log", { log: LOG }, { log: { ...LOG, size: 50 } }, ["readers"]],
    ["a longer log", { log: LOG }, { log: { ...LOG, ttlMs: 120_000 } }, []],
    [
      "a weaker log",
      { log: { ...LOG, durability: "disk" } },
      { log: { ...LOG, durability: "memory" } },
      ["writers"],
    ],
    ["a firmer log", { log: { ...LOG, durability: "memory" } }, { log: { ...LOG, durability: "disk" } }, []],
    ["no presence", { presence: {} }, {}, ["writers", "readers"]],
    ["new presence", {}, { presence: {} }, []],
    ["an inbox from now on", {}, { inbox: true }, ["readers"]],
    ["an inbox no more", { inbox: true }, {}, ["readers"]],
    [
      "less access",
      { access: { guest: ["publish", "subscribe"] } },
      { access: { guest: ["subscribe"] } },
      ["writers"],
    ],
    [
      "more access",
      { access: { guest: ["subscribe"] } },
      { access: { guest: ["history", "subscribe"] } },
      [],
    ],
    ["access that was not said", {}, { access: { guest: ["subscribe"] } }, ["writers", "readers"]],
  ])("%s", (_name, old, now, breaks) => {
    expect(diffContracts(toContract(old), toContract(now)).breaks).toEqual(breaks);
  });

  test("of a namespace that comes or goes", () => {
    const { room: _room, ...namespaces } = chat.namespaces;
    expect(diffContracts(chat, { ...chat, namespaces }).breaks).toEqual(["writers", "readers", "log"]);
    expect(diffContracts({ ...chat, namespaces }, chat)).toMatchObject({
      verdict: "compatible",
      bump: "minor",
    });
  });
});

test("a contract is the same as itself, and in other words asks for another patch", () => {
  expect(diffContracts(chat, structuredClone(chat))).toMatchObject({
    verdict: "same",
    bump: "none",
    changes: [],
  });
  expect(diffContracts(chat, { ...chat, description: "other" })).toMatchObject({
    verdict: "same",
    bump: "patch",
  });
});

test("a log that is cut shorter may still be read, one with other data may not", () => {
  const old = said(text({}));
  expect(
    findLogBreaks(old, {
      ...old,
      namespaces: { room: { ...old.namespaces["room"]!, log: { ...LOG, size: 1 } } },
    }),
  ).toEqual([]);
  expect(findLogBreaks(old, said(text({ minLength: 3 })))).toMatchObject([{ breaks: ["writers", "log"] }]);
});

describe("limits of connections", () => {
  const withLimits = (limits?: Contract["limits"]): Contract => toContract({}, limits && { limits });

  test.each<[string, Contract["limits"], Contract["limits"], readonly Audience[], string]>([
    ["shorter frames", { frameBytes: 4096 }, { frameBytes: 2048 }, ["writers"], "frameBytes 4096 → 2048"],
    ["longer frames", { frameBytes: 2048 }, { frameBytes: 4096 }, [], "frameBytes 2048 → 4096"],
    [
      "fewer channels than a server may allow",
      undefined,
      { subscriptions: 9 },
      ["readers"],
      "subscriptions up to the server → 9",
    ],
    [
      "as many channels as a server allows",
      { subscriptions: 9 },
      {},
      [],
      "subscriptions 9 → up to the server",
    ],
    ["fewer requests at a time", { inFlight: 9 }, { inFlight: 1 }, [], "inFlight 9 → 1"],
    ["a slower pace", {}, { framesPerSecond: 1 }, [], "framesPerSecond up to the server → 1"],
  ])("%s", (_name, old, now, breaks, what) => {
    const { changes, ...diff } = diffContracts(withLimits(old), withLimits(now));
    expect(diff.breaks).toEqual(breaks);
    expect(changes).toMatchObject([{ at: `/limits/${what.split(" ")[0]}`, what, breaks }]);
    expect(diff.verdict).toBe(breaks.length === 0 ? "compatible" : "breaking");
  });

  test("that are the same are no change", () => {
    expect(diffContracts(withLimits({ inFlight: 1 }), withLimits({ inFlight: 1 })).verdict).toBe("same");
  });
});
