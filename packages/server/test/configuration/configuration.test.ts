import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfiguration, type Configuration, type Flags } from "../../src/configuration/configuration.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parlance-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string, name = "parlance.yaml"): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function read(flags: Flags, environment: Record<string, string> = {}) {
  const found = readConfiguration(flags, environment);
  if (found.kind === "refused") throw new Error(found.faults.join("\n"));
  return found;
}

function refuse(flags: Flags, environment: Record<string, string> = {}): readonly string[] {
  const found = readConfiguration(flags, environment);
  return found.kind === "refused" ? found.faults : [];
}

/** The faults of a file, without its name in front. */
function refuseFile(text: string, name?: string): readonly string[] {
  const file = write(text, name);
  return refuse({ config: file }).map((fault) => fault.replace(file, "FILE"));
}

describe("what is said closer counts", () => {
  test("flag, variable, PORT, file, default", () => {
    const config = write("port: 1\n");
    const all = { PARLANCE_PORT: "3", PORT: "2", PARLANCE_CONFIG: config };
    expect(read({ port: "4" }, all).configuration.port).toBe(4);
    expect(read({}, all).configuration.port).toBe(3);
    expect(read({}, { ...all, PARLANCE_PORT: "" }).configuration.port).toBe(2);
    expect(read({ config }).configuration.port).toBe(1);
    expect(read({}).configuration.port).toBe(8080);
  });

  test("and each setting tells where it comes from", () => {
    const config = write("# settings\nlimits:\n  inFlight: 2\n");
    const { origins } = read({ config, port: "4" }, { PARLANCE_MEMORY: "true" });
    expect([...origins]).toEqual([
      ["port", { kind: "flag", name: "--port" }],
      ["memory", { kind: "variable", name: "PARLANCE_MEMORY" }],
      ["limits.inFlight", { kind: "file", file: config, line: 3 }],
    ]);
  });

  test("a member of a group keeps the defaults beside it", () => {
    const { limits } = read({ config: write("limits: { inFlight: 2 }") }).configuration;
    expect(limits).toEqual({ frameBytes: 65_536, subscriptions: 128, inFlight: 2, framesPerSecond: 50 });
  });

  test("data of a flag counts more than memory of the file; both of the file are refused", () => {
    expect(read({ config: write("memory: true"), data: "x" }).configuration.memory).toBe(false);
    expect(refuseFile("memory: true\ndata: x\n")).toEqual([
      "memory: keeps nothing in a folder; leave out data",
    ]);
  });
});

test("a file is JSON or YAML, and may name its schema", () => {
  const yaml = read({ config: write("$schema: ./x.json\nallowedOrigins: [https://a.example]\n") });
  const json = read({ config: write('{"allowedOrigins":["https://a.example"]}', "c.json") });
  expect(yaml.configuration).toEqual(json.configuration);
  expect(read({ config: write("") }).configuration).toEqual(read({}).configuration);
});

test("files in a configuration file are meant from where it lies, fingerprints stay", () => {
  const hash = "a".repeat(64);
  const text = `contract: c.json\nacceptedContracts: [old.json, ${hash}]\njwt: { secretFile: ../s }\ndata: kept\n`;
  const { contract, acceptedContracts, jwt, data }: Configuration = read({
    config: write(text),
  }).configuration;
  expect({ contract, acceptedContracts, data }).toEqual({
    contract: join(folder, "c.json"),
    acceptedContracts: [join(folder, "old.json"), hash],
    data: join(folder, "kept"),
  });
  expect(jwt.secretFile).toBe(join(folder, "../s"));
});

describe("what is wrong is refused with line, name and rule, all of it at once", () => {
  test.each<[string, readonly string[]]>([
    ["prot: 1", ["FILE:1: prot: no such setting; did you mean port?"]],
    [
      "limits:\n  frameByte: 1\n  inFlight: 0\n",
      [
        "FILE:2: limits.frameByte: no such setting; did you mean limits.frameBytes?",
        "FILE:3: limits.inFlight: must be an integer from 1 to 1000000, got the integer 0",
      ],
    ],
    ["port: 12345678901234567890", ["FILE:1: port: must be an integer from 0 to 65535, got a number"]],
    ["port: 80.5", ["FILE:1: port: must be an integer from 0 to 65535, got the number 80.5"]],
    ["port:", ["FILE:1: port: must be an integer from 0 to 65535, got nothing"]],
    ["memory: yes", ["FILE:1: memory: must be true or false, got a string"]],
    ["limits: 3", ["FILE:1: limits: must be an object, got the integer 3"]],
    ["limits: []", ["FILE:1: limits: must be an object, got a list"]],
    ["gateways: raw", ["FILE:1: gateways: must be a list, got a string"]],
    [
      "allowedOrigins:\n  - https://a.example\n  - https://b.example/x\n",
      [
        "FILE:3: allowedOrigins.1: must be an origin without a path, such as https://chat.example, got a string",
      ],
    ],
    [
      "log: { level: loud }",
      ["FILE:1: log.level: must be one of debug, info, warn, error, silent, got a string"],
    ],
    ["- a", ["FILE:1: must be an object"]],
    ["__proto__: { memory: true }", ["FILE:1: __proto__: no such setting; did you mean port?"]],
    ['{"port": 1,\n "port": 2}', ["FILE:2: is neither JSON nor YAML: DUPLICATE_KEY"]],
    ["port: [1", ["FILE:1: is neither JSON nor YAML: BAD_INDENT"]],
    ["$schema: 3", ["FILE:1: $schema: must be the address of a schema"]],
  ])("%j", (text, faults) => {
    expect(refuseFile(text)).toEqual(faults);
  });

  test("a file that is not there", () => {
    expect(refuse({ config: "not-there.yaml" })).toEqual(["not-there.yaml: there is no such file"]);
    expect(refuse({ config: folder })).toEqual([`${folder}: is a folder`]);
  });

  test("a file that grows when it is read", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
    for (let i = 1; i < 9; i++)
      bomb.push(`${"abcdefghi"[i]}: &${"abcdefghi"[i]} [${`*${"abcdefghi"[i - 1]},`.repeat(9)}]`);
    expect(refuseFile(bomb.join("\n"))).toEqual(["FILE: is neither JSON nor YAML: too many aliases"]);
  });

  test("a variable, by its name", () => {
    expect(refuse({}, { PARLANCE_HELLO_MS: "1s", PARLANCE_MEMORY: "yes" })).toEqual([
      'PARLANCE_MEMORY: must be true or false, got "yes"',
      'PARLANCE_HELLO_MS: must be an integer from 100 to 15000, got "1s"',
    ]);
  });

  test("a variable that is nearly one of ours; others are warned of", () => {
    expect(refuse({}, { PARLANCE_JWT_SECRT: "x" })).toEqual([
      "PARLANCE_JWT_SECRT: no such setting; did you mean PARLANCE_JWT_SECRET?",
    ]);
    expect(read({}, { PARLANCE_COLOUR: "x" }).warnings).toHaveLength(1);
    expect(read({}, { PARLANCE_DEPTH: "full", PARLANCE_SERVICE_HOST: "10.0.0.1" }).warnings).toEqual([]);
  });
});

describe("secrets", () => {
  const secret = "do-not-show-this-0123456789abcdef0123456789";

  test("come by a variable, and stand in no file", () => {
    expect(read({}, { PARLANCE_JWT_SECRET: secret }).configuration.jwt.secret).toBe(secret);
    const [fault = ""] = refuseFile(`jwt:\n  secret: ${secret}\n`);
    expect(fault).toMatch(/^FILE:2: jwt\.secret: is a secret/);
  });

  test("are in no message, wherever they were written by mistake", () => {
    const texts = [
      `port: ${secret}`,
      `api: { key: ${secret} }`,
      `limits: { frameBytes: ${secret} }`,
      `log: ${secret}`,
      `gateways: [${secret}]`,
      `jwt: { jwksUrl: ${secret} }`,
      `"x": "${secret}`,
      `${secret}: {`,
    ];
    for (const text of texts) {
      const faults = refuseFile(text);
      expect(faults.length, text).toBeGreaterThan(0);
      expect(faults.join("\n"), text).not.toContain(secret);
    }
  });
});
