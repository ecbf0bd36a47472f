import type { ClientState, CloseReason } from "@parlance/sdk";
import { describe, expect, it } from "vitest";
import { toConnectionText, toSecondsLeft } from "../../../src/page/chat/connection-text.ts";

const abnormal: CloseReason = { code: 1006, name: "abnormal", advice: "backOff", message: "" };

function waiting(reason: CloseReason): ClientState {
  return { status: "waiting", attempt: 2, untilMs: 5000, reason };
}

describe("toConnectionText", () => {
  it("is a word while all is well", () => {
    expect(toConnectionText({ status: "connecting", attempt: 1 })).toEqual({
      tone: "busy",
      label: "Connecting",
    });
    expect(toConnectionText({ status: "idle" })).toEqual({ tone: "busy", label: "Not connected" });
  });

  it("offers not to wait while a try is due", () => {
    expect(toConnectionText(waiting(abnormal)).banner).toEqual({
      text: "The connection to the server is lost.",
      retryAtMs: 5000,
      action: "Try now",
    });
  });

  it("keeps the banner during a further try", () => {
    expect(toConnectionText({ status: "connecting", attempt: 2 })).toMatchObject({
      label: "Reconnecting",
      banner: { retryAtMs: undefined, action: undefined },
    });
  });

  it.each([
    [{ ...abnormal, code: 4200, name: "draining" }, "The server is restarting."],
    [{ ...abnormal, code: 4500, name: "liveness_lost" }, "The server has fallen silent."],
    [
      { ...abnormal, code: 4101, name: "slow_consumer" },
      "The server closed the connection: 4101 slow_consumer.",
    ],
    [{ ...abnormal, code: 4999, name: "unknown" }, "The server closed the connection: 4999."],
  ] as const)("says why: %j", (reason, text) => {
    expect(toConnectionText(waiting(reason)).banner?.text).toBe(text);
  });

  it("offers to begin again when the client tries no more [CLS-3]", () => {
    const reason: CloseReason = { code: 4403, name: "forbidden", advice: "stop", message: "" };
    expect(toConnectionText({ status: "closed", reason })).toEqual({
      tone: "bad",
      label: "Disconnected",
      banner: {
        text: "The server closed the connection: 4403 forbidden.",
        retryAtMs: undefined,
        action: "Connect again",
      },
    });
  });
});

describe("toSecondsLeft", () => {
  it.each([
    [5000, 0, 5],
    [5000, 4001, 1],
    [5000, 9000, 1],
  ])("until %d at %d: %d", (untilMs, nowMs, seconds) => {
    expect(toSecondsLeft(untilMs, nowMs)).toBe(seconds);
  });
});
