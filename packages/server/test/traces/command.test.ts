import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { connectWelcomed } from "../connect-raw.ts";
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
