import { describe, expect, it } from "vitest";
import { formatClose } from "../../../src/page/inspector/close-text.ts";

describe("formatClose", () => {
  it.each([
    [4400, "bad_frame: not JSON", "4400 bad_frame: not JSON"],
    [1006, "", "1006 abnormal"],
    [4777, "", "4777"],
  ])("writes %d with %j as %j", (code, reason, text) => {
    expect(formatClose(code, reason)).toBe(text);
  });
});
