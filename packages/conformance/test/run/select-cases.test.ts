import { expect, test } from "vitest";
import { cases } from "../../src/index.ts";
import { selectCases, type Selection } from "../../src/run/select-cases.ts";

function idsOf(selection: Selection): readonly string[] {
  return selectCases(cases, selection).map(({ id }) => id);
}

test("everything is selected where nothing is said", () => {
  expect(idsOf({})).toHaveLength(cases.length);
});

test("only takes whole ids and patterns, skip takes away", () => {
  expect(idsOf({ only: ["core/smoke/welcome"] })).toEqual(["core/smoke/welcome"]);
  expect(idsOf({ only: ["core/smoke/*"], skip: ["*/talk"] })).toEqual([
    "core/smoke/welcome",
    "core/smoke/survey",
  ]);
  expect(idsOf({ only: ["core/smoke"] })).toEqual([]);
  expect(idsOf({ only: ["core/smoke/w.lcome"] })).toEqual([]);
});

test("profiles take cases by the first part of their id", () => {
  expect(idsOf({ profiles: ["recovery"] }).every((id) => id.startsWith("recovery/"))).toBe(true);
  expect(idsOf({ profiles: ["recovery"] }).length).toBeGreaterThan(3);
});
