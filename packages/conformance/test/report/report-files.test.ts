import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runServer, type Report } from "../../src/index.ts";
import { createReportFiles, reportFormats } from "../../src/report/report-files.ts";
import { toVerdictText } from "../../src/report/verdict-text.ts";
import { startPageServer } from "../servers/page-server.ts";

const schema = JSON.parse(
  await readFile(new URL("../../report.schema.json", import.meta.url), "utf8"),
) as object;
const isReport = new Ajv2020({ allErrors: true }).compile(schema);
const folder = await mkdtemp(join(tmpdir(), "reports-"));
afterAll(() => rm(folder, { recursive: true }));

const toReplay = (caseId: string): string => `again ${caseId}`;
const HOSTILE = '</script><script>alert("&")</script>\u0000\u001b';

const partial: Report[] = [];
let report: Report;
let texts: Readonly<Record<string, string>>;

beforeAll(async () => {
  await using server = await startPageServer({ ackOffset: (offset) => offset - 1 });
  const found = await runServer({
    url: server.url,
    only: ["core/publish/own-message", "core/smoke/*", "history/*"],
    onResult: (_, soFar) => partial.push(soFar()),
  });
  // What a server says ends up in reports, whatever it is.
  const cases = found.cases.map((each) => ({
    ...each,
    trace: [...each.trace, { atMs: 1, client: "alice", direction: "<", text: HOSTILE } as const],
  }));
  report = { ...found, cases };
  await createReportFiles(folder, reportFormats, toReplay).finish(report);
  const names = (await readdir(folder)).filter((name) => name.includes("."));
  texts = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}, 60_000);

/** Names of elements that are opened and not closed in their order; empty in a well-formed document. */
function listUnbalanced(markup: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = "", rest = ""] of markup.matchAll(/<(\/?)([a-zA-Z]+)([^<>]*)>/g)) {
    if (rest.endsWith("/") || ["meta", "br", "input"].includes(name)) continue;
    if (close !== "/") open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
}

describe("reports as files", () => {
  test("report.json fits its schema, whole and unfinished, and tells how to run a failure again", () => {
    const value: unknown = JSON.parse(texts["report.json"] ?? "");
    isReport(value);
    expect(isReport.errors).toBeNull();
    expect((value as Report).isComplete).toBe(true);
    expect(texts["report.json"]).toContain('"replay": "again core/publish/own-message"');
    expect(partial.length).toBeGreaterThan(3);
    for (const each of partial) {
      expect(isReport(JSON.parse(JSON.stringify(each)))).toBe(true);
      expect(each.isComplete).toBe(false);
    }
  });

  test("the schema refuses a report that lacks something", () => {
    const { totals: _, ...rest } = report;
    expect(isReport(rest)).toBe(false);
    expect(isReport({ ...report, cases: [{ ...report.cases[0], outcome: "fine" }] })).toBe(false);
  });

  test("junit.xml is well-formed and counts what failed and what was skipped", () => {
    const xml = texts["junit.xml"] ?? "";
    expect(listUnbalanced(xml)).toEqual([]);
    expect(xml).toContain(`failures="${report.totals.fail}"`);
    expect(xml).toContain('<failure message="');
    expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
    expect(xml.match(/<skipped/g)?.length).toBe(report.totals["not-applicable"]);
  });

  test("junit.xml of a server that is not there is an error, not a success", async () => {
    const lost = await runServer({ url: "ws://127.0.0.1:9/v1/connect" });
    const out = join(folder, "lost");
    await createReportFiles(out, ["junit"], toReplay).finish(lost);
    expect(await readFile(join(out, "junit.xml"), "utf8")).toContain('errors="1"');
  });

  test("report.html needs nothing else, and nothing of a server is markup in it", () => {
    const html = texts["report.html"] ?? "";
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    expect(html).not.toContain("<script>alert(");
    expect(html).toContain("&lt;/script&gt;&lt;script&gt;alert(&quot;&amp;&quot;)");
    expect(listUnbalanced(html.replaceAll(/<(script|style)>[^]*?<\/\1>/g, ""))).toEqual([]);
    expect(html).toContain('id="core/publish/own-message"');
    for (const { id } of report.requirements) expect(html).toContain(`<tr id="rule-${id}">`);
    expect(html.match(/class="row came"/g)?.length).toBeGreaterThan(2);
  });

  test("summary.md and badge.svg tell the verdict", () => {
    expect(toVerdictText(report).word).toBe("not conformant");
    expect(texts["summary.md"]).toContain("# Parlance conformance: not conformant");
    expect(texts["summary.md"]).toContain("**PUB-1** in 1 checks; the shortest is core/publish/own-message");
    expect(texts["badge.svg"]).toContain("Parlance v1: not conformant");
    expect(listUnbalanced(texts["badge.svg"] ?? "")).toEqual([]);
  });

  test("what is on disk while a run goes on is whole", async () => {
    const out = join(folder, "running");
    const files = createReportFiles(out, ["json"], toReplay);
    const [first] = partial;
    if (first === undefined) throw new Error("there is no unfinished report");
    files.update(() => first);
    await files.finish(report);
    expect(await readdir(out)).toEqual(["report.json"]);
  });
});
