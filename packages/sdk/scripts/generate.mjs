// Writes what the SDK wants smaller than the other rooms: src/generated/frame-rules.ts, the rules of the server's frames
// in the form of src/rules.ts (a page loads a third of what compiled validators cost; a test holds them against those),
// src/generated/client-frame-rules.ts, those of the client's frames for the test server, and
// src/generated/close-advice.ts, of the close codes only what a client acts on.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { RULES, toRuleText } from "../../../schema/dist/toolkit/generate/rule-text.js";

const read = (file) => JSON.parse(readFileSync(new URL(`../../../schema/${file}`, import.meta.url), "utf8"));

const { $defs } = read("definitions.schema.json");

function write(file, source, text) {
  const banner = `// Generated from schema/${source}. Do not edit: run \`npm run generate\`.`;
  writeFileSync(new URL(`../src/generated/${file}`, import.meta.url), `${banner}\n${text}\n`);
}

/** The rules of the frames of one direction; `unnamed` says what a member is that a schema does not name. */
function toFrameRules(direction, unnamed) {
  const used = new Map();
  const known = new Set();
  /** Names the rule of a shared definition, written once before what needs it, or of a frame written before. */
  const toReference = (reference) => {
    const name = basename(reference, ".schema.json");
    if (known.has(name)) return name;
    if (!used.has(name)) {
      const text = toRule($defs[name]);
      used.set(name, `const ${name} = ${text};`);
    }
    return name;
  };
  const toRule = (schema) => toRuleText(schema, { toReference, unnamed });
  const frames = read(`${direction}-frame.schema.json`).oneOf.map(({ $ref }) => {
    const { description, ...schema } = read($ref);
    const type = schema.properties.type.const;
    const text = `/** ${description} */\nexport const ${type}: ${RULES}.Rule = ${toRule(schema)};`;
    known.add(type);
    return text;
  });
  return [`import * as ${RULES} from "../rules.ts";`, "", ...used.values(), "", ...frames].join("\n");
}

write("frame-rules.ts", "server/*.schema.json", toFrameRules("server", "ignored"));
write("client-frame-rules.ts", "client/*.schema.json", toFrameRules("client", "refused"));

const { advice, closes } = read("codes.json");
const meansStop = new Set(["stop", "application"]);
const hundreds = Object.entries(advice)
  .filter(([name]) => name !== "backOff" && name !== "client")
  .map(([name, { from }]) => `  ${from / 100}: ${JSON.stringify(meansStop.has(name) ? "stop" : name)},`);
const stops = closes.filter((close) => close.code < 4000 && close.advice === "stop").map(({ code }) => code);
const ownNames = ["normal", "abnormal", "liveness_lost", "moved"];
const own = closes
  .filter(({ name }) => ownNames.includes(name))
  .map(({ code, name, meaning }) => `  /** ${meaning} */\n  ${name}: ${code},`);
write(
  "close-advice.ts",
  "codes.json",
  `/** What a close code tells the client to do (PROTOCOL [CLS-3]). */
export type Advice = "backOff" | "reconnect" | "newToken" | "stop";

/** Advice of the hundreds of close codes; of every other it is to back off. */
export const adviceByHundred: Readonly<Record<number, Advice>> = {
${hundreds.join("\n")}
};

/** Codes of WebSocket itself after which another attempt would end the same way. */
export const stopCodes: readonly number[] = ${JSON.stringify(stops)};

/** Codes that a client sends or finds itself; the others name themselves in their reason (PROTOCOL [CLS-1]). */
export const ownCodes = {
${own.join("\n")}
} as const;`,
);
