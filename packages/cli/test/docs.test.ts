import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, ROOT, runParlance } from "./run-parlance.ts";

const ORDERS = join(ROOT, "examples/orders.contract.json");

describe("parlance docs", () => {
  test("writes a page and an AsyncAPI document, the same bytes again", async () => {
    using folder = makeFolder();
    const out = join(folder.path, "deep/docs");
    const read = (): readonly string[] =>
      readdirSync(out)
        .toSorted()
        .map((name) => readFileSync(join(out, name), "utf8"));
    expect(await runParlance(["docs", ORDERS, "--out", out])).toMatchObject({ status: 0, errors: "" });
    const [document = "", page = ""] = read();
    expect(JSON.parse(document)).toMatchObject({ asyncapi: "3.0.0", info: { title: "orders" } });
    expect(page).toContain("<title>orders 1.0.0</title>");
    await runParlance(["docs", ORDERS, "--out", out]);
    expect(read()).toEqual([document, page]);
  });

  test("says what it needs", async () => {
    expect(await runParlance(["docs", ORDERS])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("--out: say which folder the files go to"),
    });
    expect(await runParlance(["docs", "nowhere.json", "--out", "docs"])).toMatchObject({ status: 3 });
  });
});
