import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { LoadResult } from "../load/main.ts";
import type { Series } from "../report/figures.ts";
import { toCallTree, toHottest, type Profile } from "../report/read-profile.ts";
import { toFlameGraph } from "../report/to-flame-graph.ts";
import { toMarkdown } from "../report/to-markdown.ts";
import { toSvg } from "../report/to-svg.ts";
import { curves, workloads, type Workload } from "../workloads.ts";
import { runLoad } from "./run-load.ts";
import { runServer, type RunningServer } from "./run-server.ts";
import { subjects, type Subject } from "./subjects.ts";

/** Functions in the table of a profile. */
const HOTTEST = 10;

const USAGE = `Measures servers beside each other: every round runs each of them once.

  npm run bench -- [flags]

      --server A,B      servers to measure (all that are installed): ${subjects.map(({ name }) => name).join(", ")}
      --workload A,B    what to do (all): ${workloads.map(({ name }) => name).join(", ")}
      --curves          what grows, instead: ${curves.map(({ name }) => name).join(", ")}
      --rounds N        rounds of each workload (5)
      --measure-ms N    length of one measurement (3000)
      --profile         writes a CPU profile and a flame graph of each server of Node, and its ten hottest functions
      --out FOLDER      where the table and the figures go (reports/bench)
  -h, --help            show this
`;

/** What is chosen by name from a list. Throws a `TypeError` that names what there is. */
function choose<Item extends { readonly name: string }>(
  flag: string,
  given: string | undefined,
  all: readonly Item[],
): readonly Item[] {
  if (given === undefined) return all;
  return given.split(",").map((name) => {
    const found = all.find((item) => item.name === name);
    if (found !== undefined) return found;
    throw new TypeError(`--${flag}: ${name} is none of ${all.map((item) => item.name).join(", ")}`);
  });
}

function toCount(flag: string, given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1)
    throw new TypeError(`--${flag}: expected a whole number above 0, got ${given}`);
  return count;
}

interface Started {
  readonly subject: Subject;
  readonly server: RunningServer;
  readonly rounds: LoadResult[];
}

/** How the rounds are run. */
interface Plan {
  readonly chosen: readonly Subject[];
  readonly rounds: number;
  readonly measureMs: number;
  /** Where profiles go; undefined for none. */
  readonly profileFolder: string | undefined;
}

function toProfileFile(folder: string, subject: Subject, workload: Workload): string {
  return join(folder, `${subject.name}-${workload.name}.cpuprofile`);
}

async function startAll(workload: Workload, { chosen, profileFolder }: Plan): Promise<readonly Started[]> {
  const started: Started[] = [];
  for (const subject of chosen) {
    const profile = profileFolder === undefined ? undefined : toProfileFile(profileFolder, subject, workload);
    const server = await runServer(subject, { profile, kept: workload.kept });
    if (server === undefined) console.error(`${subject.name} is not installed and is left out`);
    else started.push({ subject, server, rounds: [] });
  }
  return started;
}

async function measure(workload: Workload, plan: Plan): Promise<readonly Series[]> {
  const { rounds, measureMs } = plan;
  const started = await startAll(workload, plan);
  try {
    for (let round = 1; round <= rounds; round++) {
      for (const { subject, server, rounds: results } of started) {
        console.error(`${workload.name}: round ${round} of ${rounds}, ${subject.name}`);
        results.push(
          await runLoad({
            workload,
            dialect: subject.dialect,
            port: server.port,
            pids: server.pids,
            collectsGarbage: subject.collectsGarbage,
            warmUpMs: 1000,
            measureMs,
          }),
        );
      }
    }
  } finally {
    for (const { server } of started) await server.stop();
  }
  return started.map(({ subject, rounds: results }) => ({
    subject: subject.name,
    title: subject.title,
    rounds: results,
  }));
}

/** What the profiles of a workload say: a table of the hottest functions for each server that wrote one. */
function reportProfiles(workload: Workload, { chosen, measureMs, profileFolder }: Plan): string {
  if (profileFolder === undefined) return "";
  return chosen
    .map((subject) => {
      const file = toProfileFile(profileFolder, subject, workload);
      if (!existsSync(file)) return "";
      const tree = toCallTree(JSON.parse(readFileSync(file, "utf8")) as Profile, measureMs * 1000);
      const title = `${subject.title.replaceAll(/[*`]/g, "")}: ${workload.title}`;
      writeFileSync(file.replace(/cpuprofile$/, "svg"), toFlameGraph(title, tree));
      const rows = toHottest(tree, HOTTEST).map(
        ({ name, place, share }) => `| \`${name}\` | ${place} | ${(share * 100).toFixed(1)} % |`,
      );
      return [`#### ${title}`, "", "| function | place | CPU |", "| --- | --- | --: |", ...rows, ""].join(
        "\n",
      );
    })
    .join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      server: { type: "string" },
      workload: { type: "string" },
      curves: { type: "boolean", default: false },
      rounds: { type: "string", default: "5" },
      "measure-ms": { type: "string", default: "3000" },
      profile: { type: "boolean", default: false },
      out: { type: "string", default: "reports/bench" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return void process.stdout.write(USAGE);
  const plan: Plan = {
    chosen: choose("server", values.server, subjects),
    rounds: toCount("rounds", values.rounds),
    measureMs: toCount("measure-ms", values["measure-ms"]),
    profileFolder: values.profile ? join(values.out, "profiles") : undefined,
  };
  const { rounds, measureMs } = plan;
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
  const parts = [`Medians of ${rounds} rounds of ${measureMs} ms; ${machine}.\n`];
  const measured: (readonly [Workload, readonly Series[]])[] = [];
  mkdirSync(values.out, { recursive: true });
  for (const workload of choose("workload", values.workload, values.curves ? curves : workloads)) {
    const series = await measure(workload, plan);
    measured.push([workload, series]);
    const table = [toMarkdown(workload, series), reportProfiles(workload, plan)].join("\n");
    console.log(table);
    parts.push(table);
    writeFileSync(join(values.out, "bench.md"), parts.join("\n"));
    writeFileSync(join(values.out, "bench.svg"), toSvg(measured));
    writeFileSync(join(values.out, "bench.json"), `${JSON.stringify({ machine, measured })}\n`);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = error instanceof TypeError ? 2 : 1;
}
