import cluster from "node:cluster";
import { toHelp } from "../configuration/help.ts";
import { VERSION } from "../version.ts";
import { parseArguments } from "./arguments.ts";
import { answerConfigRequest, CONFIG_HELP, type ConfigRequest } from "./config.ts";
import { makeToken, TOKEN_HELP, type TokenRequest } from "./token.ts";

/** What the command is called, where it is not the part of another. */
const PROGRAM = "parlance-server";
let program = PROGRAM;

function fail(message: string): void {
  process.stderr.write(`${program}: ${message}\n`);
  process.exitCode = 1;
}

function print(text: string): void {
  process.stdout.write(text.replaceAll(PROGRAM, program));
}

function toMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("code" in error) || !("port" in error)) return error.message;
  const port = String(error.port);
  if (error.code === "EADDRINUSE") return `port ${port} is in use; choose another with --port`;
  if (error.code === "EACCES") return `port ${port} needs more rights; choose one above 1023 with --port`;
  return error.message;
}

function answerConfig(request: ConfigRequest): void {
  if (request.kind === "help") return print(CONFIG_HELP);
  if (request.kind === "refused") {
    fail(`${request.message}\nRun ${program} config --help for what there is.`);
    process.exitCode = 2;
    return;
  }
  const { output, complaints, status } = answerConfigRequest(request);
  process.stdout.write(output);
  process.stderr.write(complaints);
  process.exitCode = status;
}

async function printToken(request: TokenRequest): Promise<void> {
  switch (request.kind) {
    case "help":
      print(TOKEN_HELP);
      break;
    case "refused":
      fail(`${request.message}\nRun ${program} token --help for the flags.`);
      process.exitCode = 2;
      break;
    case "token":
      process.stdout.write(`${await makeToken(request, process.env)}\n`);
  }
}

/**
 * Runs the command; the exit status is that of the process. `name` is what people have typed to come here, for
 * messages.
 */
export async function main(words: readonly string[], name: string = PROGRAM): Promise<void> {
  program = name;
  const command = parseArguments(words, process.env);
  switch (command.kind) {
    case "help":
      print(toHelp());
      break;
    case "version":
      process.stdout.write(`${VERSION}\n`);
      break;
    case "token":
      await printToken(command.request).catch((error: unknown) => fail(toMessage(error)));
      break;
    case "config":
      answerConfig(command.request);
      break;
    case "refused":
      fail(`${command.message}\nRun ${program} --help for the flags.`);
      process.exitCode = 2;
      break;
    case "start": {
      // Not at the top: the other commands need no server.
      const { start } = await import("./start.ts");
      await start(command).then(
        (line) => process.stdout.write(line),
        (error: unknown) => fail(toMessage(error)),
      );
    }
  }
  // The line to a supervisor would keep a worker alive that has nothing to do.
  if (cluster.isWorker && process.exitCode !== undefined) process.exit();
}
