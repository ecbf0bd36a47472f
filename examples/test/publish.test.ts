import { spawnSync } from "node:child_process";
import { createHttpClient } from "@parlance/sdk/http";
import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";
import { startServer, type StartedServer } from "./start-server.ts";

const KEY = "only-for-trying-0123456789abcdef0123456789";
process.env["PARLANCE_API_KEY"] = KEY;

/** What publishes, and the command that says whether it can be tried here. */
const PROGRAMS = [
  { name: "php", command: "php", file: "examples/publish-php/publish.php", check: ["-v"] },
  { name: "python", command: "python3", file: "examples/publish-python/publish.py", check: ["--version"] },
] as const;

/** Whether a program runs here. Where it is required, a test that cannot run fails. */
function isExpected({ name, command, check }: (typeof PROGRAMS)[number]): boolean {
  const isThere = spawnSync(command, check).status === 0;
  const isRequired = process.env["PARLANCE_REQUIRE_PEERS"] === "1";
  if (!isThere && !isRequired)
    process.stderr.write(`\n!! No ${command} found: the ${name} example is SKIPPED. Install it.\n\n`);
  return isThere || isRequired;
}

const toUrl = ({ port }: StartedServer): string => `http://localhost:${port}`;

for (const program of PROGRAMS) {
  test.runIf(isExpected(program))(
    `${program.name}: publishes over HTTP, and says what was refused`,
    async () => {
      await using server = await startServer();
      const url = toUrl(server);
      await using said = runProgram(program.command, [program.file, url, "room:kitchen", "Tea?"]);
      expect(await said.ended, said.output).toBe(0);
      expect(said.output).toBe("stored at 1\n");
      const api = createHttpClient({ url, apiKey: KEY });
      const { messages } = await api.readHistory({ channel: "room:kitchen" });
      expect(messages).toMatchObject([{ event: "chat.said", data: { text: "Tea?" } }]);
      await using refused = runProgram(program.command, [program.file, url, "room:kitchen", ""]);
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain("invalid_payload: chat.said: /data/text must NOT have fewer than 1");
    },
  );
}
