import { expect, it } from "vitest";
import { createStore } from "../../src/page/store.ts";

it("tells a listener the state at once and after each change", () => {
  const store = createStore(1, (state, event: number) => state + event);
  const seen: number[] = [];
  store.watch((state) => seen.push(state));
  store.tell(2);
  expect(seen).toEqual([1, 3]);
  expect(store.state).toBe(3);
});

it("tells nothing of an event that changes nothing", () => {
  const store = createStore("a", (state) => state);
  const seen: string[] = [];
  store.watch((state) => seen.push(state));
  store.tell("b");
  expect(seen).toEqual(["a"]);
});
