import { runServer, toExitCode } from "@parlance/conformance";
import { expect, test } from "vitest";
import { atDepth } from "../../test-depth.ts";
import { runProgram } from "./run-program.ts";

/** A server in another language: how it is started, what it announces, and what shows that its language is here. */
interface Peer {
  readonly name: string;
  readonly command: string;
  readonly program: string;
  readonly probe: readonly string[];
  readonly package: string;
  readonly features: readonly string[];
}

const PEERS: readonly Peer[] = [
  {
    name: "server-python",
    command: "/usr/bin/python3",
    program: "examples/server-python/server.py",
    probe: ["-c", "import websockets.legacy.server"],
    package: "python3-websockets",
    features: ["recovery", "history"],
  },
  {
    name: "server-php",
    command: "php",
    program: "examples/server-php/server.php",
    probe: ["-v"],
    package: "php-cli",
    features: [],
  },
];

const CONTRACTS = atDepth({
  sample: ["schema/contracts/chat.contract.json"],
  more: ["schema/contracts/chat.contract.json", "examples/orders.contract.json"],
  full: ["schema/contracts/chat.contract.json", "examples/orders.contract.json"],
});

/** Between two pings: short, and long enough for a machine that is busy with other tests. */
const INTERVAL_MS = "5000";

/** What waits for longer is left out; at full depth nothing is. */
const BUDGET_MS = atDepth({ sample: 9_000, more: 9_000, full: 60_000 });

function isInstalled({ command, probe }: Peer): Promise<boolean> {
  return runProgram(command, probe).ended.then(
    (code) => code === 0,
    () => false,
  );
}

/** Whether a peer is judged. Where peers are required it is, and fails for want of its language. */
async function isExpected(peer: Peer): Promise<boolean> {
  if (process.env["PARLANCE_REQUIRE_PEERS"] === "1" || (await isInstalled(peer))) return true;
  process.stderr.write(`\n!! ${peer.name} is NOT JUDGED: install the system package ${peer.package}.\n\n`);
  return false;
}

const trials = PEERS.flatMap((peer) => CONTRACTS.map((contract) => ({ ...peer, contract })));

test.for(trials)(
  "$name keeps the protocol in all that it announces, with $contract",
  { timeout: 120_000 },
  async (peer, { skip }) => {
    skip(!(await isExpected(peer)), `${peer.package} is not installed`);
    const options = ["--port", "0", "--interval-ms", INTERVAL_MS, "--contract", peer.contract];
    await using program = runProgram(peer.command, [peer.program, ...options]);
    const [url] = await program.until(/^ws:\S+\/v1\/connect$/m);
    const report = await runServer({ url, budgetMs: BUDGET_MS });
    const isFine = /^(?:pass|not-applicable|over-budget)$/;
    const bad = report.cases.filter(({ outcome }) => !isFine.test(outcome));
    expect(bad.map(({ id, outcome, violation, reason }) => ({ id, outcome, violation, reason }))).toEqual([]);
    expect(toExitCode(report)).toBe(0);
    const passed = report.cases.filter(({ outcome }) => outcome === "pass");
    const profiles = new Set(passed.map(({ id }) => id.split("/")[0]));
    expect(profiles).toEqual(new Set(["core", ...peer.features]));
    expect(program.output.trim()).toBe(url); // It complained of nothing.
  },
);
