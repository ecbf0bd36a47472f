import type { EventStore } from "../event-store.ts";
import type { Store } from "./store.ts";

/** The events of a data folder that are still to be told. `onFailed` hears why something could not be written. */
export function createEventStore(store: Store, onFailed: (error: unknown) => void): EventStore {
  const attempt = async (write: Promise<void>): Promise<boolean> => {
    try {
      await write;
      return true;
    } catch (error) {
      onFailed(error);
      return false;
    }
  };
  return {
    read: () => store.listEvents(),
    add: (event) => attempt(store.putEvent(event)),
    remove: (upTo) => attempt(store.removeEvents(upTo)),
  };
}
