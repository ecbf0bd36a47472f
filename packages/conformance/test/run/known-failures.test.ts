import { describe, expect, test } from "vitest";
import { createKnownFailures, parseKnownFailures } from "../../src/run/known-failures.ts";
import type { CaseResult } from "../../src/run/result.ts";

function resultOf(id: string, outcome: CaseResult["outcome"]): CaseResult {
  return {
    id,
    outcome,
    title: id,
    phase: "scripted",
    requirements: ["PUB-1"],
    warnings: [],
    durationMs: 1,
    framesJudged: 1,
    trace: [],
  };
}

describe("known failures", () => {
  const list = createKnownFailures(["core/publish/*", "core/size/huge", "core/gone/*"]);

  test("a failure that is on the list is known", () => {
    expect(list.judge(resultOf("core/publish/order", "fail")).outcome).toBe("known-fail");
  });

  test("a case on the list that passes is told, warnings or not", () => {
    expect(list.judge(resultOf("core/publish/echo", "pass")).outcome).toBe("unexpected-pass");
    expect(list.judge(resultOf("core/size/huge", "warn")).outcome).toBe("unexpected-pass");
  });

  test("what was not tried, and what is not on the list, stays as it is", () => {
    expect(list.judge(resultOf("core/publish/late", "not-applicable")).outcome).toBe("not-applicable");
    expect(list.judge(resultOf("core/fence/a", "fail")).outcome).toBe("fail");
  });

  test("an entry that fitted nothing is stale", () => {
    expect(list.stale).toEqual(["core/gone/*"]);
  });

  test("a file has one pattern a line and comments", () => {
    expect(parseKnownFailures("# ours\ncore/a/b  # since spring\n\n core/c/* \n")).toEqual([
      "core/a/b",
      "core/c/*",
    ]);
  });
});
