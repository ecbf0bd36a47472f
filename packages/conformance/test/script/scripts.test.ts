import { describe, expect, test } from "vitest";
import { runServer, type CaseResult } from "../../src/index.ts";
import { readReplayFile, toReplayFile } from "../../src/script/replay-file.ts";
import { startPageServer } from "../servers/page-server.ts";
import type { Twists } from "../servers/twists.ts";

/** Faults that only a combination of steps shows, and what the scripts must call them. */
const faults: readonly (readonly [string, Partial<Twists>, string, string])[] = [
  [
    "uses an offset twice",
    { nextOffset: (head) => (head === 3 ? 3 : head + 1) },
    "core/concurrent/histories",
    "offset-reused",
  ],
  [
    "leaves an offset out",
    { nextOffset: (head) => (head === 3 ? 5 : head + 1) },
    "core/concurrent/histories",
    "offset-hole",
  ],
  ["goes on after unsubscribe", { ignoresUnsubscribe: true }, "core/stateful/scenarios", "not-a-member"],
  [
    "forgets a channel that everybody left",
    { forgetsChannels: true },
    "core/stateful/scenarios",
    "offset-reused",
  ],
  [
    "adds a second subscription to the first",
    { doublesSubscriptions: true },
    "core/stateful/scenarios",
    "duplicate",
  ],
  [
    "uses an offset for a refused publish",
    { countsRefused: true },
    "core/payload-random/talk/said/broken",
    "offset-hole",
  ],
  [
    "lets any payload pass",
    { judgePayload: () => undefined },
    "core/payload-random/talk/said/broken",
    "CON-2",
  ],
  [
    "points to where nothing is",
    { toError: (error) => ({ ...error, at: "" }) },
    "core/random/broken-frames",
    "ERR-2",
  ],
];

async function judge(twist: Partial<Twists>, id: string): Promise<readonly CaseResult[]> {
  await using server = await startPageServer(twist);
  const report = await runServer({ url: server.url, only: [id] });
  return report.cases;
}

describe("random scripts", () => {
  test.each(faults)("a server that %s is found out by a small script", async (_, twist, id, kind) => {
    const [result] = await judge(twist, id);
    expect([result?.outcome, result?.violation?.anomaly ?? result?.violation?.requirement]).toEqual([
      "fail",
      kind,
    ]);
    const { script, reproduced, shrinking } = result?.finding ?? {};
    expect(script?.steps.length).toBeLessThanOrEqual(6);
    expect(reproduced).toEqual({ failures: 5, attempts: 5 });
    expect(shrinking?.executions).toBeLessThanOrEqual(300);
  });

  test("the same seed makes the same scripts", async () => {
    const id = "core/concurrent/histories";
    const twist = { nextOffset: (head: number) => (head === 5 ? 5 : head + 1) };
    const [one] = await judge(twist, id);
    const [other] = await judge(twist, id);
    expect(one?.runs).toBe(other?.runs);
    expect(one?.finding?.shrinking.stepsBefore).toBe(other?.finding?.shrinking.stepsBefore);
  });

  test("a finding can be written to a file and played again, against a good server too", async () => {
    const twist = { nextOffset: (head: number) => (head === 3 ? 3 : head + 1) };
    const [found] = await judge(twist, "core/concurrent/histories");
    if (found?.finding === undefined) throw new Error("nothing was found");
    const file = readReplayFile(JSON.parse(JSON.stringify(toReplayFile(found, found.finding))));
    await using bad = await startPageServer(twist);
    await using good = await startPageServer();
    const [again] = (await runServer({ url: bad.url, replay: file })).cases;
    const [passed] = (await runServer({ url: good.url, replay: file })).cases;
    expect([again?.outcome, again?.violation?.anomaly]).toEqual(["fail", "offset-reused"]);
    expect([passed?.id, passed?.outcome]).toEqual(["core/concurrent/histories", "pass"]);
  });

  test("what is no replay file is refused with the place", () => {
    const file = {
      version: 1,
      case: "a",
      requirements: [],
      script: { namespace: "room", pace: "idle", steps: [] },
    };
    expect(() => readReplayFile(file)).toThrow("/script/pace breaks /properties/script/properties/pace/enum");
  });
});
