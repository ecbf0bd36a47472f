import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseArguments } from "../../src/bin/parse-arguments.ts";
import { withConfig } from "../../src/bin/read-config.ts";

const folder = await mkdtemp(join(tmpdir(), "conformance-config-"));
afterAll(() => rm(folder, { recursive: true }));

async function write(value: unknown): Promise<string> {
  const file = join(folder, "config.json");
  await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
  return file;
}

describe("withConfig", () => {
  test("takes options from the file, and the command line has the last word", async () => {
    const file = await write({ seed: "7", runs: 20, only: ["core/*", "auth/*"], strict: true, trace: false });
    const words = await withConfig(["server", "ws://127.0.0.1:1/", "--config", file, "--seed", "8"]);
    expect(parseArguments(words, {})).toMatchObject({
      seed: "8",
      runs: 20,
      isStrict: true,
      showsTrace: false,
      selection: { only: ["core/*", "auth/*"] },
    });
  });

  test("leaves a command line without it as it is, and what follows -- to the driver", async () => {
    const words = ["client", "--", "node", "driver.js", "--config", "own.json"];
    expect(await withConfig(words)).toEqual(words);
  });

  test.each([
    ["not JSON", "{", /config\.json: .*JSON/],
    ["no object", [1], /must be a JSON object/],
    ["an option that is an object", { seed: {} }, /seed must be/],
  ])("refuses %s and names the file", async (_, value, message) => {
    const file = await write(value);
    await expect(withConfig(["server", `--config=${file}`])).rejects.toThrow(message);
  });

  test("an option that there is not is refused by its name", async () => {
    const words = await withConfig(["server", "ws://127.0.0.1:1/", "--config", await write({ sed: "7" })]);
    expect(() => parseArguments(words, {})).toThrow(/--sed/);
  });
});
