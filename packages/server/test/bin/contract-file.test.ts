import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashContract, type Contract } from "@parlance/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAcceptedContracts } from "../../src/bin/accepted-contracts.ts";
import { readContractFile } from "../../src/bin/contract-file.ts";

let file: string;
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), "parlance-")), "my.contract.json");
});
afterAll(() => rmSync(join(file, ".."), { recursive: true, force: true }));

const OPEN: Contract = {
  name: "mine",
  version: "1.0.0",
  namespaces: { open: { events: {}, anyEvent: true } },
};

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

  test("outside the safe profile is refused with place, reason and remedy", async () => {
    const events = { said: { kind: "message", data: { type: "object" } } };
    await expect(read({ ...OPEN, namespaces: { open: { events } } })).rejects.toThrow(
      /\/namespaces\/open\/events\/said\/data an object may have any number of members; add .* \[unbounded-object\]/,
    );
  });

  test("that is not there is named", async () => {
    await expect(readContractFile("nowhere.json")).rejects.toThrow(
      /^--contract nowhere\.json: .*no such file/,
    );
  });
});

describe("accepted contracts", () => {
  const NEXT: Contract = { ...OPEN, namespaces: { ...OPEN.namespaces, mine: { events: {} } } };

  test("are fingerprints, and files whose fingerprint is taken", async () => {
    await read(OPEN);
    const hash = "0".repeat(64);
    expect(await readAcceptedContracts([hash, file], NEXT)).toEqual({
      hashes: [hash, hashContract(OPEN)],
      warnings: [],
    });
  });

  test("that the contract breaks are warned of", async () => {
    await read(NEXT);
    const { warnings } = await readAcceptedContracts([file], OPEN);
    expect(warnings).toEqual([
      `--accept-contract ${file}: the contract breaks its writers, readers: /namespaces/mine namespace is gone`,
    ]);
  });

  test("that are neither are refused", async () => {
    await expect(readAcceptedContracts(["nowhere.json"], OPEN)).rejects.toThrow(
      /^--accept-contract nowhere\.json: /,
    );
  });
});
