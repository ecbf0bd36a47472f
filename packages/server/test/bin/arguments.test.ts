import { describe, expect, test } from "vitest";
import { parseArguments } from "../../src/bin/arguments.ts";
import type { Configuration } from "../../src/configuration/configuration.ts";

function start(args: readonly string[], environment: Record<string, string> = {}): Configuration {
  const command = parseArguments(args, environment);
  if (command.kind !== "start") throw new Error(JSON.stringify(command));
  return command.configuration;
}

function refuse(args: readonly string[], environment: Record<string, string> = {}): string {
  const command = parseArguments(args, environment);
  if (command.kind !== "refused") throw new Error(JSON.stringify(command));
  return command.message;
}

describe("start", () => {
  test("fills in the defaults", () => {
    const configuration = start([]);
    expect(configuration).toMatchObject({ port: 8080, address: "127.0.0.1", log: { level: "info" } });
    expect(configuration.contract).toBeUndefined();
    expect(start(["start"])).toEqual(configuration);
  });

  test("takes every flag", () => {
    const args = ["-p", "1", "-a", "::1", "--contract", "c.json", "--unsafe-public", "--log-level", "debug"];
    expect(start([...args, "--allow-origin", "https://a", "--allow-origin=https://b"])).toMatchObject({
      port: 1,
      address: "::1",
      contract: "c.json",
      unsafePublic: true,
      log: { level: "debug" },
      allowedOrigins: ["https://a", "https://b"],
    });
  });

  test("prefers a flag to PARLANCE_PORT, and that to PORT", () => {
    const environment = { PARLANCE_PORT: "2", PORT: "3" };
    expect(start(["--port", "1"], environment).port).toBe(1);
    expect(start([], environment).port).toBe(2);
    expect(start([], { PORT: "3" }).port).toBe(3);
    expect(start([], { PARLANCE_PORT: "", PORT: "3" }).port).toBe(3);
  });

  test("keeps messages in ./data, in the folder that is named, or in memory", () => {
    expect(start([])).toMatchObject({ data: "./data", memory: false });
    expect(start(["--data", "x"], { PARLANCE_DATA: "y" }).data).toBe("x");
    expect(start([], { PARLANCE_DATA: "y" }).data).toBe("y");
    expect(start(["--memory"], { PARLANCE_DATA: "y" }).memory).toBe(true);
    expect(start(["--data", "x"], { PARLANCE_MEMORY: "true" }).memory).toBe(false);
    expect(refuse(["--memory", "--data", "x"])).toMatch(/^--memory: /);
  });
});

test("drops kept messages only when it is told to, by flag or environment", () => {
  expect(start([]).dropBrokenHistory).toBe(false);
  expect(start(["--drop-broken-history"]).dropBrokenHistory).toBe(true);
  expect(start([], { PARLANCE_DROP_BROKEN_HISTORY: "true" }).dropBrokenHistory).toBe(true);
  expect(refuse([], { PARLANCE_DROP_BROKEN_HISTORY: "1" })).toBe(
    'PARLANCE_DROP_BROKEN_HISTORY: must be true or false, got "1"',
  );
});

describe("what is wrong is refused by name", () => {
  test.each([
    [["--prot", "1"], "--prot: no such flag; did you mean --port?"],
    [["--unsafe"], "--unsafe: no such flag; did you mean --unsafe-public?"],
    [["--allow-orgin", "x"], "--allow-orgin: no such flag; did you mean --allow-origin?"],
    [["--loglevel=info"], "--loglevel: no such flag; did you mean --log-level?"],
    [["--adress", "x"], "--adress: no such flag; did you mean --address?"],
    [["stop"], "stop: no such command; there are start, config, token and version"],
    [["start", "now"], "now: no such command; there are start, config, token and version"],
    [["--port", "x"], '--port: must be an integer from 0 to 65535, got "x"'],
    [["--port", "65536"], '--port: must be an integer from 0 to 65535, got "65536"'],
    [["--port", "1e3"], '--port: must be an integer from 0 to 65535, got "1e3"'],
    [["--log-level", "loud"], '--log-level: must be one of debug, info, warn, error, silent, got "loud"'],
  ])("%j", (args, message) => {
    expect(refuse(args)).toBe(message);
  });

  test("a flag without its value", () => {
    expect(refuse(["--port"])).toMatch(/--port/);
  });

  test("a port of the environment, by the name of its variable", () => {
    expect(refuse([], { PARLANCE_PORT: "x" })).toMatch(/^PARLANCE_PORT: /);
    expect(refuse([], { PORT: "-1" })).toMatch(/^PORT: /);
  });
});

test("help and version win over everything else", () => {
  expect(parseArguments(["--help", "--port", "x"], {})).toEqual({ kind: "help" });
  expect(parseArguments(["-h"], {})).toEqual({ kind: "help" });
  expect(parseArguments(["version"], {})).toEqual({ kind: "version" });
  expect(parseArguments(["--version"], {})).toEqual({ kind: "version" });
});
