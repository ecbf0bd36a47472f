import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SdkMutant } from "./sdk-mutants.ts";

const SDK = fileURLToPath(new URL("../../../sdk/", import.meta.url));
const DRIVER = fileURLToPath(new URL("../../drivers/parlance-sdk.js", import.meta.url));
const WS = dirname(fileURLToPath(import.meta.resolve("ws/package.json")));

/** A driver of a changed copy of the SDK. */
export interface MutantDriver {
  readonly command: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Copies the build of the SDK with one piece of text changed. Throws when that is not there exactly once. */
export async function copyWithFault({ name, file, find, replace }: SdkMutant): Promise<MutantDriver> {
  const folder = await mkdtemp(join(tmpdir(), "sdk-mutant-"));
  const copy = join(folder, "node_modules/@parlance/sdk");
  await mkdir(copy, { recursive: true });
  await cp(join(SDK, "package.json"), join(copy, "package.json"));
  await cp(join(SDK, "dist"), join(copy, "dist"), { recursive: true });
  await symlink(WS, join(folder, "node_modules/ws"), "dir");
  const text = await readFile(join(copy, "dist", file), "utf8");
  const count = text.split(find).length - 1;
  if (count !== 1)
    throw new Error(`${name}: ${file} has the text to change ${count} times, not once: ${find}`);
  await writeFile(
    join(copy, "dist", file),
    text.replace(find, () => replace),
  );
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await cp(DRIVER, join(folder, "driver.js"));
  return {
    command: [process.execPath, join(folder, "driver.js")],
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true });
    },
  };
}
