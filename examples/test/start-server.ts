import { runProgram, type Program } from "./run-program.ts";

/** A server started by its command, as a stranger starts it. */
export interface StartedServer extends AsyncDisposable {
  readonly port: number;
  readonly connectUrl: string;
  readonly program: Program;
}

/** Starts the command `parlance-server` on a free port and waits for its ready line. */
export async function startServer(...flags: readonly string[]): Promise<StartedServer> {
  const program = runProgram(process.execPath, [
    "packages/server/bin/parlance-server.js",
    "--port",
    "0",
    "--memory",
    ...flags,
  ]);
  const [, port] = await program.until(/^Parlance \S+ ready at http:\/\/localhost:(\d+)\n/m);
  return {
    program,
    port: Number(port),
    connectUrl: `ws://localhost:${port}/v1/connect`,
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}
