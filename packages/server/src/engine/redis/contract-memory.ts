import type { ContractMemory, KeptContract } from "../engine.ts";
import type { Keys } from "./keys.ts";
import type { Primary } from "./primary.ts";

const SCAN_COUNT = "1000";

/** The contract that all nodes keep messages under. */
export function createSharedContract(primary: Primary, keys: Keys): ContractMemory {
  const write = (contract: KeptContract): Promise<unknown> =>
    primary.ask("SET", keys.contract, JSON.stringify(contract));
  const attempt = async (change: () => Promise<unknown>): Promise<boolean> => {
    try {
      await change();
      return true;
    } catch {
      return false;
    }
  };
  return {
    read: async () => {
      const text = await primary.ask("GET", keys.contract);
      return typeof text === "string" ? (JSON.parse(text) as KeptContract) : undefined;
    },
    write: (contract) => attempt(() => write(contract)),
    // Last what says that it is done: one that was interrupted is begun again at the next start.
    restart: (contract) =>
      attempt(async () => {
        for (const pattern of keys.allKept)
          for await (const names of scan(primary, pattern))
            if (names.length > 0) await primary.ask("UNLINK", ...names);
        await write(contract);
      }),
  };
}

/** The channels that keep messages. */
export async function listLogs(primary: Primary, keys: Keys): Promise<ReadonlySet<string>> {
  const channels = new Set<string>();
  for await (const names of scan(primary, keys.allLogs))
    for (const name of names) channels.add(keys.toChannel(name));
  return channels;
}

async function* scan(primary: Primary, pattern: string): AsyncGenerator<readonly string[]> {
  let cursor = "0";
  do {
    const answer = await primary.ask("SCAN", cursor, "MATCH", pattern, "COUNT", SCAN_COUNT);
    const [next, names] = answer as [string, string[]];
    yield names;
    cursor = next;
  } while (cursor !== "0");
}
