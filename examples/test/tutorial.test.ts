import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBlocks } from "./read-blocks.ts";
import { ROOT } from "./run-program.ts";

/** The same page, however it is indented and quoted. */
function toPlain(page: string): string {
  return page.replaceAll(/\s+/g, "").replaceAll('"', "'").toLowerCase();
}

test("README.md shows the tutorial's page as it is in examples", () => {
  const shown = readBlocks("README.md").find(({ language }) => language === "html");
  const page = readFileSync(join(ROOT, "examples/tutorial.html"), "utf8");
  expect(toPlain(shown?.text ?? "")).toBe(toPlain(page));
});
