import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer } from "node:net";
import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import { expect, test } from "vitest";
import { runProgram, type Program } from "./run-program.ts";
import { startServer } from "./start-server.ts";

const SECRET = `whsec_${Buffer.from("only for trying, only for trying").toString("base64")}`;
for (const name of ["BACKEND_SECRET", "PARLANCE_BACKEND_SECRET", "PARLANCE_WEBHOOK_SECRET"])
  process.env[name] = SECRET;

/** What answers, and the command that says whether it can be tried here. */
const BACKENDS = [
  {
    name: "php",
    check: ["php", "-v"],
    ready: /Development Server \(http:\/\/127\.0\.0\.1:\d+\) started/,
    command: (port: number) => ["php", "-S", `127.0.0.1:${port}`, "examples/backend-php/backend.php"],
  },
  {
    name: "python",
    check: ["/usr/bin/python3", "--version"],
    ready: /backend ready at/,
    command: (port: number) => ["/usr/bin/python3", "examples/backend-python/backend.py", `${port}`],
  },
] as const;

/** Whether a program runs here. Where it is required, a test that cannot run fails. */
function isExpected({ name, check: [command, ...args] }: (typeof BACKENDS)[number]): boolean {
  const isThere = spawnSync(command, args).status === 0;
  const isRequired = process.env["PARLANCE_REQUIRE_PEERS"] === "1";
  if (!isThere && !isRequired)
    process.stderr.write(`\n!! No ${command} found: the ${name} backend is SKIPPED. Install it.\n\n`);
  return isThere || isRequired;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Sends a question that somebody else has signed, or nobody. */
async function ask(url: string, secondsAgo: number, secret: string): Promise<number> {
  const body = '{"ask":"subscribe","connection":"connection-1","user":"ada","channel":"lobby"}';
  const time = `${Math.floor(Date.now() / 1000) - secondsAgo}`;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`msg_1.${time}.${body}`).digest("base64");
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": time,
    "webhook-signature": `v1,AAAA v1,${signature}`,
  };
  return (await fetch(url, { method: "POST", body, headers })).status;
}

for (const backend of BACKENDS) {
  test.runIf(isExpected(backend))(
    `${backend.name}: decides before, and is told afterwards`,
    async () => {
      const port = await findFreePort();
      const [command = "", ...args] = backend.command(port);
      await using program: Program = runProgram(command, args);
      await program.until(backend.ready);
      const url = `http://127.0.0.1:${port}/`;
      const asks = ["connect", "subscribe", "publish"].flatMap((verb) => ["--backend-ask", verb]);
      const webhook = ["--webhook", url, "--webhook-messages", "room"];
      await using server = await startServer("--backend", url, ...asks, ...webhook);
      const client = createClient({ url: server.connectUrl, contract: chat });
      const kitchen = client.channel("room:kitchen");
      const texts: string[] = [];
      kitchen.on("chat.said", ({ data }) => texts.push(data.text));
      await kitchen.subscribe();
      await kitchen.publish("chat.said", { text: "damn good tea", name: "Ada" });
      await expect(kitchen.publish("chat.said", { text: "Spam!" })).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("no advertising"),
      });
      await expect(client.channel("room:vault").subscribe()).rejects.toMatchObject({ code: "forbidden" });
      await kitchen.publish("chat.said", { text: "bye" });
      client.close();
      await program.until(
        /channel\.occupied room:kitchen[^]*message\.published room:kitchen[^]*channel\.vacated/,
      );
      expect(texts).toEqual(["**** good tea", "bye"]);

      expect(await ask(url, 0, SECRET)).toBe(200);
      expect(await ask(url, 301, SECRET)).toBe(401);
      expect(await ask(url, 0, `whsec_${Buffer.alloc(32, "x").toString("base64")}`)).toBe(401);
    },
    60_000,
  );
}
