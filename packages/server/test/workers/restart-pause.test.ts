import { expect, test } from "vitest";
import { toRestart, type RestartHistory } from "../../src/workers/restart-pause.ts";

test("pauses double up to 30 s while a worker ends soon, and begin anew after it has lived for 10 s", () => {
  let history: RestartHistory = { failures: 0 };
  const pauses = Array.from({ length: 11 }, () => {
    const next = toRestart(history, 9999);
    history = next.history;
    return next.pauseMs;
  });
  expect(pauses.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(pauses.slice(-2)).toEqual([30_000, 30_000]);
  const { history: after, pauseMs } = toRestart(history, 10_000);
  expect(pauseMs).toBe(100);
  expect(toRestart(after, 0).pauseMs).toBe(200);
});
