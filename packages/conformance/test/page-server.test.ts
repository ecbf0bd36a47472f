import { expect, test } from "vitest";
import { runServer, toExitCode, type Report } from "../src/index.ts";
import { TOKEN } from "./servers/page-connection.ts";
import { pageContract } from "./servers/page-contract.ts";
import { startPageServer } from "./servers/page-server.ts";

/** Rules of features, and of rates, that the page's contract has none of. */
const OF_FEATURES = /^(?:AU-3|LIM-5|REC-[124]|PUB-[345]|(?:HIS|SIG|PRS|RPC|INB)-\d)$/;

/** Rules that are tried where the suite starts the server. */
const OF_CRASHES = /^(?:CLS-2|REC-6|PUB-11)$/;

function listBad(report: Report): readonly unknown[] {
  return report.cases
    .filter(({ outcome }) => outcome !== "pass" && outcome !== "not-applicable")
    .map(({ id, outcome, violation, reason, warnings }) => ({ id, outcome, violation, reason, warnings }));
}

test("a core server in one page, written from PROTOCOL.md, is conformant, and every constraint is tried on both sides", async () => {
  await using server = await startPageServer();
  const report = await runServer({ url: server.url });
  expect(listBad(report)).toEqual([]);
  expect(toExitCode(report)).toBe(0);
  expect(report.coverage?.untried).toEqual([]);
  const untried = report.requirements.filter(
    ({ status, level, exclusion }) => status === "not tried" && level === "MUST" && exclusion === undefined,
  );
  expect(untried.filter(({ id }) => !OF_FEATURES.test(id) && !OF_CRASHES.test(id))).toEqual([]);
}, 60_000);

test("a run with another seed publishes other data and comes to the same end", async () => {
  await using server = await startPageServer();
  const report = await runServer({
    url: server.url,
    seed: "other",
    only: ["core/publish/*", "core/payload*"],
  });
  expect(listBad(report)).toEqual([]);
  expect(report.seed).toBe("other");
});

test(
  "with a token all connections are one user's, and the server is conformant all the same",
  { timeout: 60_000 },
  async () => {
    await using server = await startPageServer();
    const report = await runServer({
      url: server.url,
      token: TOKEN,
      skip: ["core/boundary/*", "core/heartbeat/*"],
    });
    expect(listBad(report)).toEqual([]);
    expect(report.cases.find(({ id }) => id === "core/auth/guest-beside-token")?.outcome).toBe("pass");
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  },
);

test("a contract that is given takes the place of the published one", async () => {
  await using server = await startPageServer();
  const { open } = pageContract.namespaces;
  const contract = { ...pageContract, namespaces: { open } };
  const report = await runServer({ url: server.url, contract, only: ["core/payload*", "core/smoke/*"] });
  expect(listBad(report)).toEqual([]);
  expect(report.cases.filter(({ id }) => id.startsWith("core/payload-boundary/"))).toEqual([]);
});

test("a case that does not fit the budget is listed and does not fail the run", async () => {
  await using server = await startPageServer();
  const report = await runServer({
    url: server.url,
    only: ["core/heartbeat/*", "core/smoke/*"],
    budgetMs: 500,
  });
  expect(report.totals["over-budget"]).toBe(3);
  expect(toExitCode(report)).toBe(0);
});

test("random inputs for which a short budget has no time are counted, not forgotten", async () => {
  await using server = await startPageServer();
  const report = await runServer({
    url: server.url,
    only: ["core/stateful/*", "core/concurrent/*"],
    budgetMs: 500,
  });
  const wanted = report.cases.map(({ runs = 0, runsLeft = 0 }) => runs + runsLeft);
  expect(wanted.toSorted((a, b) => a - b)).toEqual([15, 30]);
  expect(report.cases.every(({ runs = 0 }) => runs > 0)).toBe(true);
  expect(toExitCode(report)).toBe(0);
});

test("a given number of random inputs is tried whatever the budget", async () => {
  await using server = await startPageServer();
  const only = ["core/stateful/*"];
  const report = await runServer({ url: server.url, only, runs: 200, budgetMs: 1 });
  expect(report.cases.map(({ runs, runsLeft }) => [runs, runsLeft])).toEqual([[60, undefined]]);
});

test("a selection that leaves nothing is not a pass", async () => {
  await using server = await startPageServer();
  const report = await runServer({ url: server.url, only: ["core/no-such-topic/*"] });
  expect(report.cases).toEqual([]);
  expect(toExitCode(report)).toBe(3);
});
