import { expect, test } from "vitest";
import { runServer, type Report } from "../../src/index.ts";
import { renderHtml } from "../../src/report/render-html.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { plain } from "../../src/report/style.ts";
import { groupUntried } from "../../src/report/untried-text.ts";
import { writeSummary } from "../../src/report/write-summary.ts";
import { startReference } from "../servers/start-reference.ts";

const contract = {
  name: "coverage",
  version: "1.0.0",
  namespaces: {
    talk: {
      events: {
        said: {
          kind: "message",
          data: {
            type: "object",
            properties: {
              text: { type: "string", maxLength: 70_000 },
              // Whatever integer is above the one is above the other.
              stars: { type: "integer", maximum: 5, exclusiveMaximum: 6 },
            },
            required: ["text"],
            additionalProperties: false,
          },
        },
      },
    },
  },
} as const;

async function judge(): Promise<Report> {
  await using server = await startReference({ contract });
  return await runServer({ url: server.url, only: ["core/payload-boundary/*"] });
}

test("each side of a constraint that is not tried is listed with its reason, in every report", async () => {
  const report = await judge();
  const untried = (report.coverage?.untried ?? []).filter(({ constraint }) => constraint.startsWith("talk/"));
  const named = untried.map(({ constraint, side, reason }) => `${constraint} ${side}: ${reason}`);
  expect(named).toEqual([
    "talk/said#/properties/text/maxLength inside: data at this edge does not fit limits.frameBytes",
    "talk/said#/properties/text/maxLength outside: data at this edge does not fit limits.frameBytes",
    "talk/said#/properties/stars/maximum outside: no value was found that breaks this constraint and no other",
    "talk/said#/properties/stars/exclusiveMaximum outside: no value was found that breaks this constraint and no other",
  ]);

  const reasons = groupUntried(report);
  expect(reasons.map(({ reason }) => reason)).toContain("its check was not selected, or has not run yet");
  const toReplay = (id: string): string => id;
  const texts = [
    writeSummary(report, plain).join("\n"),
    renderMarkdown(report, toReplay),
    renderHtml(report, toReplay),
  ];
  for (const text of texts) {
    for (const { reason } of reasons) expect(text).toContain(reason);
    expect(text).toContain("talk/said#/properties/stars/exclusiveMaximum outside");
  }
}, 60_000);
