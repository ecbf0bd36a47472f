import type { Command } from "../command.ts";

/** What a command of another package prints when it is asked for help. */
async function capture(run: () => Promise<unknown>): Promise<string> {
  const write = process.stdout.write.bind(process.stdout);
  const pieces: string[] = [];
  process.stdout.write = (piece) => pieces.push(String(piece)) > 0;
  try {
    await run();
  } finally {
    process.stdout.write = write;
  }
  return pieces.join("");
}

async function runServer(words: readonly string[]): Promise<undefined> {
  const { main } = await import("@parlance/server/command");
  await main(words, "parlance");
}

async function judge(words: readonly string[]): Promise<number> {
  const { main } = await import("@parlance/conformance/command");
  return main(words, "parlance conformance");
}

/** `parlance start`: the command of `@parlance/server`. */
export const startCommand: Command = {
  name: "start",
  summary: "start a server",
  help: () => capture(() => runServer(["start", "--help"])),
  run: (words) => runServer(["start", ...words]),
};

/** `parlance token`: the one of `@parlance/server`. */
export const tokenCommand: Command = {
  name: "token",
  summary: "make a token for trying",
  help: () => capture(() => runServer(["token", "--help"])),
  run: (words) => runServer(["token", ...words]),
};

/** `parlance config`: the one of `@parlance/server`. */
export const configCommand: Command = {
  name: "config",
  summary: "check the settings of a server, or show them",
  help: () => capture(() => runServer(["config", "--help"])),
  run: (words) => runServer(["config", ...words]),
};

/** `parlance conformance`: the command of `@parlance/conformance`. */
export const conformanceCommand: Command = {
  name: "conformance",
  summary: "judge a server by the rules of the protocol",
  help: () => capture(() => judge(["--help"])),
  run: (words) => judge(words),
};
