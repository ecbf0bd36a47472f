import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { compilePayloadChecks, hashContract } from "@parlance/schema";
import { defineContract } from "@parlance/schema/define";
import { Type } from "@sinclair/typebox";
import { describe, expect, expectTypeOf, it } from "vitest";
import { toContract, type Contract } from "../../src/define/to-contract.ts";
import { call } from "../../src/features/calls.ts";
import { setPresence } from "../../src/features/presence.ts";
import { createClient } from "../../src/index-node.ts";
import { createTestServer } from "../../src/testing/index.ts";
import { startEmbeddedServer } from "../embedded-server.ts";

const Line = Type.Object({ dish: Type.String({ maxLength: 60 }), count: Type.Integer({ minimum: 1 }) });

const orders = defineContract({
  name: "orders",
  version: "1.0.0",
  namespaces: {
    table: {
      events: {
        "order.placed": {
          kind: "message",
          data: Type.Object({
            order: Type.String({ maxLength: 8, pattern: "^[A-Z]-[0-9]+$" }),
            lines: Type.Array(Line, { minItems: 1, maxItems: 40 }),
            "with salt?": Type.Optional(Type.Boolean()),
          }),
        },
        "order.pondered": { kind: "signal", data: Type.Object({}) },
      },
      presence: { data: Type.Object({ name: Type.String({ maxLength: 9 }) }) },
    },
    open: { events: {}, anyEvent: true },
  },
  methods: {
    "order.count": {
      params: Type.Object({ table: Type.Integer({ minimum: 1, maximum: 99 }) }),
      result: Type.Object({ count: Type.Integer({ minimum: 0, maximum: 999 }) }),
    },
  },
});
const contract = toContract(orders);
const placed = { order: "A-17", lines: [{ dish: "soup", count: 2 }] };

/** Holds what is compiled and never run. */
function assertCompiles(_program: () => unknown): void {}

/** A contract with one event, whose schema may be anything. */
function withSchema(data: unknown, $defs: object = {}): Contract {
  return {
    name: "odd",
    version: "1.0.0",
    namespaces: { room: { events: { said: { kind: "message", data } } } },
    $defs,
  } as unknown as Contract;
}

describe("a contract straight from what was defined", () => {
  it("has the identity that servers have of it", () => {
    const { name, version, hash } = contract;
    expect({ name, version, hash }).toEqual({ name: "orders", version: "1.0.0", hash: hashContract(orders) });
  });

  it("has the checks of the server, and a reader's beside", () => {
    const check = contract.namespaces.table.events["order.placed"].check;
    const judge = compilePayloadChecks(orders).events.get("table")?.get("order.placed");
    const lines = placed.lines;
    for (const data of [
      placed,
      { ...placed, "with salt?": true },
      { ...placed, "with salt?": 1 },
      { ...placed, extra: 1 },
      { lines },
      { order: "a-17", lines },
      { order: "A-17", lines: [] },
      { order: "A-17", lines: [{ dish: "soup", count: 0 }] },
    ])
      expect(check(data, "writer")).toEqual(judge?.(data));
    expect(check({ ...placed, extra: 1 }, "reader")).toBeUndefined();
  });

  it("works against the reference server, both ways", async () => {
    const { url } = await startEmbeddedServer({ contract: orders });
    const client = createClient({ url, contract });
    const table = client.channel("table:7");
    const heard = new Promise((resolve) => table.on("order.placed", ({ data }) => resolve(data)));
    const { contract: known } = await client.connect();
    expect(known.match).toBe("exact");
    await table.subscribe();
    await table.publish("order.placed", placed);
    expect(await heard).toEqual(placed);
    await expect(table.publish("order.placed", { order: "A-17", lines: [] })).rejects.toMatchObject({
      code: "invalid_payload",
      at: "/data/lines",
    });
    client.close();
  });

  it("works against the test server, calls and presence too", async () => {
    const server = createTestServer({ contract: orders });
    server.answer("order.count", () => ({ count: 3 }));
    const client = createClient({ ...server.clientOptions, contract });
    expect(await call(client, "order.count", { table: 7 })).toEqual({ count: 3 });
    await expect(call(client, "order.count", { table: 100 })).rejects.toMatchObject({ at: "/data/table" });
    await client.channel("table:7").subscribe();
    await expect(setPresence(client.channel("table:7"), { name: "far too long" })).rejects.toMatchObject({
      at: "/data/name",
    });
    client.close();
  });

  it("knows every type", () => {
    const client = createClient({ url: "ws://localhost/", contract });
    const table = client.channel("table:7");
    table.on("order.placed", ({ data }) => {
      expectTypeOf(data.order).toBeString();
      expectTypeOf(data.lines[0]?.count).toEqualTypeOf<number | undefined>();
      expectTypeOf(data["with salt?"]).toEqualTypeOf<boolean | undefined>();
      // @ts-expect-error: data is for reading.
      assertCompiles(() => (data.order = ""));
      // @ts-expect-error: and so is what it holds.
      assertCompiles(() => data.lines.push({ dish: "soup", count: 1 }));
    });
    assertCompiles(() => client.channel("open:lab").publish("anything", { at: 1 }));
    // @ts-expect-error: the contract has no such namespace.
    assertCompiles(() => client.channel("room:kitchen"));
    // @ts-expect-error: the namespace has no such event.
    assertCompiles(() => table.publish("order.lost", placed));
    // @ts-expect-error: a signal is no message.
    assertCompiles(() => table.publish("order.pondered", {}));
    // @ts-expect-error: lines are missing.
    assertCompiles(() => table.publish("order.placed", { order: "A-17" }));
    const wrong = { ...placed, lines: [{ dish: "soup", count: "2" }] };
    // @ts-expect-error: count is a number.
    assertCompiles(() => table.publish("order.placed", wrong));
    // @ts-expect-error: members say their name.
    assertCompiles(() => setPresence(table, {}));
    assertCompiles(async () =>
      expectTypeOf((await call(client, "order.count", { table: 1 })).count).toBeNumber(),
    );
    // @ts-expect-error: the contract has no such method.
    assertCompiles(() => call(client, "order.lost", {}));
    client.close();
  });

  it("takes a document as it was read, with checks and without types", () => {
    const document = JSON.parse(JSON.stringify(orders)) as Contract;
    const { namespaces } = toContract(document);
    expect(namespaces["table"]?.events["order.placed"]?.check({}, "writer")).toEqual([
      { at: "", keyword: "required", message: "must have required property 'order'" },
    ]);
  });

  it.each([
    [
      "a keyword that is no part of the profile",
      { type: "object", not: {} },
      /said\/data: rules: keyword not/,
    ],
    ["a format that nobody knows", { type: "string", format: "colour" }, /format colour/],
    ["a definition that is not there", { $ref: "#/$defs/lost" }, /#\/\$defs\/lost is not defined/],
    ["a foreign reference", { $ref: "other.json" }, /other\.json is not defined/],
    ["a definition that refers to itself", { $ref: "#/$defs/again" }, /#\/\$defs\/again refers to itself/],
  ])("refuses %s, and names the place", (_name, data, message) => {
    const again = { type: "object", properties: { next: { $ref: "#/$defs/again" } } };
    const run = (): unknown => toContract(withSchema(data, { again }));
    expect(run).toThrow(TypeError);
    expect(run).toThrow(message);
    expect(run).toThrow(/^toContract: \/namespaces\/room\/events\/said\/data: /);
  });

  it("runs where code from strings is forbidden", async () => {
    const entry = (path: string): string =>
      JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);
    const program = `import { toContract } from ${entry("define/to-contract.js")};
      const contract = toContract(${JSON.stringify(orders)});
      const { check } = contract.namespaces.table.events["order.placed"];
      console.log(JSON.stringify([check(${JSON.stringify(placed)}, "writer") ?? null, check({}, "writer")]));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--disallow-code-generation-from-strings",
      "--input-type=module",
      "--eval",
      program,
    ]);
    expect(JSON.parse(stdout)).toMatchObject([null, [{ keyword: "required" }]]);
  });
});
