import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { makeFolder, ROOT } from "./run-parlance.ts";

const execute = promisify(execFile);

const ROOMS = [
  "schema",
  "packages/sdk",
  "packages/server",
  "packages/conformance",
  "packages/console",
  "packages/cli",
];

/** npm takes its time. */
const IS_DEEP = atDepth({ sample: false, more: true, full: true });

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** What needs more than the package itself: peers that are optional, and a place that has React or a browser. */
const NEEDS_A_PEER = new Set(["@parlance/sdk/react", "@parlance/server/gateway/socket-io"]);

test.each(ROOMS)("%s has the licence of the project, and the version of all packages", (room) => {
  const manifest = readManifest(join(ROOT, room));
  expect(manifest.license).toBe("MIT");
  expect(manifest.version).toBe(readManifest(ROOT).version);
  expect(readFileSync(join(ROOT, room, "LICENSE"), "utf8")).toBe(readFileSync(join(ROOT, "LICENSE"), "utf8"));
});

test.runIf(IS_DEEP)(
  "packages hold what runs, their source, licence and words, and nothing of tests and builds",
  async () => {
    const workspaces = ROOMS.flatMap((room) => ["-w", room]);
    const { stdout } = await execute("npm", ["pack", "--dry-run", "--json", "--silent", ...workspaces], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
    const listed = JSON.parse(stdout) as
      | readonly { name: string; files: { path: string }[] }[]
      | Readonly<Record<string, { name: string; files: { path: string }[] }>>;
    const packed = Object.values(listed);
    expect(packed).toHaveLength(ROOMS.length);
    for (const { name, files } of packed) {
      const paths = files.map(({ path }) => path);
      expect(paths, name).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
      const odd = paths.filter((path) =>
        /(?:^|\/)(?:test|scripts|node_modules|\.turbo)\/|\.tsbuildinfo$|\.env/.test(path),
      );
      expect(
        odd.filter((path) => !path.startsWith("templates/")),
        name,
      ).toEqual([]);
    }
  },
  120_000,
);

// Packs every room and installs them from the registry's rest: a minute.
test.runIf(IS_DEEP)(
  "all packages install in an empty project; every export loads, and the commands run",
  async () => {
    using folder = makeFolder();
    const tarballs = join(folder.path, "tarballs");
    const project = join(folder.path, "project");
    for (const each of [tarballs, project]) mkdirSync(each);
    const workspaces = ROOMS.flatMap((room) => ["-w", room]);
    await execute("npm", ["pack", "--silent", "--pack-destination", tarballs, ...workspaces], { cwd: ROOT });
    writeFileSync(join(project, "package.json"), '{"name":"empty","private":true,"type":"module"}');
    const files = readdirSync(tarballs).map((name) => join(tarballs, name));
    expect(files).toHaveLength(ROOMS.length);
    await execute("npm", ["install", "--no-audit", "--no-fund", ...files], { cwd: project });

    const names = ROOMS.flatMap((room) => {
      const { name, exports } = readManifest(join(ROOT, room));
      return Object.keys(exports)
        .filter((path) => !path.endsWith(".json"))
        .map((path) => name + path.slice(1));
    }).filter((name) => !NEEDS_A_PEER.has(name));
    expect(names.length).toBeGreaterThan(20);
    const source = names.map((name) => `await import(${JSON.stringify(name)});`).join("\n");
    writeFileSync(join(project, "all.js"), `${source}\nconsole.log("loaded");\nprocess.exit();\n`);
    expect((await execute(process.execPath, ["all.js"], { cwd: project })).stdout).toContain("loaded");
    for (const [command, flag] of [
      ["parlance", "--version"],
      ["parlance-server", "--version"],
      ["parlance-conformance", "--help"],
    ] as const)
      expect((await execute("npx", ["--no-install", command, flag], { cwd: project })).stdout).not.toBe("");
    const check = await execute("npx", ["--no-install", "parlance", "config", "check"], { cwd: project });
    expect(check.stdout).toContain("ok:");
  },
  600_000,
);
