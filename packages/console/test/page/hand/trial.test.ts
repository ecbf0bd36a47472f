import { describe, expect, it } from "vitest";
import { describeTrial } from "../../../src/page/hand/describe-trial.ts";
import { nextTrial, type Trial, type TrialEvent } from "../../../src/page/hand/trial.ts";

const issue = { at: "/data/text", keyword: "minLength", message: "must NOT have fewer than 1 characters" };

function received(value: unknown): TrialEvent {
  return { kind: "frame", socket: "hand", timeMs: 0, direction: "in", text: JSON.stringify(value) };
}

function error(id: number | undefined, code: string): TrialEvent {
  return received({
    type: "error",
    ...(id && { id }),
    code,
    message: "no",
    retryable: false,
    issues: [issue],
  });
}

function closed(code: number, reason = ""): TrialEvent {
  return { kind: "closed", socket: "hand", timeMs: 0, code, reason };
}

const sent: TrialEvent = { kind: "sent", text: `{"type":"publish","id":3}` };
const ok = received({ type: "ok", id: 3, position: { epoch: "e", offset: 18 } });

function run(...events: readonly TrialEvent[]): Trial {
  return events.reduce(nextTrial, { status: "untried" } as Trial);
}

describe("a trial", () => {
  it("is settled by the reply with its id, and by no other [FR-7]", () => {
    const other = received({ type: "ok", id: 2 });
    const welcome = received({ type: "ping" });
    expect(run(sent, other, welcome).status).toBe("awaiting");
    expect(run(sent, other, ok)).toMatchObject({ status: "accepted", reply: { type: "ok" } });
  });

  it("is refused by an error with its id, or with none", () => {
    expect(run(sent, error(2, "invalid_payload")).status).toBe("awaiting");
    expect(run(sent, error(3, "invalid_payload"))).toMatchObject({
      status: "refused",
      refusal: { issues: [issue] },
    });
    expect(run(sent, error(undefined, "bad_frame")).status).toBe("refused");
  });

  it("ends with a close, which keeps what an error said before", () => {
    expect(run(sent, closed(4400, "bad_frame"))).toMatchObject({ status: "closed", code: 4400 });
    expect(run(sent, error(undefined, "bad_frame"), closed(4400))).toMatchObject({
      status: "closed",
      refusal: { code: "bad_frame" },
    });
  });

  it("is not changed by what comes later", () => {
    expect(run(sent, ok, closed(4102)).status).toBe("accepted");
    expect(run(sent, error(3, "invalid_payload"), closed(4200)).status).toBe("refused");
    expect(run(closed(1006)).status).toBe("untried");
  });

  it("waits for a late answer though patience has ended", () => {
    expect(run(sent, { kind: "gaveUp" }).status).toBe("silent");
    expect(run(sent, { kind: "gaveUp" }, ok).status).toBe("accepted");
  });
});

describe("describeTrial", () => {
  it("names code, place and rule of a refusal", () => {
    expect(describeTrial(run(sent, error(3, "invalid_payload")))).toMatchObject({
      tone: "bad",
      title: "Refused: invalid_payload",
      detail: "/data/text must NOT have fewer than 1 characters (minLength).",
      fault: { issues: [issue] },
    });
  });

  it.each([
    [4400, /stop/],
    [4200, /nothing is wrong/],
    [4300, /new token/],
    [4102, /after a pause/],
    [1006, /cannot be reached/],
  ])("says what close %d advises [CLS-3]", (code, advice) => {
    const { title, detail } = describeTrial(run(sent, closed(code)));
    expect(title).toMatch(new RegExp(`^Connection closed: ${code} [a-z_]+$`));
    expect(detail).toMatch(advice);
  });

  it("says where an accepted message stands", () => {
    expect(describeTrial(run(sent, ok))).toMatchObject({
      tone: "good",
      detail: expect.stringContaining("message 18"),
    });
  });

  it("expects no answer to a frame without id", () => {
    expect(describeTrial(run({ kind: "sent", text: `{"type":"pong"}` }, { kind: "gaveUp" })).detail).toMatch(
      /without an id/,
    );
  });
});
