import { expect, test } from "vitest";
import { toRandomId } from "../src/random-id.ts";

test("ids have their length, and none comes twice, also where the pool is filled again", () => {
  const ids = Array.from({ length: 2000 }, () => toRandomId(12));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/);
  expect(toRandomId(16)).toHaveLength(22);
});
