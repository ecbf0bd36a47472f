import { expect, test } from "vitest";
import { runProgram, type Program } from "./run-program.ts";
import { startServer } from "./start-server.ts";

/** A Node in which `eval` and `new Function` throw, as they do under a strict policy of a browser. */
function runStrictly(...args: readonly string[]): Program {
  return runProgram(process.execPath, ["--disallow-code-generation-from-strings", ...args]);
}

const APPLICATION = `
  import { createClient } from "@parlance/sdk";
  import { chat } from "@parlance/sdk/chat";
  const client = createClient({ url: process.argv[1], contract: chat });
  const kitchen = client.channel("room:kitchen");
  const heard = new Promise((resolve) => kitchen.on("chat.said", ({ data }) => resolve(data.text)));
  await kitchen.subscribe();
  await kitchen.publish("chat.said", { text: 42 }).catch((error) => console.log(error.message));
  await kitchen.publish("chat.said", { text: "Tea?" });
  console.log(await heard);
  client.close();
`;

test("the flag does what these tests need", async () => {
  await using program = runStrictly("-e", "new Function('')");
  expect(await program.ended).not.toBe(0);
  expect(program.output).toContain("Code generation from strings disallowed");
});

test("the SDK and its generated code need no code from strings", async () => {
  await using server = await startServer();
  await using program = runStrictly("--input-type=module", "-e", APPLICATION, server.connectUrl);
  expect(await program.ended, program.output).toBe(0);
  expect(program.output).toBe("[invalid_payload] chat.said: /data/text must be string\nTea?\n");
});

test("the suite needs no code from strings", { timeout: 120_000 }, async () => {
  await using server = await startServer();
  const suite = "packages/conformance/bin/parlance-conformance.js";
  await using program = runStrictly(suite, "server", server.connectUrl, "--only", "core/publish/*");
  expect(await program.ended, program.output).toBe(0);
});
