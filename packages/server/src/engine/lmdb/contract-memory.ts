import type { ContractMemory } from "../engine.ts";
import type { Store } from "./store.ts";

/** The contract of a data folder. `onFailed` hears why something could not be written. */
export function createContractMemory(store: Store, onFailed: (error: unknown) => void): ContractMemory {
  const attempt = async (write: () => void | Promise<void>): Promise<boolean> => {
    try {
      await write();
      return true;
    } catch (error) {
      onFailed(error);
      return false;
    }
  };
  return {
    read: () => store.getContract(),
    write: (contract) => attempt(() => store.putContract(contract)),
    restart: (contract) => attempt(() => store.clear(contract)),
  };
}
