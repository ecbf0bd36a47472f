import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readContractFile } from "../../src/bin/contract-file.ts";

let file: string;
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), "parlance-")), "my.contract.json");
});
afterAll(() => rmSync(join(file, ".."), { recursive: true, force: true }));

const OPEN = { name: "mine", version: "1.0.0", namespaces: { open: { events: {}, anyEvent: true } } };

function read(contract: unknown): Promise<unknown> {
  writeFileSync(file, typeof contract === "string" ? contract : JSON.stringify(contract));
  return readContractFile(file);
}

describe("a contract file", () => {
  test("is read when it holds a contract", async () => {
    expect(await read(OPEN)).toEqual(OPEN);
  });

  test.each<[string, unknown, RegExp]>([
    ["that is not JSON", "{", /: .*JSON/],
    ["that is no object", [], /not a contract\n {2}\(the document\) .*\[type\]/],
    [
      "without a name",
      { ...OPEN, name: undefined },
      /not a contract\n {2}\(the document\) .*'name' \[required\]/,
    ],
    ["with a wrong version", { ...OPEN, version: "1.0" }, /\n {2}\/version .*\[pattern\]/],
    ["with a member too many", { ...OPEN, extra: 1 }, /\n {2}\/extra .*\[additionalProperties\]/],
    ["with a namespace of a bad name", { ...OPEN, namespaces: { Open: {} } }, /\n {2}\/namespaces.*\[/],
  ])("%s is refused with file, place and rule", async (_, contract, message) => {
    await expect(read(contract)).rejects.toThrow(`--contract ${file}: `);
    await expect(read(contract)).rejects.toThrow(message);
  });

  test("that is not there is named", async () => {
    await expect(readContractFile("nowhere.json")).rejects.toThrow(
      /^--contract nowhere\.json: .*no such file/,
    );
  });
});
