import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseContract } from "@parlance/schema";
import { describe, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { makeFolder, ROOT, runParlance } from "./run-parlance.ts";

const execute = promisify(execFile);

describe("parlance init", () => {
  test("makes a folder with everything, and overwrites nothing", async () => {
    using folder = makeFolder();
    const made = await runParlance(["init", join(folder.path, "my Chat")]);
    expect(made).toMatchObject({ status: 0, errors: "" });
    expect(made.output).toContain("npm install\n  npm start");
    const starter = join(folder.path, "my Chat");
    const files = readdirSync(starter);
    expect(files).toEqual(
      expect.arrayContaining([".gitignore", "README.md", "chat.contract.json", "page", "server.js", "test"]),
    );
    const manifest = readFileSync(join(starter, "package.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ name: "my-chat" });
    const contract: unknown = JSON.parse(readFileSync(join(starter, "chat.contract.json"), "utf8"));
    expect(parseContract(contract)).toMatchObject({ ok: true });
    for (const file of ["package.json", "README.md"])
      expect(readFileSync(join(starter, file), "utf8")).not.toContain("{{");

    writeFileSync(join(starter, "server.js"), "// Mine.\n");
    const again = await runParlance(["init", join(folder.path, "my Chat")]);
    expect(again.status).toBe(3);
    expect(again.errors).toContain("is there already; choose an empty folder, nothing was written");
    expect(readFileSync(join(starter, "server.js"), "utf8")).toBe("// Mine.\n");
  });

  // Packs every room and installs them, with TypeScript and a bundler from the registry: a minute.
  test.runIf(atDepth({ sample: false, more: true, full: true }))(
    "makes what installs from packed rooms, type-checks, passes its test and runs",
    async () => {
      using folder = makeFolder();
      const rooms = ["schema", "packages/sdk", "packages/server", "packages/conformance", "packages/console"];
      const workspaces = [...rooms, "packages/cli"].flatMap((room) => ["-w", room]);
      await execute("npm", ["pack", "--silent", "--pack-destination", folder.path, ...workspaces], {
        cwd: ROOT,
      });
      const tarballs = readdirSync(folder.path).map((name) => join(folder.path, name));
      expect(tarballs).toHaveLength(6);
      await runParlance(["init", join(folder.path, "chat")]);
      const cwd = join(folder.path, "chat");
      await execute("npm", ["install", "--no-audit", "--no-fund", ...tarballs], { cwd });

      await execute("npm", ["run", "check"], { cwd });
      const tested = await execute("npm", ["test"], { cwd });
      expect(tested.stdout).toMatch(/pass 3\b/);

      await execute("npm", ["run", "build"], { cwd });
      const server = spawn(process.execPath, ["server.js"], { cwd, env: { ...process.env, PORT: "0" } });
      try {
        let said = "";
        const ready = new Promise<string>((resolve, reject) => {
          server.stdout.setEncoding("utf8").on("data", (text: string) => {
            said += text;
            const [, url] = /ready at (\S+)/.exec(said) ?? [];
            if (url !== undefined) resolve(url);
          });
          server.once("close", () => reject(new Error(said)));
        });
        const url = await ready;
        const page = await fetch(url);
        expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
        expect(await page.text()).toContain('<script type="module" src="main.js">');
        expect((await fetch(`${url}/main.js`)).status).toBe(200);

        const client = execute(
          process.execPath,
          ["client.js", "Ada", `${url.replace("http", "ws")}/v1/connect`],
          { cwd },
        );
        client.child.stdin?.end("Tea?\n\n");
        const { stdout, stderr } = await client;
        expect(stdout).toContain("Ada: Tea?");
        expect(stderr).toContain("[invalid_payload] said: /data/text must NOT have fewer than 1 characters");
      } finally {
        server.kill("SIGTERM");
        await once(server, "close");
      }
    },
    900_000,
  );
});
