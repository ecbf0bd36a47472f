import type { ClientCase } from "../client-case.ts";
import { closeCodes } from "../generated/codes.ts";
import type { DrivenClient } from "../stage/driven-client.ts";
import type { Peer } from "../stage/peer.ts";
import type { Stage } from "../stage/stage.ts";
import { show, violate } from "../verdict.ts";

interface Trial {
  readonly code: number;
  readonly name: string;
  readonly client: DrivenClient;
  readonly peer: Peer;
}

/** Codes of a hundred that the table names, and one that it does not. */
function codesOf(hundred: number): readonly (readonly [string, number])[] {
  const known = Object.entries(closeCodes).filter(([, code]) => Math.floor(code / 100) === hundred);
  return [...known, ["from_the_future", hundred * 100 + 98]];
}

/** Connects one client for each code, one after the other, so that it is known whose connection is whose. */
async function connectEach(
  stage: Stage,
  codes: readonly (readonly [string, number])[],
  tokens?: readonly string[],
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  for (const [name, code] of codes) {
    const client = stage.client(`c${code}`, tokens === undefined ? {} : { tokens });
    const peer = await stage.accept();
    await peer.greet();
    trials.push({ code, name, client, peer });
  }
  return trials;
}

function returns(slug: string, hundred: number, advice: string): ClientCase {
  return {
    id: `client/close/${slug}`,
    title: `after ${hundred}xx, known or not, a client ${advice}`,
    requirements: ["CLS-3"],
    phase: "scripted",
    async run(stage) {
      for (const { code, name, peer } of await connectEach(stage, codesOf(hundred))) {
        peer.close(code, name);
        const next = await stage.reconnect("CLS-3", `a new connection after close ${code} ${name}`);
        await next.greet();
      }
    },
  };
}

function stops(slug: string, hundred: number): ClientCase {
  return {
    id: `client/close/${slug}`,
    title: `after ${hundred}xx, known or not, a client does not come back`,
    requirements: ["CLS-3"],
    phase: "scripted",
    async run(stage) {
      const trials = await connectEach(stage, codesOf(hundred));
      for (const { code, name, client, peer } of trials) {
        peer.close(code, name);
        await client.closed({ requirement: "CLS-3", expected: `state closed after close ${code} ${name}` });
      }
      const isQuick = await stage.hasHint(
        trials[0]?.client ?? violate("CLS-3", "a client", "none"),
        "maxPauseMs",
      );
      await stage.demandNoConnection("CLS-3", `no connection after ${hundred}xx`, isQuick ? 500 : 3_000);
    },
  };
}

/** What a client makes of the code of a close. */
export const closeClientCases: readonly ClientCase[] = [
  returns("back-off", 41, "comes back after a pause"),
  returns("reconnect", 42, "comes back promptly"),
  {
    id: "client/close/new-token",
    title: "after 43xx, known or not, a client with tokens comes back with another one",
    requirements: ["CLS-3"],
    phase: "scripted",
    async run(stage) {
      for (const { code, name, peer } of await connectEach(stage, codesOf(43), [
        "first-token",
        "second-token",
      ])) {
        const [first] = peer.received("hello");
        peer.close(code, name);
        const next = await stage.reconnect("CLS-3", `a new connection after close ${code} ${name}`);
        const hello = await next.greet();
        if (first?.token !== "first-token" || hello.token !== "second-token")
          violate(
            "CLS-3",
            `another token after close ${code} ${name}`,
            `${show(first?.token)}, then ${show(hello.token)}`,
          );
      }
    },
  },
  stops("stop", 44),
  stops("application", 49),
  {
    id: "client/close/cut",
    title: "after an end without a close frame a client comes back",
    requirements: ["CLI-8"],
    phase: "scripted",
    async run(stage) {
      const [trial] = await connectEach(stage, [["cut", 1]]);
      trial?.peer.cut();
      const next = await stage.reconnect("CLI-8");
      await next.greet();
    },
  },
  {
    id: "client/close/by-the-application",
    title: "a client that its application closes sends 1000 and does not come back",
    requirements: ["CLS-3"],
    phase: "scripted",
    async run(stage) {
      const [trial] = await connectEach(stage, [["closed", 1]]);
      trial?.client.close();
      const ending = await trial?.peer.ended({ requirement: "CLS-3", expected: "the connection closed" });
      if (ending?.code !== closeCodes.normal) violate("CLS-3", "close 1000", show(ending));
      await stage.demandNoConnection("CLS-3", "no connection after the application closed the client", 300);
    },
  },
];

const TRIALS = 100;

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** Connects clients one after the other and tells whose secret is whose. */
async function connectMany(
  stage: Stage,
  count: number,
  hints: { readonly firstPauseMs: number; readonly maxPauseMs: number },
): Promise<Map<string, Peer>> {
  const peers = new Map<string, Peer>();
  for (let index = 0; index < count; index++) stage.client(`many-${index}`, { hints });
  while (peers.size < count) {
    const peer = await stage.accept();
    const { guest } = await peer.greet();
    peers.set(guest ?? violate("CLI-5", "a guest secret in hello of a client without tokens", "none"), peer);
  }
  return peers;
}

/** Closes each connection with 4105 and measures how long its client stays away. */
async function measurePauses(
  stage: Stage,
  peers: Map<string, Peer>,
): Promise<{ readonly pauses: readonly number[]; readonly next: Map<string, Peer> }> {
  const closedAt = new Map<string, number>();
  for (const [guest, peer] of peers) {
    peer.close(closeCodes.overloaded, "overloaded");
    closedAt.set(guest, performance.now());
  }
  const pauses: number[] = [];
  const next = new Map<string, Peer>();
  while (next.size < peers.size) {
    const peer = await stage.reconnect("CLS-4");
    const { guest = "" } = await peer.greet();
    pauses.push(peer.acceptedAt - (closedAt.get(guest) ?? 0));
    next.set(guest, peer);
  }
  return { pauses: pauses.toSorted((a, b) => a - b), next };
}

const toMs = (value: number): string => `${Math.round(value)} ms`;

/** That clients that fell together do not come back together. */
export const jitterClientCases: readonly ClientCase[] = [
  {
    id: "client/close/spread",
    title: `the pauses of ${TRIALS} clients lie between zero and a bound, and not in a bunch`,
    requirements: ["CLS-4"],
    phase: "scripted",
    async run(stage) {
      const { pauses } = await measurePauses(
        stage,
        await connectMany(stage, TRIALS, { firstPauseMs: 3_000, maxPauseMs: 6_000 }),
      );
      const [low, high] = [quantile(pauses, 0.1), quantile(pauses, 0.9)];
      // Of pauses that are even between zero and a bound, the lowest tenth ends at an ninth of where the highest begins.
      const found = `a tenth of the pauses below ${toMs(low)}, a tenth above ${toMs(high)}`;
      if (high - low < 0.3 * high) violate("CLS-4", "pauses that are spread", found);
      if (low > 0.5 * high) violate("CLS-4", "pauses that begin at zero", found);
    },
  },
  {
    id: "client/close/growing",
    title: "the bound of the pause grows with each failure",
    requirements: ["CLS-4"],
    phase: "scripted",
    async run(stage) {
      const sums: number[] = [];
      let peers = await connectMany(stage, 12, { firstPauseMs: 600, maxPauseMs: 20_000 });
      for (let round = 0; round < 4; round++) {
        const { pauses, next } = await measurePauses(stage, peers);
        sums.push(pauses.reduce((sum, each) => sum + each, 0) / pauses.length);
        peers = next;
      }
      const [first = 0, , , last = 0] = sums;
      if (last < 1.5 * first)
        violate("CLS-4", "longer pauses after four failures than after one", sums.map(toMs).join(", "));
    },
  },
];
