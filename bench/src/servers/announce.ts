import type { AddressInfo } from "node:net";

/**
 * Tells who measures where this server listens, and lets it collect the garbage before memory is read. It ends by itself
 * when told, since a profile is written only then.
 */
export function announce(address: AddressInfo | string | null): void {
  process.on("SIGTERM", () => process.exit(0));
  process.on("SIGUSR2", () => {
    for (let round = 0; round < 3; round++) globalThis.gc?.();
  });
  if (address === null || typeof address === "string") throw new Error("this server listens on no port");
  console.log(`PORT ${address.port}`);
}
