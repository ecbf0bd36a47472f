import { expect, test } from "vitest";
import { createLogger, silentLogger } from "../src/logger.ts";

test("lines below the level are not written", () => {
  const lines: string[] = [];
  const logger = createLogger("warn", (line) => lines.push(line));
  logger.debug("a");
  logger.info("b");
  logger.warn("c");
  logger.error("d", { code: 2, error: 'a "b"' });
  expect(lines.map((line) => line.replace(/^\S+ /, ""))).toEqual([
    "warn c\n",
    'error d code=2 error="a \\"b\\""\n',
  ]);
});

test("a field cannot begin a line of its own", () => {
  const lines: string[] = [];
  createLogger("info", (line) => lines.push(line)).info("x", { error: "one\ntwo" });
  expect(lines.join("").split("\n")).toHaveLength(2);
});

test("the silent logger says nothing", () => {
  expect(() => silentLogger.error("x")).not.toThrow();
});
