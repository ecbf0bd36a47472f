import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { connectWelcomed } from "../connect-raw.ts";
import { hasRedis, startRedis } from "../engine/redis/redis-server.ts";
import { say, subscribe } from "../frames.ts";
import { openFolder } from "../open-folder.ts";
import { startCommand } from "../run-command.ts";

const SDK = fileURLToPath(new URL("sdk-by-import.mjs", import.meta.url));

test("--traces-enabled warns where no SDK is loaded, and serves all the same", async () => {
  using folder = openFolder();
  using server = await startCommand(folder.path, "--memory", "--traces-enabled");
  expect(server.output.stderr).toContain("nothing records them");
  using connection = await connectWelcomed(server.connectUrl);
  connection.send(say(1, "Tea?"));
  expect(await connection.next()).toMatchObject({ type: "ok", id: 1 });
});

test("an SDK that NODE_OPTIONS=--import loads gets the spans", async () => {
  using folder = openFolder();
  const place = { folder: folder.path, environment: { NODE_OPTIONS: `--import=${SDK}` } };
  using server = await startCommand(place, "--memory", "--traces-enabled");
  using connection = await connectWelcomed(server.connectUrl);
  connection.send(subscribe(1));
  await connection.next();
  connection.send(say(2, "Tea?"));
  await expect.poll(() => server.output.stderr, { timeout: 10_000 }).toContain("span: fan-out");
  expect(server.output.stderr).not.toContain("nothing records them");
  expect(server.output.stderr).toContain("span: publish");
});

test.skipIf(!hasRedis)(
  "each of several workers loads the SDK, and traces its own publishes",
  async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    using folder = openFolder();
    const place = { folder: folder.path, environment: { NODE_OPTIONS: `--import=${SDK}` } };
    using server = await startCommand(place, "--redis", redis.url, "--workers=2", "--traces-enabled");
    // Connections go round: one at each worker, and both get both messages.
    using one = await connectWelcomed(server.connectUrl);
    using other = await connectWelcomed(server.connectUrl);
    for (const connection of [one, other]) {
      connection.send(subscribe(1));
      await connection.next();
    }
    for (const connection of [one, other]) connection.send(say(2, "Tea?"));
    const count = (span: string): number => server.output.stderr.split(`span: ${span}\n`).length - 1;
    await expect.poll(() => count("fan-out"), { timeout: 10_000 }).toBe(2);
    expect([count("publish"), count("engine append")]).toEqual([2, 2]);
    expect(server.output.stderr).not.toContain("nothing records them");
  },
  120_000,
);
