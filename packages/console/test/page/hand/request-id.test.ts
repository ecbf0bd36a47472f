import { describe, expect, it } from "vitest";
import { parseRequestId, withRequestId } from "../../../src/page/hand/request-id.ts";

describe("withRequestId", () => {
  it("changes the number and nothing else", () => {
    expect(withRequestId(`{ "type" :"ping",  "id" : 3 }`, 4)).toBe(`{ "type" :"ping",  "id" : 4 }`);
  });

  it("takes no id of an inner object for that of the frame", () => {
    const text = `{"data":{"id":3},"id":3}`;
    expect(withRequestId(text, 4)).toBe(text);
  });

  it.each(["tea", "[]", `{"type":"pong"}`, `{"id":"3"}`, `{"id":1.5}`])("leaves %s as it is", (text) => {
    expect(withRequestId(text, 4)).toBe(text);
  });
});

describe("parseRequestId", () => {
  it("reads a whole number only", () => {
    expect(parseRequestId(`{"id":7}`)).toBe(7);
    expect(parseRequestId(`{"id":7.5}`)).toBeUndefined();
    expect(parseRequestId("7")).toBeUndefined();
  });
});
