import { EXIT, type Command } from "../command.ts";
import { parseFlags } from "../parse-flags.ts";
import { VERSION } from "../version.ts";

const HELP = `parlance version: shows the version

  parlance version
`;

/** `parlance version`. */
export const versionCommand: Command = {
  name: "version",
  summary: "show the version",
  help: () => HELP,
  run(words, { print }) {
    parseFlags(words, {}, []);
    print(VERSION);
    return Promise.resolve(EXIT.fine);
  },
};
