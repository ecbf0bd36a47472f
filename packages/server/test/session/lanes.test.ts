import { describe, expect, test } from "vitest";
import { isPromise, type Awaitable } from "../../src/awaitable.ts";
import { Lanes, type LaneMode } from "../../src/session/lanes.ts";

/** Tasks that take until they are told to end. */
function setUp() {
  const lanes = new Lanes();
  const begun: string[] = [];
  const endings = new Map<string, () => void>();
  const attempt = <Value>(task: () => Awaitable<Value>, mode: LaneMode, channel = "room:a") =>
    lanes.run(channel, mode, task, undefined, undefined);
  const run = (name: string, mode: LaneMode, channel = "room:a") =>
    attempt(
      () => {
        begun.push(name);
        return new Promise<string>((resolve) => endings.set(name, () => resolve(name)));
      },
      mode,
      channel,
    );
  /** Lets promises settle. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string): Promise<void> => {
    endings.get(name)!();
    await settle();
  };
  return { attempt, begun, run, end, settle };
}

describe("requests on one channel", () => {
  test("begin at once when nothing is under way, without a promise", () => {
    const { attempt } = setUp();
    expect(attempt(() => 1, "shared")).toBe(1);
    expect(attempt(() => 2, "exclusive")).toBe(2);
  });

  test("overlap when all are shared: the engine keeps them in order [PUB-2]", () => {
    const { run, begun } = setUp();
    void run("publish 1", "shared");
    void run("publish 2", "shared");
    expect(begun).toEqual(["publish 1", "publish 2"]);
  });

  test("wait for all that is under way when they are exclusive [SUB-2]", async () => {
    const { run, begun, end } = setUp();
    void run("publish 1", "shared");
    void run("publish 2", "shared");
    void run("subscribe", "exclusive");
    await end("publish 2");
    expect(begun).not.toContain("subscribe");
    await end("publish 1");
    expect(begun).toContain("subscribe");
  });

  test("wait for what is exclusive [SUB-2]", async () => {
    const { run, begun, end } = setUp();
    void run("subscribe", "exclusive");
    void run("publish", "shared");
    expect(begun).toEqual(["subscribe"]);
    await end("subscribe");
    expect(begun).toEqual(["subscribe", "publish"]);
  });

  test("never overtake what waits for something exclusive, however many come [SUB-2] [PUB-2]", async () => {
    const { run, begun, end } = setUp();
    void run("publish 1", "shared");
    void run("subscribe", "exclusive");
    for (const name of ["publish 2", "publish 3", "publish 4"]) void run(name, "shared");
    expect(begun).toEqual(["publish 1"]);
    await end("publish 1");
    expect(begun).toEqual(["publish 1", "subscribe"]);
    void run("publish 5", "shared");
    await end("subscribe");
    expect(begun).toEqual(["publish 1", "subscribe", "publish 2", "publish 3", "publish 4", "publish 5"]);
    void run("unsubscribe", "exclusive");
    for (const name of ["publish 2", "publish 3", "publish 4"]) await end(name);
    expect(begun).not.toContain("unsubscribe");
    await end("publish 5");
    expect(begun).toContain("unsubscribe");
  });

  test("take effect in order also when they work at once behind one that does not [SUB-2]", async () => {
    const { attempt, run, begun, end } = setUp();
    void run("subscribe", "exclusive");
    const late = attempt(() => begun.push("unsubscribe"), "exclusive");
    expect(isPromise(late)).toBe(true);
    await end("subscribe");
    expect(begun).toEqual(["subscribe", "unsubscribe"]);
  });

  test("go on behind one that failed", async () => {
    const { attempt, run, begun, settle } = setUp();
    const failed = attempt(() => Promise.reject(new Error("bug")), "exclusive");
    void run("publish", "shared");
    await expect(failed).rejects.toThrow("bug");
    await settle();
    expect(begun).toEqual(["publish"]);
  });

  test("begin at once again when everything has settled", async () => {
    const { attempt, run, end } = setUp();
    void run("publish", "shared");
    await end("publish");
    expect(attempt(() => 1, "exclusive")).toBe(1);
  });
});

test("requests on different channels do not wait for each other", () => {
  const { run, begun } = setUp();
  void run("subscribe a", "exclusive");
  void run("subscribe b", "exclusive", "room:b");
  expect(begun).toEqual(["subscribe a", "subscribe b"]);
});
