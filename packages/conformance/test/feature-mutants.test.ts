import { expect, test } from "vitest";
import { runServer } from "../src/index.ts";
import { featureMutants } from "./servers/feature-mutants.ts";
import { startProxy } from "./servers/proxy-server.ts";
import { startReference, withFeatures } from "./servers/start-reference.ts";

const all = [...new Set(featureMutants.flatMap(({ kills }) => Object.keys(kills)))];

test("a proxy that changes nothing breaks no rule", async () => {
  await using server = await startReference(withFeatures);
  await using proxy = await startProxy(server.url, () => ({ twist: (frame) => [frame] }));
  const { cases } = await runServer({ url: proxy.url, only: all });
  expect(cases.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
  expect(cases.length).toBe(all.length);
}, 30_000);

test.for(featureMutants)(
  "a server that $name is found out",
  { timeout: 30_000 },
  async ({ createTwister, kills }) => {
    await using server = await startReference(withFeatures);
    await using proxy = await startProxy(server.url, createTwister);
    const report = await runServer({ url: proxy.url, only: Object.keys(kills), deadlineMs: 1_000 });
    const broken = report.cases.filter(({ outcome }) => outcome === "fail");
    expect(Object.fromEntries(broken.map(({ id, violation }) => [id, violation?.requirement]))).toEqual(
      kills,
    );
  },
);
