import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toAsyncApi, toHtmlPage } from "@parlance/schema/docs";
import { EXIT, UsageError, type Command } from "../command.ts";
import { parseFlags } from "../parse-flags.ts";
import { readContract } from "../read-contract.ts";

const HELP = `parlance docs: describes a contract, for people and for tools

  parlance docs FILE --out DIR

FILE is JSON, or a JavaScript module that exports a contract. DIR gets

  index.html     a page for people: events, payloads, examples, access and what is kept; one file that loads nothing
  asyncapi.json  a document of AsyncAPI 3, from the side of a client

  -o, --out DIR   where the two files go; what has their names there is replaced
  -h, --help      show this

Exit status: 0 written, 2 wrong usage, 3 FILE is not a contract or DIR cannot be written.
`;

const FLAGS = { out: { type: "string", short: "o" } } as const;

/** `parlance docs`. */
export const docsCommand: Command = {
  name: "docs",
  summary: "describe a contract: a page for people, and an AsyncAPI document",
  help: () => HELP,
  async run(words, output) {
    const { flags, operands } = parseFlags(words, FLAGS, ["FILE"]);
    const [file = ""] = operands;
    const { out: folder } = flags;
    if (folder === undefined || folder === "")
      throw new UsageError("--out: say which folder the files go to");
    const contract = await readContract(file);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "index.html"), toHtmlPage(contract));
    await writeFile(join(folder, "asyncapi.json"), `${JSON.stringify(toAsyncApi(contract), null, 2)}\n`);
    const { name, version } = contract;
    output.print(`${output.style.green("ok")} ${name} ${version} → ${folder}: index.html, asyncapi.json`);
    return EXIT.fine;
  },
};
