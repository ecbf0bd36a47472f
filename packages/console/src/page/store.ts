/** A state that changes by events, and tells who listens. */
export interface Store<State, Event> {
  readonly state: State;
  /** Takes an event; listeners hear of it when it changed the state. */
  tell(event: Event): void;
  /** Calls the listener now and after each change. */
  watch(listener: (state: State) => void): void;
}

/** Creates a store around a pure function from state and event to the next state. */
export function createStore<State, Event>(
  initial: State,
  reduce: (state: State, event: Event) => State,
): Store<State, Event> {
  let state = initial;
  const listeners: ((state: State) => void)[] = [];
  return {
    get state() {
      return state;
    },
    tell(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(next);
    },
    watch(listener) {
      listeners.push(listener);
      listener(state);
    },
  };
}
