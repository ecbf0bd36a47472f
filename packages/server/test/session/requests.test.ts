import { describe, expect, test } from "vitest";
import { Requests } from "../../src/session/requests.ts";

describe("ids [FR-6]", () => {
  test("must grow, not by one", () => {
    const requests = new Requests();
    expect([1, 2, 100, 2_147_483_647].map((id) => requests.useId(id))).toEqual([true, true, true, true]);
  });

  test("are refused when they were used, or lie below one that was", () => {
    const requests = new Requests();
    requests.useId(5);
    expect([5, 4, 1].map((id) => requests.useId(id))).toEqual([false, false, false]);
    expect(requests.useId(6)).toBe(true);
  });
});

describe("a fence [FR-12]", () => {
  function setUp() {
    const requests = new Requests();
    const passed: number[] = [];
    const fence = (id: number): void => requests.fence(id, () => passed.push(id));
    return { requests, passed, fence };
  }

  test("passes at once when nothing is pending", () => {
    const { passed, fence } = setUp();
    fence(1);
    expect(passed).toEqual([1]);
  });

  test("waits for every earlier request, in whatever order they end", () => {
    const { requests, passed, fence } = setUp();
    for (const id of [1, 2, 3]) requests.begin(id);
    fence(4);
    requests.end(3);
    requests.end(1);
    expect(passed).toEqual([]);
    requests.end(2);
    expect(passed).toEqual([4]);
  });

  test("does not wait for later requests", () => {
    const { requests, passed, fence } = setUp();
    requests.begin(1);
    fence(2);
    requests.begin(3);
    requests.end(1);
    expect(passed).toEqual([2]);
  });

  test("does not overtake another", () => {
    const { requests, passed, fence } = setUp();
    requests.begin(1);
    fence(2);
    requests.begin(3);
    fence(4);
    fence(5);
    requests.end(3);
    expect(passed).toEqual([]);
    requests.end(1);
    expect(passed).toEqual([2, 4, 5]);
  });

  test("counts as in flight while it waits [LIM-4]", () => {
    const { requests, fence } = setUp();
    requests.begin(1);
    fence(2);
    expect(requests.pendingCount).toBe(2);
    requests.end(1);
    expect(requests.pendingCount).toBe(0);
  });
});
