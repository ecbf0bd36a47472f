import { describe, expect, test } from "vitest";
import { minimise } from "../../src/script/minimise.ts";
import type { Script, Step } from "../../src/script/script.ts";

const EFFORT = { maxExecutions: 300, withinMs: 10_000 };

function toScript(steps: readonly Step[]): Script {
  return { namespace: "room", pace: "stepwise", steps };
}

const noise: readonly Step[] = Array.from({ length: 20 }, (_, index) => ({
  op: "publish",
  client: index % 2 === 0 ? "bob" : "carol",
  channel: index % 3 === 0 ? "one" : "two",
  event: "said",
  data: { text: `noise ${index}` },
}));

const steps: readonly Step[] = [
  { op: "connect", client: "alice" },
  ...noise.slice(0, 10),
  { op: "subscribe", client: "alice", channel: "two", last: 500 },
  ...noise.slice(10),
  { op: "publish", client: "carol", channel: "two", event: "said", data: { text: "x" }, key: "k" },
];

/** Fails when somebody subscribes and something is published later. */
function fails({ steps: tried }: Script): boolean {
  const from = tried.findIndex(({ op }) => op === "subscribe");
  return from >= 0 && tried.slice(from).some(({ op }) => op === "publish");
}

describe("minimise", () => {
  test("leaves what is needed, with one client, one channel and nothing to spare", async () => {
    const { script, executions } = await minimise(
      toScript(steps),
      (each) => Promise.resolve(fails(each)),
      EFFORT,
    );
    expect(script.steps.map(({ op }) => op)).toEqual(["subscribe", "publish"]);
    expect(new Set(script.steps.map((step) => ("client" in step ? step.client : "")))).toHaveLength(1);
    expect(new Set(script.steps.map((step) => ("channel" in step ? step.channel : "")))).toHaveLength(1);
    expect(script.steps.some((step) => "last" in step || "key" in step)).toBe(false);
    expect(executions).toBeLessThan(60);
  });

  test("every script that it accepts failed", async () => {
    const accepted: Script[] = [];
    const { script } = await minimise(
      toScript(steps),
      (each) => {
        if (fails(each)) accepted.push(each);
        return Promise.resolve(fails(each));
      },
      EFFORT,
    );
    expect(accepted.at(-1)).toEqual(script);
  });

  test("keeps within its effort", async () => {
    const { executions } = await minimise(toScript(steps), () => Promise.resolve(false), {
      maxExecutions: 7,
      withinMs: 10_000,
    });
    expect(executions).toBe(7);
  });

  test("a script of which nothing can go stays", async () => {
    const only = toScript([{ op: "settle" }]);
    expect((await minimise(only, () => Promise.resolve(true), EFFORT)).script).toEqual(only);
  });
});
