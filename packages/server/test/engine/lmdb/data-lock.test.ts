import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockData } from "../../../src/engine/lmdb/data-lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parlance-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Field 3 and field 22 of what Linux tells of a process. */
function readStat(pid: number): readonly [state: string, began: string] {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return [fields[0] ?? "", fields[19] ?? ""];
}

test("a folder that a living process has is refused, with its number", () => {
  const unlock = lockData(folder);
  expect(() => lockData(folder)).toThrow(`data: ${folder} is in use by process ${process.pid}`);
  unlock();
  lockData(folder)();
});

test.runIf(existsSync("/proc/self/stat"))(
  "a killed process that its parent has not collected holds nothing",
  async () => {
    // The shell becomes a program that never asks for its child, and only then the child ends.
    const parent = spawn("sh", ["-c", "cat <&3 & echo $!; exec sleep 60 3<&-"], {
      stdio: ["ignore", "pipe", "ignore", "pipe"],
    });
    try {
      const [line] = (await once(parent.stdout!, "data")) as [Buffer];
      const pid = Number(line.toString());
      const [, began] = readStat(pid);
      const toName = (): string => readFileSync(`/proc/${parent.pid}/comm`, "utf8").trim();
      await expect.poll(toName, { timeout: 10_000 }).toBe("sleep");
      (parent.stdio[3] as Writable).end();
      await expect.poll(() => readStat(pid)[0], { timeout: 10_000 }).toBe("Z");
      writeFileSync(join(folder, "lock"), JSON.stringify({ pid, began }));
      lockData(folder)();
    } finally {
      parent.kill("SIGKILL");
    }
  },
);
