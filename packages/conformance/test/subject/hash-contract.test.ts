import { readFileSync } from "node:fs";
import { hashContract as hashOfSchema, type Contract as SchemaContract } from "@parlance/schema";
import { describe, expect, test } from "vitest";
import { readContract } from "../../src/subject/contract.ts";
import { hashContract } from "../../src/subject/hash-contract.ts";
import { pageContract } from "../servers/page-contract.ts";

const chat = JSON.parse(
  readFileSync(new URL("../../../../schema/contracts/chat.contract.json", import.meta.url), "utf8"),
) as SchemaContract;

describe("hashContract", () => {
  test("comes to the fingerprint of the schema room, though it was written apart from it", () => {
    expect(hashContract(chat)).toContain(hashOfSchema(chat));
    expect(hashContract(pageContract)).toContain(hashOfSchema(pageContract as unknown as SchemaContract));
  });

  test("does not see annotations, but names that look like them", () => {
    const data = { type: "object", properties: { title: { type: "string", description: "a" } } };
    const contract = {
      name: "a",
      version: "1.0.0",
      namespaces: { n: { events: { e: { kind: "message", data } } } },
      $defs: {},
    } as const;
    const renamed = structuredClone(contract) as unknown as {
      namespaces: { n: { events: { e: { data: { properties: Record<string, unknown> } } } } };
    };
    renamed.namespaces.n.events.e.data.properties = { title: { type: "string", description: "b" } };
    expect(hashContract(renamed as never)).toEqual(hashContract(contract));
    renamed.namespaces.n.events.e.data.properties = {};
    expect(hashContract(renamed as never)).not.toEqual(hashContract(contract));
  });
});

describe("readContract", () => {
  test("takes contracts and says what is wrong with what is none", () => {
    expect(readContract(chat)).toMatchObject({ ok: true });
    expect(readContract({ name: "x", version: "1.0.0" })).toMatchObject({
      ok: false,
      reason: expect.stringContaining("namespaces"),
    });
  });
});
