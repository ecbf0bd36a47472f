import { basename, resolve } from "node:path";
import { EXIT, type Command } from "../command.ts";
import { parseFlags, toChoice } from "../parse-flags.ts";
import { TEMPLATES, writeStarter } from "../starter/write-starter.ts";

const HELP = `parlance init: makes a folder with a contract, a server, a page, a client and a test

  parlance init DIR [--template chat]

What it makes runs at once: npm install, npm start. Files that are there already are not overwritten: then nothing is
written at all.

      --template NAME   what to begin with: ${TEMPLATES.join(", ")} (chat)
  -h, --help            show this

Exit status: 0 made, 2 wrong usage, 3 DIR holds files of these names already, or cannot be written.
`;

const FLAGS = { template: { type: "string", default: "chat" } } as const;

/** `parlance init`. */
export const initCommand: Command = {
  name: "init",
  summary: "make a folder with a contract, a server, a page, a client and a test",
  help: () => HELP,
  async run(words, { print, style }) {
    const { flags, operands } = parseFlags(words, FLAGS, ["DIR"]);
    const [folder = ""] = operands;
    const template = toChoice("template", flags.template, TEMPLATES);
    const files = await writeStarter(folder, template);
    const isHere = resolve(folder) === process.cwd();
    print(`${style.green("ok")} ${basename(resolve(folder))}: ${files.length} files`);
    print(`\nNext:\n${isHere ? "" : `  cd ${folder}\n`}  npm install\n  npm start\n`);
    print("Then open http://localhost:8080, and in a second terminal: npm run client -- Ada");
    return EXIT.fine;
  },
};
