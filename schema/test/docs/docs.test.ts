import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toAsyncApi, toHtmlPage } from "../../toolkit/docs/index.ts";
import { parseContract, type Contract } from "../../toolkit/index.ts";

const orderId = { type: "string", pattern: "^[A-Z]-[0-9]{1,6}$", maxLength: 8 };

const shop: object = {
  name: "shop",
  version: "1.2.0",
  description: 'Sells <tea> & "biscuits".',
  namespaces: {
    table: {
      description: "What a table <script>alert(1)</script> wants.",
      events: {
        "order.placed": {
          kind: "message",
          data: {
            type: "object",
            properties: {
              order: { $ref: "#/$defs/orderId" },
              lines: {
                type: "array",
                items: {
                  type: "object",
                  properties: { count: { type: "integer", minimum: 1, maximum: 20 } },
                  additionalProperties: false,
                },
                minItems: 1,
                maxItems: 40,
              },
            },
            required: ["order"],
            additionalProperties: false,
          },
          examples: [{ order: "A-17" }],
        },
      },
      log: { size: 200, ttlMs: 86_400_000, durability: "best" },
      presence: {},
    },
    inbox: {
      inbox: true,
      events: { note: { kind: "message", data: { $ref: "#/$defs/note" } } },
      access: { guest: ["subscribe"] },
    },
  },
  methods: {
    "order.cancel": {
      params: {
        type: "object",
        properties: { order: { $ref: "#/$defs/orderId" } },
        additionalProperties: false,
      },
      result: { type: "object", additionalProperties: false },
      access: "user",
      timeoutMs: 5000,
    },
  },
  $defs: { orderId, note: { type: "object", additionalProperties: false } },
};

function parse(document: object): Contract {
  const parsed = parseContract(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.contract;
}

const chatFile = new URL("../../contracts/chat.contract.json", import.meta.url);
const contracts = [parse(shop), parse(JSON.parse(readFileSync(chatFile, "utf8")) as object)];
const named = contracts.map((contract) => [contract.name, contract] as const);

/** Every `$ref` of a document. */
function listReferences(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === "$ref" ? [String(each)] : listReferences(each),
  );
}

function lookUp(document: unknown, reference: string): unknown {
  return reference
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (found, name) => (found as Readonly<Record<string, unknown>> | undefined)?.[name],
      document,
    );
}

describe("the AsyncAPI document", () => {
  test.each(named)("of %s has every event, and no reference that leads nowhere", (_, contract) => {
    const document = toAsyncApi(contract);
    expect(document["asyncapi"]).toBe("3.0.0");
    const references = listReferences(document);
    expect(references.filter((each) => lookUp(document, each) === undefined)).toEqual([]);
    for (const [namespace, { events }] of Object.entries(contract.namespaces))
      for (const event of Object.keys(events))
        expect(lookUp(document, `#/components/messages/${namespace}.${event}`)).toMatchObject({
          name: event,
        });
  });

  test("refers to definitions as components, has examples, and a reply for each method", () => {
    const document = toAsyncApi(contracts[0] as Contract);
    expect(document).toMatchObject({
      components: {
        schemas: { orderId },
        messages: {
          "table.order.placed": {
            payload: { properties: { order: { $ref: "#/components/schemas/orderId" } } },
            examples: [{ payload: { order: "A-17" } }],
          },
          "inbox.note": { payload: { $ref: "#/components/schemas/note" } },
        },
      },
      operations: {
        "send.table": { action: "send" },
        "call.order.cancel": {
          reply: { messages: [{ $ref: "#/channels/method.order.cancel/messages/result" }] },
        },
      },
    });
  });
});

describe("the page", () => {
  test.each(named)("of %s leads to every part of it, and nowhere else", (_, contract) => {
    const page = toHtmlPage(contract);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !ids.includes(target.replace("#", "")))).toEqual([]);
    for (const [namespace, { events }] of Object.entries(contract.namespaces))
      for (const event of Object.keys(events)) expect(ids).toContain(`${namespace}.${event}`);
  });

  test("shows payloads, examples, access and what is kept", () => {
    const page = toHtmlPage(contracts[0] as Contract);
    for (const words of [
      "lines[].count",
      "≥ 1, ≤ 20",
      "at least 1 item, at most 40 items",
      "the newest 200 messages, for 1 day",
      "guests may subscribe",
      "&quot;A-17&quot;",
      "users with a token",
      "5 seconds",
    ])
      expect(page).toContain(words);
  });

  test("takes text of a contract for text, and allows itself its style and nothing else", () => {
    const page = toHtmlPage(contracts[0] as Contract);
    expect(page).not.toContain("<script");
    expect(page).toContain("Sells &lt;tea&gt; &amp; &quot;biscuits&quot;.");
    const [, style = ""] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
  });
});
