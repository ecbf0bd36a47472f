import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toCloseReason } from "../../src/connection/close-reason.ts";

interface Codes {
  readonly closes: readonly { readonly code: number; readonly name: string; readonly advice: string }[];
}

const { closes } = JSON.parse(
  readFileSync(new URL("../../../../schema/codes.json", import.meta.url), "utf8"),
) as Codes;

describe("close reason", () => {
  it("[CLS-3] gives every code of the table its advice", () => {
    for (const { code, name, advice } of closes) {
      // What a client sends itself and gets back from nobody is a fault like any other.
      const expected = advice === "client" ? "backOff" : advice;
      expect(toCloseReason(code, name), name).toMatchObject({ code, name, advice: expected });
    }
  });

  it("[CLS-1] takes the name of a code from the beginning of the reason", () => {
    expect(toCloseReason(4200, "draining: back in a minute")).toMatchObject({
      name: "draining",
      advice: "reconnect",
    });
    expect(toCloseReason(4477, "brand_new_code")).toMatchObject({ name: "brand_new_code", advice: "stop" });
    expect(toCloseReason(4477, "")).toMatchObject({ name: "unknown", advice: "stop" });
    expect(toCloseReason(1006, "connect ECONNREFUSED")).toMatchObject({
      name: "abnormal",
      advice: "backOff",
    });
  });
});
