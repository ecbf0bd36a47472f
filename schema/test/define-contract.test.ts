import { Type, type Static } from "@sinclair/typebox";
import { describe, expect, expectTypeOf, test } from "vitest";
import { defineContract, type DataOf } from "../toolkit/define-contract.ts";
import { hashContract, parseContract } from "../toolkit/index.ts";

const Line = Type.Object({ dish: Type.String({ maxLength: 60 }), count: Type.Integer({ minimum: 1 }) });
const Placed = Type.Object({
  lines: Type.Array(Line, { maxItems: 40 }),
  mood: Type.Optional(Type.Union([Type.Literal("merry"), Type.Literal("grave")])),
  notes: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 10 }), { maxProperties: 3 })),
});

const orders = defineContract({
  name: "orders",
  version: "1.0.0",
  namespaces: {
    table: {
      events: { "order.placed": { kind: "message", data: Placed } },
      presence: { data: Type.Object({ name: Type.String({ maxLength: 9 }) }) },
    },
  },
  methods: { "order.count": { params: Type.Object({}), result: Type.Object({ count: Type.Integer() }) } },
});

describe("a contract that is defined with TypeBox", () => {
  test("is a plain document of the profile", () => {
    expect(parseContract(orders)).toEqual({ ok: true, contract: orders });
    expect(JSON.parse(JSON.stringify(orders))).toEqual(orders);
  });

  test("has the fingerprint of the same contract in JSON", () => {
    const closed = { additionalProperties: false };
    const line = {
      type: "object",
      properties: { dish: { type: "string", maxLength: 60 }, count: { type: "integer", minimum: 1 } },
      required: ["dish", "count"],
      ...closed,
    };
    const data = {
      type: "object",
      properties: {
        lines: { type: "array", items: line, maxItems: 40 },
        mood: {
          anyOf: [
            { const: "merry", type: "string" },
            { const: "grave", type: "string" },
          ],
        },
        notes: { type: "object", additionalProperties: { type: "string", maxLength: 10 }, maxProperties: 3 },
      },
      required: ["lines"],
      ...closed,
    };
    const name = {
      type: "object",
      properties: { name: { type: "string", maxLength: 9 } },
      required: ["name"],
      ...closed,
    };
    const count = {
      type: "object",
      properties: { count: { type: "integer" } },
      required: ["count"],
      ...closed,
    };
    expect(hashContract(orders)).toBe(
      hashContract({
        name: "orders",
        version: "2.0.0",
        namespaces: {
          table: { events: { "order.placed": { kind: "message", data } }, presence: { data: name } },
        },
        methods: { "order.count": { params: { type: "object", properties: {}, ...closed }, result: count } },
      }),
    );
  });

  test("keeps its types", () => {
    expectTypeOf<DataOf<typeof orders, "table", "order.placed">>().toEqualTypeOf<Static<typeof Placed>>();
    expectTypeOf(orders.namespaces.table.events["order.placed"].kind).toEqualTypeOf<"message">();
    // @ts-expect-error there is no such event
    expect(orders.namespaces.table.events["order.lost"]).toBeUndefined();
  });
});
