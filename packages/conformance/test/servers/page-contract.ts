/** The contract of the page server: a little of everything that the profile allows. */
export const pageContract = {
  name: "page",
  version: "1.0.0",
  limits: { subscriptions: 1_000, inFlight: 1_000 },
  namespaces: {
    talk: {
      events: {
        said: {
          kind: "message",
          data: {
            type: "object",
            properties: {
              text: { type: "string", minLength: 1, maxLength: 40 },
              mood: { enum: ["merry", "grave"] },
              stars: { type: "integer", minimum: 0, maximum: 5 },
              weight: { type: "number", exclusiveMinimum: 0, maximum: 10.5 },
              tags: { type: "array", items: { $ref: "#/$defs/tag" }, maxItems: 3, uniqueItems: true },
            },
            required: ["text"],
            additionalProperties: false,
          },
        },
        typing: { kind: "signal", data: { type: "object", properties: {}, additionalProperties: false } },
      },
    },
    open: { events: {}, anyEvent: true },
  },
  $defs: { tag: { type: "string", maxLength: 12, pattern: "^[a-z]{2,20}(?:-[0-9]{1,3})?$" } },
} as const;
