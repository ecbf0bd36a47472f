import { expect, test } from "vitest";
import { openFolder } from "../../open-folder.ts";
import { openEngine } from "./open-engine.ts";

test("events are kept in their order over a restart until they are removed, also those written right before it", async () => {
  using folder = openFolder();
  const first = openEngine(folder.path);
  const events = [1, 2, 10, 3].toSorted((one, other) => one - other);
  for (const place of events)
    void first.events?.add({ place, text: `{"n":${place}}`, dropped: place === 3 ? 7 : 0 });
  await first.stop();
  const second = openEngine(folder.path);
  expect([...(second.events?.read() ?? [])]).toEqual([
    { place: 1, text: '{"n":1}', dropped: 0 },
    { place: 2, text: '{"n":2}', dropped: 0 },
    { place: 3, text: '{"n":3}', dropped: 7 },
    { place: 10, text: '{"n":10}', dropped: 0 },
  ]);
  expect(await second.events?.remove(2)).toBe(true);
  expect(await second.events?.add({ place: 3, text: '{"n":3}', dropped: 9 })).toBe(true);
  await second.stop();
  const third = openEngine(folder.path);
  expect([...(third.events?.read() ?? [])].map(({ place, dropped }) => [place, dropped])).toEqual([
    [3, 9],
    [10, 0],
  ]);
  await third.stop();
});
