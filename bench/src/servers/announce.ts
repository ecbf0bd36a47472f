import type { AddressInfo } from "node:net";

/** Tells who measures where this server listens, and lets it collect the garbage before memory is read. */
export function announce(address: AddressInfo | string | null): void {
  process.on("SIGUSR2", () => {
    for (let round = 0; round < 3; round++) globalThis.gc?.();
  });
  if (address === null || typeof address === "string") throw new Error("this server listens on no port");
  console.log(`PORT ${address.port}`);
}
