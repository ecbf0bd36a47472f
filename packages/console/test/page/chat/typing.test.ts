import { describe, expect, it } from "vitest";
import { isTypingDue, toTypingText } from "../../../src/page/chat/typing.ts";

describe("isTypingDue", () => {
  it("lets one signal pass in 2.5 s", () => {
    expect(isTypingDue(undefined, 1000)).toBe(true);
    expect(isTypingDue(1000, 3499)).toBe(false);
    expect(isTypingDue(1000, 3500)).toBe(true);
  });
});

describe("toTypingText", () => {
  it("names up to three", () => {
    expect(toTypingText([])).toBe("");
    expect(toTypingText(["Ada"])).toBe("Ada is writing…");
    expect(toTypingText(["Ada", "Grace"])).toBe("Ada and Grace are writing…");
    expect(toTypingText(["Ada", "Grace", "Ken", "Zoe"])).toBe("Several people are writing…");
  });
});
