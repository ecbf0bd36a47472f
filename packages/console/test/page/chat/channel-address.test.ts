import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DEFAULT_CHANNEL,
  formatHash,
  parseChannel,
  parseHash,
  toShortName,
} from "../../../src/page/chat/channel-address.ts";

describe("parseChannel", () => {
  it.each([
    ["kitchen", "room:kitchen"],
    ["  #kitchen ", "room:kitchen"],
    ["room:kitchen", "room:kitchen"],
    ["Tea lovers", "room:Tea-lovers"],
    ["eu:kitchen", "room:eu:kitchen"],
  ])("reads %j as %s", (text, channel) => {
    expect(parseChannel(text)).toEqual({ channel });
  });

  it.each(["", "  ", "room:", "küche", "a/b", ":", "a:", "x".repeat(65), "a:b:c:d:e:f"])(
    "refuses %j with the rule",
    (text) => {
      expect(parseChannel(text)).toEqual({ fault: expect.stringMatching(/name/) });
    },
  );

  it("names only channels that the protocol admits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = parseChannel(text);
        if ("fault" in parsed) return;
        expect(parsed.channel).toMatch(/^room(?::[A-Za-z0-9_.~@-]{1,64}){1,5}$/);
        expect(parsed.channel.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe("the link to a channel", () => {
  it("leads where it was made", () => {
    expect(parseHash(formatHash("room:eu:kitchen"))).toBe("room:eu:kitchen");
  });

  it("may be written by hand", () => {
    expect(parseHash("#tea%20lovers")).toBe("room:tea-lovers");
  });

  it.each(["", "#", "#%E0%A4%A", "#a/b"])("leads nowhere when it is %j", (hash) => {
    expect(parseHash(hash)).toBeUndefined();
  });

  it("is short in the mouth", () => {
    expect(toShortName(DEFAULT_CHANNEL)).toBe("kitchen");
  });
});
