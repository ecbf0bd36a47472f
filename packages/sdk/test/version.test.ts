import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sdk } from "../src/version.ts";

it("the name and version that servers hear are those of the package", () => {
  const { name, version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    name: string;
    version: string;
  };
  expect(sdk).toEqual({ name, version });
});
