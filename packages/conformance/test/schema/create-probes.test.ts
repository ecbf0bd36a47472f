import { describe, expect, test } from "vitest";
import { listBases } from "../../src/cases/payload.ts";
import { clientSchemas } from "../../src/generated/schemas.ts";
import { createProbes } from "../../src/schema/create-probes.ts";
import { findBroken } from "../../src/schema/find-broken.ts";
import { listConstraints } from "../../src/schema/list-constraints.ts";

const schema = {
  type: "object",
  properties: {
    text: { type: "string", minLength: 1, maxLength: 4 },
    count: { type: "integer", minimum: 1, maximum: 3 },
    tags: { type: "array", items: { type: "string", pattern: "^[a-z]{2}$" }, maxItems: 2, uniqueItems: true },
  },
  required: ["text"],
  additionalProperties: false,
};

describe("createProbes", () => {
  test("tries every constraint of a payload schema from outside, breaking that one only", () => {
    const outside = createProbes(schema, listBases(schema)).filter(({ side }) => side === "outside");
    const tried = new Set(outside.map(({ constraint }) => constraint));
    expect(
      listConstraints(schema)
        .map(({ name }) => name)
        .filter((name) => name !== "/type" && !tried.has(name)),
    ).toEqual([]);
    for (const { value, constraint } of outside) {
      expect(findBroken(schema, value).map((broken) => broken.constraint)).toEqual([constraint]);
    }
  });

  test("tries the very edge of lengths and numbers from both sides", () => {
    const probes = createProbes(schema, listBases(schema));
    const valuesOf = (name: "text" | "count", side: string): readonly unknown[] =>
      probes
        .filter((each) => each.side === side && each.location === `/${name}`)
        .map(({ value }) => (value as Record<string, unknown>)[name]);
    expect(valuesOf("text", "inside")).toEqual(
      expect.arrayContaining(["x", "xxxx", "\u{1f375}\u{1f375}\u{1f375}\u{1f375}"]),
    );
    expect(valuesOf("text", "outside")).toEqual(expect.arrayContaining(["", "xxxxx"]));
    expect(valuesOf("count", "inside")).toEqual(expect.arrayContaining([1, 3]));
    expect(valuesOf("count", "outside")).toEqual(expect.arrayContaining([0, 4, 1.5, null]));
  });

  test("is the same each time", () => {
    expect(createProbes(schema, listBases(schema))).toEqual(createProbes(schema, listBases(schema)));
  });

  test.for(Object.keys(clientSchemas))("reaches every constraint of the frame %s from outside", (type) => {
    const frame = clientSchemas[type] ?? {};
    const tried = new Set(
      createProbes(frame, listBases(frame))
        .filter(({ side }) => side === "outside")
        .map(({ constraint }) => constraint),
    );
    const missed = listConstraints(frame)
      .map(({ name }) => name)
      .filter((name) => name !== "/type" && !tried.has(name));
    expect(missed).toEqual([]);
  });
});
