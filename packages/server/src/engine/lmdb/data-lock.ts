import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Holder {
  readonly pid: number;
  /** When the process began, in the machine's own count, so that a number used again is not taken for it. */
  readonly began: string;
}

/** What Linux tells of a process; empty texts elsewhere. */
function readStat(pid: number): { readonly state: string; readonly began: string } {
  try {
    // The name of the program stands in parentheses and may hold anything; fields 3 and 22 are counted behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return { state: fields[0] ?? "", began: fields[19] ?? "" };
  } catch {
    return { state: "", began: "" };
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  const current = readStat(pid);
  // Killed, and not yet collected by its parent: in a container whose first process does not, for ever.
  if (current.state === "Z") return false;
  return current.began === "" || began === "" || current.began === began;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * Takes a data folder for this process alone; the result gives it back. What a killed process left behind is taken over.
 * Throws an `Error` that names folder and process when another one has it.
 */
export function lockData(folder: string): () => void {
  const file = join(folder, "lock");
  const own: Holder = { pid: process.pid, began: readStat(process.pid).began };
  const holder = readHolder(file);
  if (holder !== undefined && isAlive(holder)) {
    throw new Error(`data: ${folder} is in use by process ${holder.pid}; stop it, or choose another folder`);
  }
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(own), { flag: "wx", mode: 0o600 });
  return () => rmSync(file, { force: true });
}
