import { ParlanceError } from "@parlance/sdk";
import { describe, expect, it } from "vitest";
import { toFailureText } from "../../../src/page/chat/failure-text.ts";

describe("toFailureText", () => {
  it("names the place and the rule that the contract refused", () => {
    const issue = {
      at: "/data/text",
      keyword: "maxLength",
      message: "must NOT have more than 4000 characters",
    };
    const error = new ParlanceError("invalid_payload", "too long", { at: issue.at, issues: [issue] });
    expect(toFailureText(error)).toBe("/data/text must NOT have more than 4000 characters (maxLength)");
  });

  it("says that a message whose connection broke may have arrived", () => {
    expect(toFailureText(new ParlanceError("connection_lost", "lost"))).toMatch(/may have arrived/);
  });

  it("leaves unknown codes in the words of whoever said them", () => {
    expect(toFailureText(new ParlanceError("tea_is_out", "there is none left"))).toMatch(
      /there is none left/,
    );
  });
});
