import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COSTS } from "../src/sizing/costs.ts";
import { simulate } from "../src/sizing/simulate.ts";
import { toSizingMarkdown } from "../src/sizing/to-markdown.ts";

/** A table without the blanks by which it is aligned. */
function toCells(table: string): readonly (readonly string[])[] {
  return table
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^[|\s:-]+$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

test("ENGINES.md has the tables of the simulation; if not, run `node bench/dist/sizing/main.js --write`", () => {
  const page = readFileSync(new URL("../../ENGINES.md", import.meta.url), "utf8");
  const [, between = ""] = /<!-- sizing -->([\s\S]*)<!-- \/sizing -->/.exec(page) ?? [];
  expect(toCells(between)).toEqual(toCells(toSizingMarkdown()));
});

test("what costs twice as much needs twice as many", () => {
  const dear = (name: keyof typeof COSTS) => ({ ...COSTS, [name]: { value: COSTS[name].value * 2 } });
  const base = simulate(1_000_000);
  const heavy = simulate(1_000_000, dear("memoryPerConnection"));
  expect(heavy.nodes).toBeGreaterThanOrEqual(base.nodes);
  const busy = simulate(1_000_000, dear("publishesPerMinute"));
  expect(busy.publishesPerSecond).toBeCloseTo(base.publishesPerSecond * 2);
  expect(busy.deliveriesPerSecond).toBeCloseTo(base.deliveriesPerSecond * 2);
  expect(busy.primaries).toBeGreaterThan(base.primaries);
});

test("a message goes to no more nodes than there are, nor than it has subscribers", () => {
  for (const connections of [1000, 100_000]) {
    const { nodes, nodesPerPublish, largestChannel } = simulate(connections);
    expect(nodesPerPublish).toBeGreaterThanOrEqual(1);
    expect(nodesPerPublish).toBeLessThanOrEqual(Math.min(nodes, largestChannel));
  }
});
