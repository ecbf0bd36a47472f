import { refuse } from "./refuse.ts";

/** Calls the listeners of named events. A listener that throws, or rejects, hinders neither the others nor the caller. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(value: never) => unknown>>();
  readonly #onThrown: (thrown: unknown, name: keyof Events) => void;

  constructor(onThrown: (thrown: unknown, name: keyof Events) => void) {
    this.#onThrown = onThrown;
  }

  /** Adds a listener, once however often it is added. The result removes it. */
  on<Name extends keyof Events>(name: Name, listener: (value: Events[Name]) => unknown): () => void {
    if (typeof listener !== "function")
      refuse(`on(${JSON.stringify(name)})`, "the listener", listener, "must be a function");
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Calls the listeners in the order in which they came; tells whether there was one. */
  emit<Name extends keyof Events>(name: Name, value: Events[Name]): boolean {
    const listeners = [...(this.#listeners.get(name) ?? [])] as ((value: Events[Name]) => unknown)[];
    for (const listener of listeners) {
      try {
        const result = listener(value);
        if (result instanceof Promise) result.catch((thrown: unknown) => this.#onThrown(thrown, name));
      } catch (thrown) {
        this.#onThrown(thrown, name);
      }
    }
    return listeners.length > 0;
  }
}
