import { expect, test } from "vitest";
import { Gathering } from "../../src/workers/gathering.ts";
import { createFakeClock } from "../fake-clock.ts";

function ask(gathering: Gathering, members: readonly number[]) {
  const rounds = new Map<number, number>();
  const answers = gathering.ask(members, (member, round) => void rounds.set(member, round));
  return { answers, round: rounds.get(members[0] ?? 0) ?? 0 };
}

test("settles when all have answered, each once", async () => {
  const gathering = new Gathering(createFakeClock());
  const { answers, round } = ask(gathering, [1, 2]);
  gathering.take(1, round, { a: 1 });
  gathering.take(1, round, { a: 9 });
  gathering.take(2, round, { a: 2 });
  expect(await answers).toEqual([{ a: 1 }, { a: 2 }]);
});

test("waits neither for one that has left, nor for one that has nothing to say", async () => {
  const gathering = new Gathering(createFakeClock());
  const { answers, round } = ask(gathering, [1, 2, 3]);
  gathering.take(2, round, null);
  gathering.take(3, round, { a: 3 });
  gathering.leave(1);
  expect(await answers).toEqual([{ a: 3 }]);
  expect(await gathering.ask([], () => undefined)).toEqual([]);
});

test("waits two seconds for the slowest, and takes nothing of it later", async () => {
  const clock = createFakeClock();
  const gathering = new Gathering(clock);
  const { answers, round } = ask(gathering, [1, 2]);
  gathering.take(1, round, { a: 1 });
  clock.advance(2000);
  gathering.take(2, round, { a: 2 });
  expect(await answers).toEqual([{ a: 1 }]);
});
