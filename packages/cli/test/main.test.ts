import { describe, expect, test } from "vitest";
import { ROOT, runParlance, startParlance } from "./run-parlance.ts";

const COMMANDS = [
  "init",
  "start",
  "check",
  "generate",
  "diff",
  "config",
  "token",
  "conformance",
  "version",
  "completion",
];

describe("parlance", () => {
  test("lists its commands, and explains each of them", async () => {
    const { status, output } = await runParlance([]);
    expect(status).toBe(0);
    for (const name of COMMANDS) {
      expect(output).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
      const help = await runParlance([name, "--help"]);
      expect(help.status, name).toBe(0);
      expect(help.output, name).toContain(`parlance`);
      expect(help.output, name).not.toContain("parlance-server");
    }
  }, 60_000);

  test.each([
    [["genrate"], "genrate: there is no such command; did you mean generate?", "parlance --help"],
    [["generate"], "FILE is missing", "parlance generate --help"],
    [["generate", "a.json"], "--out: say which folder the files go to", "parlance generate --help"],
    [
      ["generate", "a.json", "--fromat", "ts"],
      "--fromat: there is no such flag; did you mean --format?",
      "parlance generate --help",
    ],
    [
      ["generate", "a.json", "--out", "x", "--format", "tsx"],
      '--format: must be one of js, ts, got "tsx"; did you mean ts?',
      "parlance generate --help",
    ],
    [["diff", "a.json", "b.json", "c.json"], "c.json: is one word too many", "parlance diff --help"],
    [["init", "x", "--template", "cat"], 'got "cat"; did you mean chat?', "parlance init --help"],
  ])("refuses %j and says what to do", async (words, problem, remedy) => {
    const { status, output, errors } = await runParlance(words);
    expect(status).toBe(2);
    expect(output).toBe("");
    expect(errors).toContain(problem);
    expect(errors).toContain(`Run ${remedy}`);
  });

  test("hands start and token on to the server, and conformance to the suite, under its own name", async () => {
    for (const name of ["start", "token", "conformance"]) {
      await using program = startParlance([name, "--prot", "1"], ROOT);
      // The server and the suite know this flag no more than anybody.
      const [told] = await program.until(/parlance.*--prot[^]*parlance.* --help/);
      expect(told).not.toMatch(/parlance-(?:server|conformance)/);
    }
  }, 120_000);

  test.each(["bash", "zsh", "fish"])("completes commands and flags in %s", async (shell) => {
    const { status, output } = await runParlance(["completion", shell]);
    expect(status).toBe(0);
    for (const name of COMMANDS) expect(output).toContain(name);
    expect(output).toMatch(/generate.*(?:--| -l )format/);
    expect(output).toMatch(/start.*(?:--| -l )port/);
  });
});
