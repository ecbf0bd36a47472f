import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { atDepth } from "../../test-depth.ts";
import { readBlocks, toPattern, type Block } from "./read-blocks.ts";
import { ROOT, runProgram, type Program } from "./run-program.ts";

/** Ports of the guide and of deploy/, which are others in a test. */
const PORTS: readonly number[] = [8080, 8443, 8444, 8445, 8446, 9464];
/** What other tests run, or takes a minute that only a deeper run has. */
const NOT_RUN: readonly string[] = ["npm ci && npm run build"];
const SLOW = /^mkdir -p run\/packages/;
const WITHIN_MS = 60_000;

function isInstalled(program: string, ...flags: readonly string[]): boolean {
  try {
    execFileSync(program, flags, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const missing = [
  ...(isInstalled("nginx", "-v") ? [] : ["nginx"]),
  ...(isInstalled("caddy", "version") ? [] : ["caddy"]),
];
const isRequired = process.env["PARLANCE_REQUIRE_NGINX"] !== undefined;
if (missing.length > 0 && !isRequired)
  console.warn(`SKIPPED: the guide to hosting, since these are not installed: ${missing.join(", ")}`);

async function findPort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function withPorts(text: string, ports: ReadonlyMap<number, number>): string {
  return text.replaceAll(/\b(?:8080|844[3-6]|9464)\b/g, (port) => String(ports.get(Number(port)) ?? port));
}

/** A folder that looks like the root of the clone, with other ports in deploy/. */
function makeClone(ports: ReadonlyMap<number, number>): string {
  const folder = mkdtempSync(join(tmpdir(), "parlance-"));
  for (const name of ["node_modules", "packages", "schema", "examples", "package.json"])
    symlinkSync(join(ROOT, name), join(folder, name));
  cpSync(join(ROOT, "deploy"), join(folder, "deploy"), { recursive: true });
  for (const name of readdirSync(join(folder, "deploy"))) {
    const file = join(folder, "deploy", name);
    writeFileSync(file, withPorts(readFileSync(file, "utf8"), ports));
  }
  mkdirSync(join(folder, "run"), { recursive: true });
  return folder;
}

/** Follows one block as somebody would who reads the guide: the ones that go on running are kept for the later ones. */
async function follow(
  { text, output, place }: Block,
  folder: string,
  ports: ReadonlyMap<number, number>,
  running: Program[],
) {
  const source = `cd ${JSON.stringify(folder)}\nexec 2>&1\n${withPorts(text, ports)}`;
  const program = runProgram("bash", ["-ec", source]);
  running.push(program);
  const expected = toPattern(withPorts(output ?? "…", ports));
  const isLasting = /\bexec (?:node|nginx|caddy)/.test(text);
  if (isLasting) return void (await program.until(expected, WITHIN_MS));
  if ((await program.ended) !== 0) throw new Error(`${place}: ${program.output}`);
  if (!expected.test(program.output))
    throw new Error(`${place}: nothing fits ${expected.source}; ${program.output}`);
}

test.runIf(missing.length === 0 || isRequired)(
  "whoever follows HOSTING.md has a server behind nginx and Caddy, with TLS, tokens and metrics",
  async () => {
    expect(missing).toEqual([]);
    const ports = new Map(await Promise.all(PORTS.map(async (port) => [port, await findPort()] as const)));
    const folder = makeClone(ports);
    const running: Program[] = [];
    try {
      const blocks = readBlocks("HOSTING.md").filter(({ language }) => language === "sh");
      expect(blocks.length).toBeGreaterThan(15);
      for (const block of blocks) {
        if (NOT_RUN.includes(block.text.trim())) continue;
        if (SLOW.test(block.text) && atDepth({ sample: true, more: false, full: false })) continue;
        await follow(block, folder, ports, running);
      }
      // The first that went on running is the server; SIGTERM at the end of the guide has ended it in good order.
      const [server] = running.filter(({ output }) => output.includes("ready at"));
      expect(await server?.ended).toBe(0);
      expect(server?.output).toContain("the configuration was taken over");
    } finally {
      for (const program of running) await program[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  600_000,
);

test("the files of deploy/ name what there is", () => {
  const read = (name: string): string => readFileSync(join(ROOT, "deploy", name), "utf8");
  const manifest = JSON.parse(readFileSync(join(ROOT, "packages/server/package.json"), "utf8")) as {
    bin: Record<string, string>;
    engines: { node: string };
  };
  const entry = `node_modules/@parlance/server/${manifest.bin["parlance-server"]}`;
  for (const name of ["Dockerfile", "parlance.service"]) expect(read(name)).toContain(entry);
  const reference = readFileSync(join(ROOT, "CONFIGURATION.md"), "utf8");
  for (const name of ["Dockerfile", "compose.yaml", "parlance.service", "kubernetes.yaml"])
    for (const [variable] of read(name).matchAll(/\bPARLANCE_[A-Z_]+\b/g))
      expect(reference, `${name}: ${variable}`).toContain(`\`${variable}\``);
});

test("the image runs without root, in stages, and can be asked for its health", () => {
  const lines = readFileSync(join(ROOT, "deploy/Dockerfile"), "utf8").split("\n");
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  expect(lines.filter((line) => line.startsWith("FROM ")).length).toBeGreaterThan(1);
  expect(last.findIndex((line) => line === "USER node")).toBeLessThan(
    last.findIndex((line) => line.startsWith("ENTRYPOINT [")),
  );
  expect(last.join("\n")).toContain("HEALTHCHECK");
  expect(lines.filter((line) => /^FROM .*:latest|^FROM [^:]+$|^ADD /.test(line))).toEqual([]);
  const ignored = readFileSync(join(ROOT, ".dockerignore"), "utf8").split("\n");
  expect(ignored).toEqual(expect.arrayContaining(["**/node_modules", "**/dist", ".git"]));
});

test("containers have a read-only root and longer to stop than clients have to move", () => {
  type Compose = {
    services: {
      parlance: { read_only: boolean; stop_grace_period: string; environment: Record<string, string> };
    };
  };
  const { services } = parse(readFileSync(join(ROOT, "deploy/compose.yaml"), "utf8")) as Compose;
  const { read_only: isReadOnly, stop_grace_period: grace, environment } = services.parlance;
  expect(isReadOnly).toBe(true);
  expect(Number.parseInt(grace) * 1000).toBeGreaterThan(
    Number(environment["PARLANCE_DRAIN_WINDOW_MS"]) + 2000,
  );

  const [deployment] = parseAllDocuments(readFileSync(join(ROOT, "deploy/kubernetes.yaml"), "utf8")).map(
    (document) => document.toJS() as never,
  );
  expect(deployment).toMatchObject({
    kind: "Deployment",
    spec: {
      template: {
        spec: {
          enableServiceLinks: false,
          securityContext: { runAsNonRoot: true },
          containers: [
            {
              livenessProbe: { httpGet: { path: "/health/live" } },
              readinessProbe: { httpGet: { path: "/health/ready" } },
              securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
              lifecycle: { preStop: {} },
            },
          ],
        },
      },
    },
  });
});
