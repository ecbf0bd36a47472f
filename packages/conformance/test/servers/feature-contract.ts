import type { ServerOptions } from "@parlance/server";

const textOf = {
  type: "object",
  properties: { text: { type: "string", minLength: 1, maxLength: 40 } },
} as const;
const said = { ...textOf, required: ["text"], additionalProperties: false } as const;
const nothing = { type: "object", properties: {}, additionalProperties: false } as const;

/** A contract with something of every feature. */
export const featureContract = {
  name: "features",
  version: "1.0.0",
  limits: { subscriptions: 15 },
  namespaces: {
    room: {
      events: {
        said: { kind: "message", data: said },
        typing: { kind: "signal", data: nothing, rate: { perMinute: 120, burst: 20 } },
      },
      log: { size: 20, ttlMs: 600_000, durability: "memory" },
      presence: { data: said },
    },
    note: { events: { said: { kind: "message", data: said } } },
    free: { events: {}, anyEvent: true },
    hall: { events: { said: { kind: "message", data: said } }, access: { guest: ["subscribe"] } },
    mail: {
      events: { said: { kind: "message", data: said } },
      log: { size: 100, ttlMs: 600_000, durability: "memory" },
      inbox: true,
    },
  },
  methods: {
    "text.length": {
      params: said,
      result: {
        type: "object",
        properties: { length: { type: "integer" } },
        required: ["length"],
        additionalProperties: false,
      },
    },
    "text.later": { params: said, result: said },
    "text.nobody": { params: said, result: said },
  },
} as const satisfies NonNullable<ServerOptions["contract"]>;

/** Who answers the methods of the contract: one at once, one too late for a hasty caller, one not at all. */
export const featureMethods: NonNullable<ServerOptions["methods"]> = {
  "text.length": (params) => ({ length: (params as { readonly text: string }).text.length }),
  "text.later": (params) =>
    new Promise((resolve) => {
      setTimeout(() => resolve(params), 30);
    }),
};
