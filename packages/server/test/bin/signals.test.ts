import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connectRaw, connectWelcomed } from "../connect-raw.ts";
import { openFolder } from "../open-folder.ts";
import { startCommand, type StartedCommand } from "../run-command.ts";

/** Settles when the log has a line with this text. */
function untilLogged(server: StartedCommand, text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (server.output.stderr.includes(text)) resolve();
    };
    server.child.stderr?.on("data", look);
    look();
  });
}

test("SIGHUP takes over what the file says by then, and tells what has to wait or is wrong", async () => {
  using folder = openFolder();
  const file = join(folder.path, "parlance.yaml");
  writeFileSync(file, "memory: true\nlimits: { subscriptions: 5 }\n");
  using server = await startCommand(folder.path, "--config", file, "--log-format", "json");
  using before = await connectWelcomed(server.connectUrl);

  writeFileSync(
    file,
    "memory: true\nlimits: { subscriptions: 6 }\nguests: true\nhelloMs: 9000\nwaitingPerAddress: 3\n",
  );
  server.child.kill("SIGHUP");
  await untilLogged(server, "the configuration was taken over");
  expect(server.output.stderr).toContain('"setting":"waitingPerAddress"');
  using after = await connectRaw(server.connectUrl);
  after.send({ type: "hello" });
  expect(await after.next()).toMatchObject({ type: "welcome", limits: { subscriptions: 6 } });

  writeFileSync(file, "memory: true\nlimits: { subscription: 7 }\n");
  server.child.kill("SIGHUP");
  await untilLogged(server, "was not taken over");
  expect(server.output.stderr).toContain(
    "limits.subscription: no such setting; did you mean limits.subscriptions?",
  );
  for (const client of [before, after]) {
    client.send({ type: "ping", id: 1 });
    expect(await client.next()).toMatchObject({ type: "ok", id: 1 });
  }
  for (const line of server.output.stderr.trimEnd().split("\n"))
    expect(JSON.parse(line)).toMatchObject({
      level: expect.any(String),
      time: expect.any(String),
      msg: expect.any(String),
    });
}, 60_000);
