import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT, readJson } from "./load.ts";
import { writeGenerated } from "./write.ts";

interface Codes {
  readonly advice: Readonly<Record<string, { from: number; to: number; meaning: string }>>;
  readonly closes: readonly { code: number; name: string; meaning: string; advice: string }[];
  readonly errors: readonly { code: string; meaning: string; retryable: boolean; fatal: boolean }[];
  readonly gapReasons: readonly { code: string; meaning: string }[];
}

const codes = readJson("codes.json") as unknown as Codes;

function toUnion(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(" | ");
}

function toTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function toModule(): string {
  const closes = codes.closes.map(({ code, name, meaning }) => `  /** ${meaning} */\n  ${name}: ${code},`);
  const errors = codes.errors.map(
    ({ code, meaning, retryable, fatal }) =>
      `  /** ${meaning} */\n  ${code}: { retryable: ${retryable}, fatal: ${fatal}, meaning: ${JSON.stringify(meaning)} },`,
  );
  return `/** Close codes by name. */
export const closeCodes = {
${closes.join("\n")}
} as const;

/** What is known of each error code. */
export const errorCodes = {
${errors.join("\n")}
} as const;

/** Name of a close code. */
export type CloseName = ${toUnion(codes.closes.map(({ name }) => name))};

/** Code of an \`error\` frame. */
export type ErrorCode = ${toUnion(codes.errors.map(({ code }) => code))};

/** Why continuity was lost. */
export type GapReason = ${toUnion(codes.gapReasons.map(({ code }) => code))};
`;
}

function toDocument(): string {
  const advice = toTable(
    ["codes", "advice to the client"],
    Object.values(codes.advice).map(({ from, to, meaning }) => [`${from}–${to}`, meaning]),
  );
  const closes = toTable(
    ["code", "name", "meaning"],
    codes.closes.map(({ code, name, meaning }) => [code, `\`${name}\``, meaning]),
  );
  const errors = toTable(
    ["code", "meaning", "retryable"],
    codes.errors.map(({ code, meaning, retryable }) => [`\`${code}\``, meaning, retryable ? "yes" : "no"]),
  );
  const gaps = toTable(
    ["reason", "meaning"],
    codes.gapReasons.map(({ code, meaning }) => [`\`${code}\``, meaning]),
  );
  return `### Close codes\n\n${advice}\n\n${closes}\n\n### Error codes\n\n${errors}\n\n### Reasons of a gap\n\n${gaps}\n`;
}

/** Writes `codes.ts` of each room and the tables in PROTOCOL.md. */
export function generateCodes(): void {
  for (const room of ["server", "sdk", "conformance", "console"]) {
    writeGenerated(`packages/${room}/src/generated/codes.ts`, "codes.json", toModule());
  }
  const path = join(PROJECT_ROOT, "PROTOCOL.md");
  const region = /(<!-- generated: codes -->\n)[^]*?(<!-- \/generated -->)/;
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(
      region,
      (_all, open: string, close: string) => `${open}\n${toDocument()}\n${close}`,
    ),
  );
}
