import type { DataSchema } from "@parlance/schema";
import { describe, expect, test } from "vitest";
import { loadContract } from "../../src/contract/loaded-contract.ts";
import { toArguments, toData, toForm } from "../../src/gateway/arguments.ts";
import { toContract } from "../contracts.ts";

const text = { type: "string", maxLength: 100 } as const;
const closed = (properties: object): DataSchema => ({
  type: "object",
  properties,
  additionalProperties: false,
});

const contract = loadContract(
  toContract({
    hall: {
      events: {
        message: {
          kind: "message",
          data: closed({ text, args: { type: "array", maxItems: 4, items: true } }),
        },
        note: { kind: "message", data: closed({ text }) },
        said: { kind: "message", data: closed({ text, name: text }) },
      },
      anyEvent: true,
    },
  }),
);

function formOf(event: string): ReturnType<typeof toForm> {
  const namespace = contract.namespace("hall");
  if (namespace === undefined) throw new Error("no hall");
  return toForm(namespace, event, contract.document);
}

describe("arguments and data", () => {
  test("the schema of an event decides its form", () => {
    expect(["message", "note", "said", "toString"].map(formOf)).toEqual(["list", "text", "object", "any"]);
  });

  test.each([
    ["list", ["Hello"], { text: "Hello" }],
    ["list", [{ b: 1 }], { args: [{ b: 1 }] }],
    ["list", ["a", 1], { args: ["a", 1] }],
    ["list", [], { args: [] }],
    ["text", ["Hello"], { text: "Hello" }],
    ["object", [{ text: "Hello", name: "Ada" }], { text: "Hello", name: "Ada" }],
    ["any", [{ x: 1 }], { x: 1 }],
    ["any", [[1]], { args: [[1]] }],
  ] as const)("in the form %s, %j are %j and back", (form, args, data) => {
    expect(toData(form, args)).toEqual(data);
    expect(toArguments(form, data)).toEqual(args);
  });

  test("an event of several members always arrives as an object, also when it has only a text", () => {
    expect(toData("object", ["Hello"])).toEqual({ text: "Hello" });
    expect(toArguments("object", { text: "Hello" })).toEqual([{ text: "Hello" }]);
  });
});
