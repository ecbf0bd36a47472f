import { describe, expect, test } from "vitest";
import { toSafeHooks, type ConnectionView, type Hooks } from "../src/hooks.ts";
import { createLogger } from "../src/logger.ts";

const CONNECTION: ConnectionView = { connection: "c1", user: "ada", remoteAddress: "127.0.0.1" };

function setUp(hooks: Hooks) {
  const lines: string[] = [];
  return {
    safe: toSafeHooks(
      hooks,
      createLogger("error", (line) => lines.push(line)),
    ),
    lines,
  };
}

describe("a hook that fails", () => {
  test("is told to onError with its connection", () => {
    const told: unknown[] = [];
    const bug = new Error("bug");
    const { safe } = setUp({
      onOpen: () => {
        throw bug;
      },
      onError: (...told_) => told.push(told_),
    });
    safe.onOpen?.(CONNECTION);
    expect(told).toEqual([[bug, CONNECTION]]);
  });

  test("is told to onError also when it is async and rejects", async () => {
    const told: unknown[] = [];
    const bug = new Error("late bug");
    const { safe } = setUp({
      // oxlint-disable-next-line typescript/no-misused-promises -- the types of hooks let it pass
      onClose: () => Promise.reject(bug),
      onError: (...told_) => told.push(told_),
    });
    safe.onClose?.(CONNECTION, 1000, "");
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual([[bug, CONNECTION]]);
  });

  test("disturbs nobody without onError", () => {
    const { safe, lines } = setUp({
      onOpen: () => {
        throw new Error("bug");
      },
    });
    expect(() => safe.onOpen?.(CONNECTION)).not.toThrow();
    expect(lines).toEqual([]);
  });

  test("ends in the log when it is onError itself", () => {
    const { safe, lines } = setUp({
      onError: () => {
        throw new Error("second bug");
      },
    });
    safe.onError?.(new Error("first bug"), undefined);
    expect(lines.join("")).toMatch(/error the hook onError failed error="second bug"/);
  });
});

test("a hook that is not there costs no call", () => {
  const { safe } = setUp({});
  expect([safe.onOpen, safe.onMessage, safe.onClose]).toEqual([undefined, undefined, undefined]);
});
