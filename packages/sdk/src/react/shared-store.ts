import { useMemo, useSyncExternalStore } from "react";

/** Something that runs while somebody looks at it, and what is known of it. */
export interface Running<State> {
  readonly state: State;
  onChange(listener: () => void): void;
  end(): void;
}

/** A store for `useSyncExternalStore`. */
export interface SharedStore<State, Present extends Running<State>> {
  /** What runs now. */
  readonly present: Present | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getState: () => State;
}

/**
 * A store that starts when somebody looks and ends when nobody does any more. A component that goes and comes back at
 * once, as all do under Strict Mode, finds it running: the end waits for the turn to be over.
 */
export function createSharedStore<State, Present extends Running<State>>(
  initial: State,
  start: () => Present,
): SharedStore<State, Present> {
  const listeners = new Set<() => void>();
  let present: Present | undefined;
  // What was known last stays: a component that comes back later begins with it.
  let state = initial;
  const endIfIdle = (): void => {
    if (listeners.size > 0) return;
    present?.end();
    present = undefined;
  };
  return {
    get present() {
      return present;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (present === undefined) {
        const started = start();
        present = started;
        ({ state } = started);
        started.onChange(() => {
          ({ state } = started);
          for (const each of listeners) each();
        });
      }
      return () => {
        listeners.delete(listener);
        setTimeout(endIfIdle);
      };
    },
    getState: () => state,
  };
}

/** The store of a thing, made when it is asked for first; as many components as want share it while the thing lives. */
export function createStores<Value>(): (key: object, name: string, make: () => Value) => Value {
  const stores = new WeakMap<object, Map<string, Value>>();
  return (key, name, make) => {
    const named = stores.get(key) ?? new Map<string, Value>();
    stores.set(key, named);
    const store = named.get(name) ?? make();
    named.set(name, store);
    return store;
  };
}

/** What a store knows, in a component. Where pages are rendered on a server it is `initial`, and nothing starts. */
export function useStore<State, Present extends Running<State>>(
  store: SharedStore<State, Present>,
  initial: State,
): State {
  const toInitial = useMemo(() => () => initial, [initial]);
  return useSyncExternalStore(store.subscribe, store.getState, toInitial);
}
