import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clientTypes, judgeFrame, type Direction } from "../../../src/page/inspector/judge-frame.ts";

const EXAMPLES = new URL("../../../../../schema/examples/", import.meta.url);
const FOLDERS = { out: "client", in: "server" } as const;
const TYPES: Readonly<Record<Direction, readonly string[]>> = {
  out: clientTypes,
  in: ["welcome", "ok", "error", "subscribed", "unsubscribed", "message", "ping"],
};

interface InvalidExample {
  readonly breaks: string;
  readonly keyword: string;
  readonly at: string;
  readonly frame: unknown;
}

function readExamples(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, EXAMPLES), "utf8"));
}

describe.each(
  (["out", "in"] as const).flatMap((direction) => TYPES[direction].map((type) => [direction, type] as const)),
)("%s %s", (direction, type) => {
  it("fits its schema in every valid example [FR-1]", () => {
    for (const frame of readExamples(`${FOLDERS[direction]}/${type}.valid`) as unknown[]) {
      expect(judgeFrame(direction, JSON.stringify(frame))).toMatchObject({
        type,
        judgement: { status: "valid" },
      });
    }
  });

  it("breaks it in every invalid one, at the place that the example names [ERR-2]", () => {
    for (const { at, keyword, frame } of readExamples(
      `${FOLDERS[direction]}/${type}.invalid`,
    ) as InvalidExample[]) {
      const { judgement } = judgeFrame(direction, JSON.stringify(frame));
      expect(judgement).toMatchObject({ status: "invalid", issues: [{ at, keyword }] });
    }
  });
});

describe("judgeFrame", () => {
  it.each([
    ["tea", "", "json"],
    ["[1]", "", "type"],
    ["null", "", "type"],
    ["{}", "", "required"],
    [`{"type":7}`, "/type", "type"],
    [`{"type":"shout"}`, "/type", "enum"],
    [`{"type":"constructor"}`, "/type", "enum"],
  ])("refuses %s at %j by %s [FR-3]", (text, at, keyword) => {
    expect(judgeFrame("out", text).judgement).toMatchObject({ status: "invalid", issues: [{ at, keyword }] });
  });

  it("finds nothing wrong with a type of a newer server [CLI-1]", () => {
    expect(judgeFrame("in", `{"type":"novelty","channel":"lobby"}`).judgement).toEqual({ status: "unknown" });
  });

  it("reads type and id also from a frame that breaks its schema", () => {
    expect(judgeFrame("out", `{"type":"publish","id":3}`)).toMatchObject({ type: "publish", id: 3 });
  });
});
