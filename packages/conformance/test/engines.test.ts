import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
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

/** The same contract, with a log that is soon full. */
const short = {
  ...featureContract,
  namespaces: { ...featureContract.namespaces, room: { ...room, log: { ...room.log, size: 4 } } },
} as const satisfies ServerOptions["contract"];

type Engine = NonNullable<ServerOptions["engine"]>;

/** An engine with some of its methods replaced. */
function withMethods(inner: Engine, replaced: Partial<Engine>): Engine {
  return new Proxy(inner, {
    get(_, name) {
      if (name in replaced) return Reflect.get(replaced, name) as unknown;
      const member: unknown = Reflect.get(inner, name, inner);
      return typeof member === "function" ? (member.bind(inner) as unknown) : member;
    },
  });
}

/** A store that answers late: what is to be replayed is trimmed meanwhile, now and then, and the replay must stop. */
function delayReads(inner: Engine): Engine {
  return withMethods(inner, {
    async read(...asked) {
      await pause(10);
      return inner.read(...asked);
    },
  });
}

/** A store that is away now and then, and says so: `not_available` breaks no rule, since the client may ask again. */
function failOften(inner: Engine): Engine {
  let appends = 0;
  return withMethods(inner, {
    append: (request) => (++appends % 5 === 0 ? { kind: "unavailable" } : inner.append(request)),
  });
}

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
  [
    "a store that answers late",
    () => ({
      contract: short,
      methods: featureMethods,
      engine: delayReads(createLmdbEngine({ folder: join(folder, "late") })),
    }),
  ],
  [
    "a store that is away now and then",
    () => ({
      contract: durable,
      methods: featureMethods,
      engine: failOften(createLmdbEngine({ folder: join(folder, "away") })),
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
