import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { connectWelcomed } from "../connect-raw.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

test(
  "SIGTERM to `npm start` reaches the server, which closes with 4200 and ends",
  { timeout: 60_000 },
  async () => {
    // Without `prestart`, which builds.
    const npm = spawn("npm", ["start", "--ignore-scripts", "--", "--port", "0", "--memory"], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    const ended = once(npm, "close");
    try {
      const connectUrl = await new Promise<string>((resolve) => {
        let output = "";
        npm.stdout.setEncoding("utf8").on("data", (text: string) => {
          output += text;
          const port = /ready at http:\/\/localhost:(\d+)\s/.exec(output)?.[1];
          if (port !== undefined) resolve(`ws://localhost:${port}/v1/connect`);
        });
      });
      using client = await connectWelcomed(connectUrl);
      npm.kill("SIGTERM");
      expect(await client.closed).toEqual({ code: 4200, reason: "draining" });
      expect(await ended).toEqual([0, null]);
    } finally {
      // Whatever is left of the group, also when npm has ended without it.
      try {
        process.kill(-(npm.pid ?? 0), "SIGKILL");
      } catch {
        // Nobody is.
      }
    }
  },
);
