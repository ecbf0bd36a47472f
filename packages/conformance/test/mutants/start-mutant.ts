import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerOptions } from "@parlance/server";
import type { RunningServer } from "../servers/page-server.ts";
import { startReference } from "../servers/start-reference.ts";
import type { Mutant } from "./mutant.ts";

const SERVER = fileURLToPath(new URL("../../../server/", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../../../node_modules/", import.meta.url));

/** Timers that do not run out while a busy machine is about something else: what fails shall fail for the fault. */
const PATIENT: ServerOptions = { heartbeat: { intervalMs: 2_000, graceMs: 3_000 }, helloMs: 4_000 };

const load = createRequire(import.meta.url);

type ServerModule = typeof import("@parlance/server");

/** The text of a file around what the mutant replaces. Throws when that does not stand there exactly once. */
async function readAround({ name, file, find }: Mutant): Promise<readonly [string, string]> {
  const [before, behind, ...more] = (await readFile(join(SERVER, "dist", file), "utf8")).split(find);
  if (before !== undefined && behind !== undefined && more.length === 0) return [before, behind];
  const count = behind === undefined ? 0 : more.length + 1;
  throw new Error(`mutant "${name}": what it replaces stands ${count} times in ${file}, not once:\n${find}`);
}

/** Why a mutant does not fit the server as it is built now; undefined when it does. */
export async function findMisfit(mutant: Mutant): Promise<string | undefined> {
  try {
    await readAround(mutant);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** A folder with a copy of the built reference server, the fault in it. */
export interface MutantCopy extends AsyncDisposable {
  readonly folder: string;
}

/** Copies the built reference server to a folder of its own, and plants the fault. */
export async function copyServer(mutant: Mutant): Promise<MutantCopy> {
  const folder = await mkdtemp(join(tmpdir(), "parlance-mutant-"));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    await cp(join(SERVER, "dist"), join(folder, "dist"), {
      recursive: true,
      filter: (path) => !/\.(?:map|d\.ts|tsbuildinfo)$/.test(path),
    });
    await cp(join(SERVER, "bin"), join(folder, "bin"), { recursive: true });
    await cp(join(SERVER, "package.json"), join(folder, "package.json"));
    await symlink(PACKAGES, join(folder, "node_modules"));
    const around = await readAround(mutant);
    await writeFile(join(folder, "dist", mutant.file), around.join(mutant.replace));
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, [Symbol.asyncDispose]: remove };
}

/** Starts a copy of the reference server with the fault in it, in this process. */
export async function startMutant(mutant: Mutant, options: ServerOptions): Promise<RunningServer> {
  const copy = await copyServer(mutant);
  try {
    // Not import(): Vitest would transform every file of the copy.
    const { createServer } = load(join(copy.folder, "dist", "index.js")) as ServerModule;
    const server = await startReference({ ...PATIENT, ...options }, createServer);
    return {
      url: server.url,
      async [Symbol.asyncDispose]() {
        await server[Symbol.asyncDispose]();
        await copy[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}
