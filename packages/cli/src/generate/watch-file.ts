import { watch } from "node:fs";
import { basename, dirname } from "node:path";

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLE_MS = 50;

/**
 * Calls back after each change of a file, one call at a time, as long as the process lives. The folder is watched, since
 * many editors put a new file in the place of the old one.
 */
export function watchFile(file: string, onChange: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange);
    }, SETTLE_MS);
  });
}
