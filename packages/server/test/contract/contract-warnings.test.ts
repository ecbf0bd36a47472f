import { expect, test } from "vitest";
import { defaultContract } from "../../src/contract/default-contract.ts";
import { createLogger } from "../../src/logger.ts";
import { createServer } from "../../src/server.ts";

function listWarnings(contract: object): readonly string[] {
  const lines: string[] = [];
  createServer({
    port: 0,
    contract: contract as typeof defaultContract,
    logger: createLogger("warn", (line) => lines.push(line)),
  });
  return lines;
}

test("a server tells at its start what is odd about its contract, with place and remedy", () => {
  const lines = listWarnings({ ...defaultContract, $defs: { lonely: { type: "null" } } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/ warn the contract has a flaw first="\/\$defs\/lonely .+; .+"/);
});

test("and nothing of one that is fine", () => {
  expect(listWarnings(defaultContract)).toEqual([]);
});
