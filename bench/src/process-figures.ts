import { readFileSync } from "node:fs";

/** Clock ticks of Linux in a second; it has been 100 on every machine for decades. */
const TICKS_PER_SECOND = 100;

/** Processor time that processes have used, user and system, in milliseconds. Linux only. */
export function readCpuMs(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name of the command stands in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return (ticks / TICKS_PER_SECOND) * 1000;
}

/**
 * Processor time that the first thread of a process has used, in milliseconds, to the nanosecond: of a process that does
 * its work in one thread, where `readCpuMs` is too coarse. Linux only.
 */
export function readFirstThreadMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
}

/** Resident memory of processes, in bytes. Linux only. */
export function readRssBytes(pids: readonly number[]): number {
  let bytes = 0;
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    bytes += Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }
  return bytes;
}
