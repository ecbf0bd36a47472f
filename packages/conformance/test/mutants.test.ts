import { expect, test } from "vitest";
import { runServer } from "../src/index.ts";
import { mutants } from "./servers/mutants.ts";
import { startPageServer } from "./servers/page-server.ts";

test.for(mutants)("a server that $name is found out", async ({ twist, kills }) => {
  await using server = await startPageServer(twist);
  const report = await runServer({ url: server.url, only: Object.keys(kills) });
  const broken = report.cases.filter(({ outcome }) => outcome === "fail");
  expect(Object.fromEntries(broken.map(({ id, violation }) => [id, violation?.requirement]))).toEqual(kills);
});
