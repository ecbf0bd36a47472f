import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerOptions } from "@parlance/server";
import { createLmdbEngine } from "@parlance/server/lmdb";
import { afterAll, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { runServer, toExitCode } from "../src/index.ts";
import { featureContract, featureMethods } from "./servers/feature-contract.ts";
import { startReference, withFeatures } from "./servers/start-reference.ts";

const folder = await mkdtemp(join(tmpdir(), "conformance-engines-"));
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

const { room } = featureContract.namespaces;

/** The same contract on a disk that is waited for: other interleavings than memory has. */
const durable = {
  ...featureContract,
  namespaces: { ...featureContract.namespaces, room: { ...room, log: { ...room.log, durability: "disk" } } },
} as const satisfies ServerOptions["contract"];

const engines: readonly (readonly [string, () => ServerOptions])[] = [
  ["memory", () => withFeatures],
  [
    "LMDB",
    () => ({
      contract: durable,
      methods: featureMethods,
      engine: createLmdbEngine({ folder: join(folder, "lmdb") }),
    }),
  ],
];

const runs = atDepth({ sample: 20, more: 60, full: 300 });

test.each(engines)("histories on %s show no damage", { timeout: 120_000 }, async (_, toOptions) => {
  await using server = await startReference(toOptions());
  const only = ["*/stateful/*", "*/concurrent/*"];
  const report = await runServer({ url: server.url, only, runs, deadlineMs: 10_000 });
  const bad = report.cases.filter(({ outcome }) => outcome !== "pass");
  expect(
    bad.map(({ id, outcome, violation, reason, finding }) => ({ id, outcome, violation, reason, finding })),
  ).toEqual([]);
  expect(report.cases.map(({ runs: played = 0 }) => played)).not.toContain(0);
  expect(toExitCode(report)).toBe(0);
});
