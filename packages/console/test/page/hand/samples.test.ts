import { room } from "@parlance/sdk/chat";
import { describe, expect, it } from "vitest";
import {
  findSample,
  firstSample,
  samples,
  toChatGround,
  type Sample,
} from "../../../src/page/hand/samples.ts";
import { judgeFrame } from "../../../src/page/inspector/judge-frame.ts";

const ground = toChatGround("room:kitchen");

function judge(sample: Sample): ReturnType<typeof judgeFrame> {
  return judgeFrame("out", sample.toText(ground, 3));
}

function isPayloadValid(value: unknown): boolean {
  return room.events["chat.said"].check((value as { data: unknown }).data, "writer") === undefined;
}

describe("a sample", () => {
  it.each(samples.filter(({ fate }) => fate === "accepted"))("that is accepted fits: $name", (sample) => {
    const { judgement, type, value } = judge(sample);
    expect(judgement.status).toBe("valid");
    expect(type !== "publish" || isPayloadValid(value)).toBe(true);
  });

  it.each(samples.filter(({ fate }) => fate === "refused"))(
    "that is refused has a usable id: $name [FR-4]",
    (sample) => {
      expect(judge(sample).id).toBe(3);
    },
  );

  it.each(["An empty text", "A missing member", "A wrong type", "A member too many"])(
    "breaks its payload: %s",
    (name) => {
      const { judgement, value } = judge(findSample(name));
      expect(judgement.status).toBe("valid");
      expect(isPayloadValid(value)).toBe(false);
    },
  );

  it("comes first when it shows the rule that it breaks", () => {
    expect(firstSample.fate).toBe("refused");
    expect(samples).toContain(firstSample);
  });

  it("has a name of its own", () => {
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
  });
});
