import type { Case } from "../case.ts";

/** The documents beside the WebSocket endpoint. */
export const toolCases: readonly Case[] = [
  {
    id: "core/tools/documents",
    title: "GET /v1/info and GET /v1/contract answer with documents of their schemas",
    requirements: ["HS-9"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      const { info, published } = context.subject;
      context.advise(
        "HS-9",
        info.ok,
        "a document of info.schema.json at /v1/info",
        info.ok ? "one" : info.reason,
      );
      context.advise(
        "HS-9",
        published.ok,
        "a contract at /v1/contract",
        published.ok ? "one" : published.reason,
      );
    },
  },
];
