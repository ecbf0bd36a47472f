import { expect, test } from "vitest";
import { runServer, toExitCode, type RunServerOptions } from "../src/index.ts";
import { pageContract } from "./servers/page-contract.ts";
import { startPageServer } from "./servers/page-server.ts";
import type { Twists } from "./servers/twists.ts";

interface Odd {
  readonly name: string;
  readonly twist: Partial<Twists>;
  readonly options?: Partial<RunServerOptions>;
  readonly warns?: readonly string[];
}

/** Turns the members of an object round: order means nothing in JSON. */
function turnRound(message: object): string {
  return ` ${JSON.stringify(Object.fromEntries(Object.entries(message).toReversed()), null, 1)}\n`;
}

/** Servers that do something unusual and break no rule: the suite must not hold it against them. */
const odds: readonly Odd[] = [
  { name: "sends everything late", twist: { lagMs: 15 } },
  { name: "writes messages in an order and with white space of its own", twist: { toText: turnRound } },
  { name: "sends every frame in pieces", twist: { fragments: true } },
  { name: "pings ten times as often as it must", twist: { pingsPerInterval: 10 } },
  { name: "closes without announcing it", twist: { announcesClose: false } },
  { name: "does not say which connection published", twist: { namesConnection: false } },
  { name: "adds to the reason of a close", twist: { toReason: (name) => `${name}: see the documentation` } },
  {
    name: "reads slowly",
    twist: { framesPerSecond: 60 },
    options: {
      skip: [],
      only: ["core/limits/flood", "core/faults/one-reply-each", "core/publish/*", "core/fence/*"],
    },
  },
  {
    name: "has no documents over HTTP",
    twist: { hasDocuments: false },
    options: { contract: pageContract },
    warns: ["core/handshake/info-agrees", "core/contract/fingerprint", "core/tools/documents"],
  },
];

/** What an odd server does alike, or waits for. */
const ALIKE = [
  "core/boundary/*",
  "core/payload*",
  "core/heartbeat/*",
  "core/limits/*",
  "core/handshake/hello-timeout",
];

test.for(odds)(
  "a server that $name is conformant",
  { timeout: 60_000 },
  async ({ twist, options = {}, warns = [] }) => {
    await using server = await startPageServer(twist);
    const report = await runServer({ url: server.url, budgetMs: 12_000, skip: ALIKE, ...options });
    const good = ["pass", "warn", "not-applicable", "over-budget"];
    const bad = report.cases.filter(({ outcome }) => !good.includes(outcome));
    expect(bad.map(({ id, violation, reason }) => ({ id, violation, reason }))).toEqual([]);
    const warned = report.cases.filter(({ warnings }) => warnings.length > 0).map(({ id }) => id);
    expect(warned.toSorted()).toEqual(warns.toSorted());
    expect(toExitCode(report)).toBe(0);
  },
);
