import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { answerConfigRequest, parseConfigRequest } from "../../src/bin/config.ts";
import { parseFlags } from "../../src/configuration/flags.ts";
import { toHelp } from "../../src/configuration/help.ts";
import { toConfigurationSchema } from "../../src/configuration/json-schema.ts";
import { ALL_SETTINGS } from "../../src/configuration/list-settings.ts";
import { resolveSettings } from "../../src/options.ts";
import { SETTINGS } from "../../src/settings-schema.ts";

const ROOT = new URL("../../../../", import.meta.url);
const ajv = new Ajv2020({ strict: false });
const validate = ajv.compile(toConfigurationSchema());

describe("every setting", () => {
  test("that a server takes is one of the command", () => {
    const names = new Set(ALL_SETTINGS.map(({ path }) => path[0]));
    expect(Object.keys(SETTINGS.properties).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(resolveSettings({})).filter((name) => !names.has(name))).toEqual([]);
  });

  test("has a description, a flag that help shows and no other has, and a variable", () => {
    const help = toHelp();
    for (const { name, notes, flag, variable } of ALL_SETTINGS) {
      expect(notes.description, name).toMatch(/^[a-z].*[^.]$/i);
      const shown =
        flag === undefined ? new RegExp(`^  ${variable}`, "m") : new RegExp(`^ .*--${flag}\\b`, "m");
      expect(help, name).toMatch(shown);
    }
    for (const kind of ["flag", "variable"] as const) {
      const given = ALL_SETTINGS.flatMap((setting) => setting[kind] ?? []);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  test("that is a secret has no flag, and the message says what to do", () => {
    expect(parseFlags(["--jwt-secret", "x"])).toEqual({
      ok: false,
      message: "--jwt-secret: is a secret, and others can see flags; set PARLANCE_JWT_SECRET or name a file",
    });
  });
});

describe("the published schema", () => {
  test("is the one that is committed; if not, run `npm run generate`", () => {
    const file = readFileSync(new URL("packages/server/configuration.schema.json", ROOT), "utf8");
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(toConfigurationSchema())));
  });

  test("judges as the command does", () => {
    expect(validate({ port: 1, limits: { inFlight: 2 }, $schema: "x" })).toBe(true);
    for (const wrong of [{ prot: 1 }, { port: "1" }, { limits: { x: 1 } }, { log: { level: "loud" } }])
      expect(validate(wrong)).toBe(false);
  });

  test("has no place for secrets", () => {
    for (const { name, path, notes } of ALL_SETTINGS.filter((each) => each.notes["x-secret"] === true)) {
      expect(notes.description, name).toBeDefined();
      const value = path.toReversed().reduce<unknown>((inner, key) => ({ [key]: inner }), "x".repeat(40));
      expect(validate(value), name).toBe(false);
    }
  });
});

describe("config", () => {
  const environment = { PARLANCE_API_KEY: "hidden-0123456789abcdef0123456789abcdef" };

  function answer(args: readonly string[]) {
    const request = parseConfigRequest(args, environment);
    if (request.kind === "help" || request.kind === "refused") throw new Error(JSON.stringify(request));
    return answerConfigRequest(request);
  }

  test("print shows every setting and where it comes from, and no secret", () => {
    const { output, status } = answer(["print", "--port", "81", "--gateway", "raw"]);
    expect(status).toBe(0);
    expect(output).toContain("port: 81 # --port\n");
    expect(output).toContain("gateways: [ raw ] # --gateway\n");
    expect(output).toContain("limits:\n  frameBytes: 65536 # default\n");
    expect(output).toContain("  # key: (set) # PARLANCE_API_KEY\n");
    expect(output).not.toContain("hidden");
  });

  test("print for programs", () => {
    const { output } = answer(["print", "--json"]);
    const { settings } = JSON.parse(output) as { settings: readonly object[] };
    expect(settings).toContainEqual({ name: "port", value: 8080, from: "default" });
    expect(settings).toContainEqual({ name: "api.key", value: "(set)", from: "PARLANCE_API_KEY" });
  });

  test("check says what is wrong, and ends with 1", () => {
    expect(answer(["check", "--port", "x"])).toEqual({
      output: "",
      complaints: '--port: must be an integer from 0 to 65535, got "x"\n',
      status: 1,
    });
    expect(answer(["check"]).status).toBe(0);
    expect(JSON.parse(answer(["check", "--json", "--port", "x"]).output)).toMatchObject({ ok: false });
  });

  test("wrong words are refused", () => {
    expect(parseConfigRequest([], {})).toMatchObject({ kind: "refused" });
    expect(parseConfigRequest(["check", "a", "b"], {})).toEqual({
      kind: "refused",
      message: "b: is one word too many",
    });
  });
});
