import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const execute = promisify(execFile);
const ROOM = fileURLToPath(new URL("..", import.meta.url));

/** How long a message may be: two lines of a terminal, indented explanations included. */
const MAX_LENGTH = 240;

const PRELUDE = `
  import { createClient, type Client, type MethodSpec } from "@parlance/sdk";
  import { call } from "@parlance/sdk/calls";
  import { chat } from "@parlance/sdk/chat";
  const client = createClient({ url: "ws://localhost/", contract: chat });
  const kitchen = client.channel("room:kitchen");
  type Double = MethodSpec<{ readonly value: number }, { readonly twice: number }>;
  declare const calling: Client<(typeof chat)["namespaces"], { readonly double: Double }>;
  void [call, kitchen, calling];
`;

/** A mistake, and what the message must name. */
const MISTAKES: Readonly<Record<string, readonly [program: string, names: readonly string[]]>> = {
  "a wrong event": [`void kitchen.publish("chat.sang", { text: "La" });`, ['"chat.sang"', '"chat.said"']],
  "a wrong event to listen to": [`kitchen.on("chat.sang", () => undefined);`, ['"chat.sang"', '"chat.said"']],
  "a wrong payload": [`void kitchen.publish("chat.said", { text: 42 });`, ["'number'", "'string'"]],
  "a payload without a member": [`void kitchen.publish("chat.said", {});`, ["'text'", "ChatSaid"]],
  "a member too many": [
    `void kitchen.publish("chat.said", { text: "T", nick: "A" });`,
    ["'nick'", "ChatSaid"],
  ],
  "a wrong channel namespace": [`client.channel("kitchen:tea");`, ['"kitchen:tea"']],
  "a wrong method": [`void call(calling, "triple", { value: 7 });`, ['"triple"', '"double"']],
  "wrong parameters of a method": [`void call(calling, "double", { value: "7" });`, ["'string'", "'number'"]],
  "a wrong method result": [
    `void call(calling, "double", { value: 7 }).then(({ thrice }) => thrice);`,
    ["'thrice'", "twice"],
  ],
};

describe("what the compiler says of a mistake is short and names it:", () => {
  let folder: string;
  let messages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    mkdirSync(join(ROOM, "dist"), { recursive: true });
    folder = mkdtempSync(join(ROOM, "dist/messages-"));
    for (const [index, [program]] of Object.values(MISTAKES).entries())
      writeFileSync(join(folder, `m${index}.ts`), PRELUDE + program);
    const compilerOptions = { module: "nodenext", target: "es2023", strict: true, noEmit: true, types: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    const compiler = createRequire(import.meta.url).resolve("typescript/package.json");
    const run = [join(compiler, "../bin/tsc"), "-p", folder, "--pretty", "false"];
    const { stdout } = await execute(process.execPath, run, { cwd: folder }).catch(
      (fault: unknown) => fault as { readonly stdout: string },
    );
    // A message begins with its file; its explanations are indented below it.
    const found = stdout.split(/^(?=\S)/m).map((text) => [/m(\d+)\.ts/.exec(text)?.[1], text] as const);
    const names = Object.keys(MISTAKES);
    messages = new Map(
      names.map((name, index) => [
        name,
        found
          .filter(([of]) => of === String(index))
          .map(([, text]) => text)
          .join(""),
      ]),
    );
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(Object.entries(MISTAKES))("%s", (name, [, parts]) => {
    const message = messages.get(name) ?? "";
    for (const part of parts) expect(message).toContain(part);
    expect(message.replace(/^\S+: /, "").length, message).toBeLessThanOrEqual(MAX_LENGTH);
    expect(message.match(/error TS/g)).toHaveLength(1);
  });
});
