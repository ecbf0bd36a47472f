import { createClient } from "@redis/client";
import type { PrimaryPlace } from "./primary.ts";
import { describeAddress, type RedisAddress } from "./redis-address.ts";

const ASK_MS = 1000;

/** Where the primary is: where the address says, or where the first sentinel that answers does. */
export async function findPrimary(address: RedisAddress): Promise<PrimaryPlace> {
  const { kind, hosts, primary } = address;
  const [first] = hosts;
  if (kind !== "sentinel" && first !== undefined) return first;
  for (const host of hosts) {
    const place = await askSentinel(host, primary).catch(() => undefined);
    if (place !== undefined) return place;
  }
  throw new Error(`no sentinel of ${describeAddress(address)} knows the primary`);
}

async function askSentinel(place: PrimaryPlace, name: string): Promise<PrimaryPlace | undefined> {
  const client = createClient({
    RESP: 2,
    disableOfflineQueue: true,
    socket: { ...place, connectTimeout: ASK_MS, socketTimeout: ASK_MS, reconnectStrategy: false },
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const answer = await client.sendCommand<string[] | null>(["SENTINEL", "GET-MASTER-ADDR-BY-NAME", name]);
    const [host, port] = answer ?? [];
    return host === undefined ? undefined : { host, port: Number(port) };
  } finally {
    if (client.isOpen) client.destroy();
  }
}
