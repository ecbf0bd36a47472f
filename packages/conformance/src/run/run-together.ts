/** Runs tasks side by side, at most so many at a time, begun in the order given. Rejects with the first fault. */
export async function runTogether(tasks: readonly (() => Promise<void>)[], most: number): Promise<void> {
  const waiting = tasks.values();
  const work = async (): Promise<void> => {
    for (const task of waiting) await task();
  };
  await Promise.all(Array.from({ length: Math.min(most, tasks.length) }, work));
}
