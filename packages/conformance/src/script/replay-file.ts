import type { Case } from "../case.ts";
import { findBroken } from "../schema/find-broken.ts";
import type { Schema } from "../schema/json-schema.ts";
import type { Finding } from "./finding.ts";
import type { Script } from "./script.ts";
import { replayScript } from "./search.ts";

/** A script as a file: what `replay` plays again. */
export interface ReplayFile {
  readonly version: 1;
  /** Id of the case that found it. */
  readonly case: string;
  /** Rules that it was found to break. */
  readonly requirements: readonly string[];
  readonly script: Script;
}

const name = { type: "string", minLength: 1, maxLength: 100 } as const;
const mark = { enum: ["seen", "start", "foreign", "ahead"] } as const;

function step(
  op: string,
  members: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  const required = ["op", ...Object.keys(members).filter((member) => !optional.includes(member))];
  return {
    type: "object",
    properties: { op: { const: op }, ...members },
    required,
    additionalProperties: false,
  };
}

const where = { client: name, channel: name };

/** JSON Schema of a replay file. */
export const replaySchema: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Replay file of the Parlance conformance suite",
  type: "object",
  properties: {
    version: { const: 1 },
    case: { type: "string", minLength: 1 },
    requirements: { type: "array", items: name },
    script: {
      type: "object",
      properties: {
        namespace: { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}$" },
        pace: { enum: ["stepwise", "pipelined"] },
        steps: {
          type: "array",
          items: {
            oneOf: [
              step("connect", { client: name, user: name }, ["user"]),
              step("drop", { client: name }),
              step("close", { client: name }),
              step("subscribe", { ...where, position: mark, last: { type: "integer", minimum: 0 } }, [
                "position",
                "last",
              ]),
              step("unsubscribe", where),
              step("publish", { ...where, event: name, data: { type: "object" }, key: name }, ["key"]),
              step(
                "history",
                {
                  ...where,
                  direction: { enum: ["forward", "backward"] },
                  limit: { type: "integer" },
                  position: mark,
                },
                ["position"],
              ),
              step("ping", { client: name }),
              step("send", { client: name, frame: { type: "object" }, breaks: { type: "string" } }, [
                "breaks",
              ]),
              step("settle", {}),
              step("restart", { signal: { enum: ["SIGKILL", "SIGTERM"] } }),
            ],
          },
        },
      },
      required: ["namespace", "pace", "steps"],
      additionalProperties: false,
    },
  },
  required: ["version", "case", "requirements", "script"],
  additionalProperties: false,
};

/** Reads a replay file. Throws a `TypeError` that names the place and the rule when it is none. */
export function readReplayFile(value: unknown): ReplayFile {
  const [broken] = findBroken(replaySchema, value);
  if (broken !== undefined)
    throw new TypeError(
      `not a replay file: ${broken.at === "" ? "it" : broken.at} breaks ${broken.constraint}`,
    );
  return value as ReplayFile;
}

/** What of a failed case goes into a replay file. */
export function toReplayFile(
  { id, requirements }: Pick<Case, "id" | "requirements">,
  { script }: Finding,
): ReplayFile {
  return { version: 1, case: id, requirements, script };
}

/** The case that plays the script of a file once more. */
export function toReplayCase({ case: id, requirements, script }: ReplayFile): Case {
  return {
    id,
    title: `the script of a replay file, ${script.steps.length} steps, shows no damage`,
    requirements,
    phase: script.pace === "stepwise" ? "stateful" : "concurrent",
    run: (context) => replayScript(context, script),
  };
}
