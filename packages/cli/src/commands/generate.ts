import { basename } from "node:path";
import { generateContract, type Format } from "@parlance/schema/generate";
import { EXIT, UsageError, type Command, type Output } from "../command.ts";
import { toFaultText } from "../fault-text.ts";
import { watchFile } from "../generate/watch-file.ts";
import { planFolder, writeFolder } from "../generate/write-folder.ts";
import { parseFlags, toChoice } from "../parse-flags.ts";
import { readContract } from "../read-contract.ts";

const HELP = `parlance generate: writes the types and checks of a contract

  parlance generate FILE --out DIR [flags]

FILE is JSON, or a JavaScript module that exports a contract. DIR gets a module for each namespace, one for the methods,
and an index with the contract:

  import { createClient } from "@parlance/sdk";
  import { orders } from "./generated/index.js";
  createClient({ url: "wss://example.org/v1/connect", contract: orders });

  -o, --out DIR       where the files go; what was generated there before and is no longer made is removed,
                      files of another origin are not touched
      --format js|ts  js: modules that everything can load, with types beside them (js)
                      ts: TypeScript, with imports that end in .ts
      --server        also server.js, for createServer({ contract }): such a server compiles nothing when it starts
      --watch         stay, and write again when FILE changes; Ctrl+C ends it
      --check         write nothing; exit status 1 when the files are not what would be written
  -h, --help          show this

Exit status: 0 written, 1 --check found a difference, 2 wrong usage, 3 FILE is not a contract or DIR cannot be written.
`;

const FLAGS = {
  out: { type: "string", short: "o" },
  format: { type: "string", default: "js" },
  server: { type: "boolean", default: false },
  watch: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
} as const;

/** What is to be written, and where. */
interface Task {
  readonly file: string;
  readonly folder: string;
  readonly format: Format;
  readonly hasServer: boolean;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

async function generate({ file, folder, format, hasServer }: Task, output: Output): Promise<void> {
  const contract = await readContract(file);
  const files = generateContract(contract, { source: basename(file), format, server: hasServer });
  const plan = await planFolder(folder, files);
  await writeFolder(plan);
  const { changed, stale, unchanged } = plan;
  const done = [
    ...(changed.size > 0 ? [`${count(changed.size, "file")} written`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(stale.length > 0 ? [`${stale.length} removed`] : []),
  ];
  output.print(
    `${output.style.green("ok")} ${contract.name} ${contract.version} → ${folder}: ${done.join(", ")}`,
  );
}

async function check({ file, folder, format, hasServer }: Task, output: Output): Promise<number> {
  const contract = await readContract(file);
  const files = generateContract(contract, { source: basename(file), format, server: hasServer });
  const { changed, stale } = await planFolder(folder, files);
  for (const name of changed.keys()) output.print(`${folder}/${name}: is not what would be generated`);
  for (const name of stale) output.print(`${folder}/${name}: would not be generated any more`);
  if (changed.size + stale.length > 0) return EXIT.finding;
  output.print(`${output.style.green("ok")} ${count(files.size, "file")} up to date`);
  return EXIT.fine;
}

async function watch(task: Task, output: Output): Promise<undefined> {
  const attempt = async (): Promise<void> => {
    try {
      await generate(task, output);
    } catch (fault) {
      output.complain(toFaultText(fault, output));
    }
  };
  await attempt();
  watchFile(task.file, attempt);
  output.print(output.style.dim(`watching ${task.file}`));
}

/** `parlance generate`. */
export const generateCommand: Command = {
  name: "generate",
  summary: "write the types and checks of a contract",
  help: () => HELP,
  async run(words, output) {
    const { flags, operands } = parseFlags(words, FLAGS, ["FILE"]);
    const [file = ""] = operands;
    const task: Task = {
      file,
      folder: toFolder(flags.out),
      format: toChoice("format", flags.format, ["js", "ts"]),
      hasServer: flags.server,
    };
    if (flags.check) return check(task, output);
    if (flags.watch) return watch(task, output);
    await generate(task, output);
    return EXIT.fine;
  },
};

function toFolder(out: string | undefined): string {
  if (out === undefined || out === "") throw new UsageError("--out: say which folder the files go to");
  return out;
}
