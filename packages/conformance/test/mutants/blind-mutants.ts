import type { Mutant } from "./mutant.ts";

/**
 * Faults that were thought of from PROTOCOL.md alone, before anybody looked at what the suite checks: how good it is
 * shows best in what it was not written for.
 */
export const blindMutants: readonly Mutant[] = [
  {
    name: "replays nothing when a subscription is replaced with last",
    breaks: "SUB-6",
    file: "session/handlers/subscribe.js",
    find: "{ position, last, recoveryLimit }",
    replace:
      "{ position, last: subscriber.seen?.has(channel) ? 0 : (subscriber.seen ??= new Set()).add(channel) && last, recoveryLimit }",
  },
  {
    name: "gives an empty page behind a position above the head",
    breaks: "HIS-3",
    file: "channel/history.js",
    find: "const read = engine.read(channel, query,",
    replace:
      'const head = engine.read(channel, { direction: "forward" }, { messages: 1, bytes: 1 }).head;\n    if (query.position?.epoch === head.epoch && query.position.offset > head.offset) query.position = head;\n    const read = engine.read(channel, query,',
  },
  {
    name: "says nothing to a signal without id whose data breaks the contract",
    breaks: "FR-7",
    file: "session/handlers/signal.js",
    find: "return refusal;",
    replace: 'return id === undefined && refusal.code === "invalid_payload" ? DONE : refusal;',
  },
  {
    name: "remembers keys for one connection only",
    breaks: "PUB-3",
    file: "publisher.js",
    find: "user: by?.user ?? PROGRAM,",
    replace: "user: by?.connection ?? PROGRAM,",
  },
  {
    name: "normalises the characters of data",
    breaks: "PUB-9",
    file: "codec/encode.js",
    find: '${author}${named},"data":${dataText}}',
    replace: '${author}${named},"data":${dataText.normalize("NFC")}}',
  },
  {
    name: "looks only at the beginning of a guest's secret",
    breaks: "HS-8",
    file: "auth/anonymous.js",
    find: "`parlance guest\\n${secret}`",
    replace: "`parlance guest\\n${secret.slice(0, 16)}`",
  },
  {
    name: "takes the same name and version for the same contract",
    breaks: "CON-1",
    file: "session/welcome.js",
    find: "match: matchContract(core, hello),",
    replace: 'match: hello.contract?.name === name && hello.contract.version === version ? "exact" : "none",',
  },
  {
    name: "does not look for __proto__ in arrays",
    breaks: "FR-10",
    file: "codec/guard.js",
    find: "                found ??= below(`/${index}`, fault);",
    replace:
      '                found ??= fault.issue.at.endsWith("__proto__") ? undefined : below(`/${index}`, fault);',
  },
  {
    name: "skips a member between two parts of a list",
    breaks: "PRS-1",
    file: "engine/presence-memory.js",
    find: ".toSorted();",
    replace: ".toSorted()\n            .slice(cursor === undefined ? 0 : 1);",
  },
  {
    name: "takes a position one above the head for the head",
    breaks: "REC-3",
    file: "engine/position-fault.js",
    find: "if (position.offset > head.offset)",
    replace: "if (position.offset > head.offset + 1)",
  },
  {
    name: "refuses to unsubscribe in a namespace that it does not know",
    breaks: "SUB-9",
    file: "session/handlers/unsubscribe.js",
    find: "const position =",
    replace:
      'if (context.core.contract.namespace(channel.split(":")[0]) === undefined) return { kind: "refusal", code: "unknown_namespace", message: "no" };\n    const position =',
  },
  {
    name: "does not count null, true and false among the values",
    breaks: "FR-5",
    file: "codec/guard.js",
    find: "if (--this.#left < 0)",
    replace: 'if (value !== null && typeof value !== "boolean" && --this.#left < 0)',
  },
];
