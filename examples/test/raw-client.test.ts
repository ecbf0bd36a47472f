import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";
import { startServer } from "./start-server.ts";

test("raw-client.js: the ack names the position at which the other client gets the message [PUB-1]", async () => {
  await using server = await startServer();
  await using program = runProgram(process.execPath, ["examples/raw-client.js", server.connectUrl]);
  expect(await program.ended, program.output).toBe(0);
  expect(program.output).toMatch(/^Ada < \{"type":"ok","id":1,"position":\{"epoch":"[^"]+","offset":1\}\}$/m);
  expect(program.output).toMatch(/^Ben < \{"type":"message","channel":"room:pantry","offset":1,/m);
  expect(program.output).toContain("Ada's message is number 1. Ben got number 1.");
});
