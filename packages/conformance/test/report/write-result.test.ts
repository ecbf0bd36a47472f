import { describe, expect, test } from "vitest";
import { toReplayCommand, type Replay } from "../../src/report/replay-command.ts";
import { plain, coloured } from "../../src/report/style.ts";
import { writeResult } from "../../src/report/write-result.ts";
import type { CaseResult } from "../../src/run/result.ts";

const replay: Replay = {
  url: "ws://127.0.0.1:8080/v1/connect",
  also: [],
  seed: "1",
  hasToken: false,
  contractFile: undefined,
  budgetMs: 60_000,
  deadlineMs: 2_000,
};

const failed: CaseResult = {
  id: "core/publish/ack-position",
  title: "the ok to a publish carries the position at which subscribers receive the message",
  phase: "scripted",
  requirements: ["PUB-1"],
  outcome: "fail",
  violation: { requirement: "PUB-1", expected: "the message at 4", actual: `at 5 ${"x".repeat(1_000)}` },
  warnings: [],
  durationMs: 3,
  framesJudged: 7,
  trace: Array.from({ length: 30 }, (_, index) => ({
    atMs: index,
    client: "alice",
    direction: ">",
    text: `{"n":${index}}`,
  })),
};

describe("writeResult", () => {
  const toReplay = (caseId: string): string => toReplayCommand(caseId, replay);
  const writer = { style: plain, toReplay, showsTrace: false };

  test("tells a failure in about fifteen lines: rule, expected, actual, last frames, replay", () => {
    const lines = writeResult(failed, writer);
    expect(lines.length).toBeLessThanOrEqual(22);
    const text = lines.join("\n");
    expect(text).toContain("FAIL core/publish/ack-position PUB-1");
    expect(text).toContain("PROTOCOL.md#pub-1");
    expect(text).toContain("expected    the message at 4");
    expect(text).toContain('{"n":29}');
    expect(text).not.toContain('{"n":20}');
    expect(text).toContain("--only core/publish/ack-position");
  });

  test("shows the whole trace when it is asked for, also of a case that passed", () => {
    const { violation: _, ...rest } = failed;
    const lines = writeResult({ ...rest, outcome: "pass" }, { ...writer, showsTrace: true });
    expect(lines).toHaveLength(31);
    expect(writeResult({ ...rest, outcome: "pass" }, writer)).toEqual([]);
  });

  test("shows control characters instead of sending them to the terminal", () => {
    const trace = [{ atMs: 1, client: "alice", direction: "<", text: "\u001b[31m\u0007" }] as const;
    const text = writeResult({ ...failed, trace }, writer).join("\n");
    expect(text).toContain(String.raw`\u001b[31m\u0007`);
    expect(text).not.toContain("\u001b");
  });

  test("uses colours only where it is given some", () => {
    expect(writeResult(failed, { ...writer, style: coloured }).join("")).toContain("\u001b[31m");
  });
});

describe("toReplayCommand", () => {
  test("repeats what was not the default and never shows a token", () => {
    const command = toReplayCommand("core/a/b", {
      ...replay,
      also: ["ws://127.0.0.1:8081/v1/connect"],
      seed: "it's",
      runs: 700,
      hasToken: true,
      contractFile: "my contract.json",
      budgetMs: 5_000,
    });
    expect(command).toBe(
      String.raw`PARLANCE_TOKEN="$TOKEN" npx parlance-conformance server ws://127.0.0.1:8080/v1/connect --also ws://127.0.0.1:8081/v1/connect --contract 'my contract.json' --seed 'it'\''s' --runs 700 --budget 5000ms --only core/a/b --trace`,
    );
  });
});
