import { describe, expect, test } from "vitest";
import { parseArguments, UsageError } from "../../src/bin/parse-arguments.ts";

const URL = "ws://127.0.0.1:8080/v1/connect";

describe("parseArguments", () => {
  test("needs nothing but an address", () => {
    expect(parseArguments(["server", URL], {})).toMatchObject({
      kind: "server",
      url: URL,
      replayFile: undefined,
      start: undefined,
      selection: {},
      deadlineMs: 2_000,
      budgetMs: 60_000,
      seed: "1",
      reports: { formats: [], folder: "." },
    });
  });

  test("reads every option", () => {
    const words = `server ${URL} --profile core --only core/a/*,core/b/c --only x --skip y --deadline 500ms --budget 2m
      --concurrency 3 --seed s --runs 7 --known-failing k.txt --strict --trace --report json --out reports --token t --contract c.json
      --also ws://127.0.0.1:8081/v1/connect --also ws://127.0.0.1:8082/v1/connect`;
    expect(parseArguments(words.split(/\s+/), {})).toEqual({
      kind: "server",
      url: URL,
      also: ["ws://127.0.0.1:8081/v1/connect", "ws://127.0.0.1:8082/v1/connect"],
      selection: { profiles: ["core"], only: ["core/a/*", "core/b/c", "x"], skip: ["y"] },
      token: "t",
      contractFile: "c.json",
      deadlineMs: 500,
      budgetMs: 120_000,
      concurrency: 3,
      seed: "s",
      runs: 7,
      knownFailingFile: "k.txt",
      isStrict: true,
      showsTrace: true,
      reports: { formats: ["json"], folder: "reports" },
    });
  });

  test("takes the token from the environment", () => {
    expect(parseArguments(["server", URL], { PARLANCE_TOKEN: "secret" })).toMatchObject({ token: "secret" });
  });

  test("takes the words behind -- as the command of a driver", () => {
    const words = "client --only client/a/* --report html,badge -- node driver.js --only x";
    expect(parseArguments(words.split(" "), {})).toMatchObject({
      kind: "client",
      driver: ["node", "driver.js", "--only", "x"],
      selection: { only: ["client/a/*"] },
      deadlineMs: 5_000,
      reports: { formats: ["html", "badge"], folder: "." },
    });
  });

  test.for([
    [["client"], "driver"],
    [["server"], "address"],
    [["server", "http://x"], "ws:"],
    [["server", "nonsense"], "nonsense"],
    [["server", URL, "more"], "more"],
    [["judge", URL], "judge"],
    [["server", URL, "--deadline", "soon"], "--deadline"],
    [["server", URL, "--budget", "0s"], "--budget"],
    [["server", URL, "--concurrency", "0"], "--concurrency"],
    [["server", URL, "--profile", "telepathy"], "telepathy"],
    [["server", URL, "--report", "xml"], "xml"],
    [["server", URL, "--out", "x"], "--out"],
    [["server", URL, "--also", "http://x"], "--also"],
    [["server", URL, "--also", URL, "--start", "x {port}"], "--also"],
    [["server", URL, "--no-such"], "--no-such"],
  ] as const)("refuses %j and names %s", ([words, named]) => {
    expect(() => parseArguments(words, {})).toThrow(UsageError);
    expect(() => parseArguments(words, {})).toThrow(named);
  });
});
