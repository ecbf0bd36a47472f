import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode, PING, toErrorFrame, toFarewell, toMessageTemplate } from "../../src/codec/encode.ts";
import { closeWith, refuse } from "../../src/errors.ts";
import { readServerFrame } from "../server-schema.ts";

const NAME = fc.stringMatching(/^[A-Za-z0-9_.~@-]{1,64}$/);

const CONTENT = fc.record({
  channel: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}(:[A-Za-z0-9_.~@-]{1,64}){0,2}$/),
  event: fc.stringMatching(/^[a-z][a-z0-9_.]{0,63}$/),
  timeMs: fc.nat(),
  by: fc.option(fc.record({ user: NAME, connection: fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/) }), {
    nil: undefined,
  }),
  key: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/), { nil: undefined }),
  // What passes the guard: parsed from JSON, well-formed, no integers beyond the safe ones.
  data: fc
    .dictionary(
      fc.string({ unit: "grapheme" }).filter((name) => name !== "__proto__"),
      fc.jsonValue({ stringUnit: "grapheme" }),
    )
    .map((data) => JSON.parse(JSON.stringify(data)) as object)
    .filter((data) => !/\d{16}|e\+/.test(JSON.stringify(data))),
});

describe("a message", () => {
  test("fits its schema and says what was published, whatever it holds [FR-1] [PUB-9]", () => {
    fc.assert(
      fc.property(CONTENT, fc.integer({ min: 1, max: 2 ** 53 - 1 }), (content, offset) => {
        const { before, behind } = toMessageTemplate({ ...content, dataText: JSON.stringify(content.data) });
        const { channel, event, timeMs, by, key, data } = content;
        expect(readServerFrame(before + offset + behind)).toEqual({
          type: "message",
          channel,
          offset,
          event,
          time: timeMs,
          ...(by !== undefined && { by }),
          ...(key !== undefined && { key }),
          data,
        });
      }),
      { numRuns: 300 },
    );
  });

  test("cannot break out of its data", () => {
    const data = { '","offset":9,"x': '"}}', "\u2028": "\n\u0000" };
    const { before, behind } = toMessageTemplate({
      channel: "open:x",
      event: "e",
      timeMs: 1,
      by: undefined,
      key: undefined,
      dataText: JSON.stringify(data),
    });
    expect(readServerFrame(`${before}1${behind}`)).toMatchObject({ offset: 1, data });
  });
});

describe("an error", () => {
  test("carries id, code and retryable, and the place of its first issue [ERR-1] [ERR-2]", () => {
    const issues = [
      { at: "/data/text", keyword: "minLength", message: "must NOT have fewer than 1 characters" },
      { at: "/data", keyword: "required", message: "must have required property 'x'" },
    ];
    const frame = toErrorFrame({ id: 3 }, refuse("invalid_payload", "wrong", { issues }), false);
    expect(readServerFrame(encode(frame))).toEqual({
      type: "error",
      id: 3,
      code: "invalid_payload",
      message: "wrong",
      retryable: false,
      at: "/data/text",
      issues,
    });
  });

  test("has no place when there is none", () => {
    const frame = toErrorFrame({ id: 3 }, refuse("rate_limited", undefined, { afterMs: 20 }), true);
    expect(readServerFrame(encode(frame))).toEqual({
      type: "error",
      id: 3,
      code: "rate_limited",
      message: "Too fast; wait afterMs.",
      retryable: true,
      afterMs: 20,
    });
  });

  test("comes before a close that has something to explain, without id", () => {
    const frame = toFarewell(closeWith("bad_frame", "not JSON"));
    expect(frame).toEqual({ type: "error", code: "bad_frame", message: "not JSON", retryable: false });
    expect(readServerFrame(encode(frame!))).toEqual(frame);
    expect(toFarewell(closeWith("draining"))).toBeUndefined();
  });
});

test("every ping is the same", () => {
  expect(readServerFrame(PING)).toEqual({ type: "ping" });
});
