import type { Mutant } from "./mutant.ts";

/** A fault that shows only when the process ends, and the checks that must find it: id → the rule that they name. */
export interface CrashMutant extends Mutant {
  /** Where the copy keeps its messages: in a folder that outlives it, or in its memory. */
  readonly engine: "LMDB" | "memory";
  readonly kills: Readonly<Record<string, string>>;
}

/** Faults of a server whose process is killed, or told to stop. */
export const crashMutants: readonly CrashMutant[] = [
  {
    name: "promises disk and begins each life with an empty folder",
    breaks: "PUB-11",
    engine: "LMDB",
    file: "bin/start.js",
    find: "return createLmdbEngine({ folder: data, clock",
    replace: "return createLmdbEngine({ folder: `${data}-${process.pid}`, clock",
    kills: { "core/crash/acked-survives": "PUB-11" },
  },
  {
    name: "goes on under the old epoch when all messages are lost",
    breaks: "REC-6",
    engine: "memory",
    file: "engine/channel-table.js",
    find: 'randomBytes(9).toString("base64url")',
    replace: '"for-ever"',
    kills: { "core/crash/no-false-continuity": "REC-6", "recovery/crash/histories": "PUB-11" },
  },
  {
    name: "keeps messages and forgets their keys",
    breaks: "PUB-3",
    engine: "LMDB",
    file: "engine/lmdb/append-group.js",
    find: "this.#transaction.putKey(channel, idempotency, record);",
    replace: "",
    kills: { "idempotency/crash/keys-survive": "PUB-3" },
  },
  {
    name: "ends without a word when it is told to stop",
    breaks: "CLS-2",
    engine: "memory",
    file: "bin/start.js",
    find: 'process.once("SIGTERM", stop);',
    replace: 'process.once("SIGTERM", () => process.exit(0));',
    kills: { "core/crash/drain": "CLS-2" },
  },
  {
    name: "closes without drain when it is told to stop",
    breaks: "CLS-2",
    engine: "memory",
    file: "session/session.js",
    find: 'this.send({ type: "drain", inMs });',
    replace: ";",
    kills: { "core/crash/drain": "CLS-2" },
  },
];
