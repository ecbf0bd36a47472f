import type { SdkMutant } from "./sdk-mutants.ts";

/** Faults of the SDK in what it must put up with: odd frames, broken frames, and odd moments. */
export const toleranceMutants: readonly SdkMutant[] = [
  {
    name: "takes a member that it does not know for a fault",
    file: "decode.js",
    find: 'const issue = rule(value, "");',
    replace:
      'const issue = value.more === undefined ? rule(value, "") : { at: "/more", keyword: "additionalProperties", message: "is unknown" };',
    kills: {
      "client/tolerance/unknown-members": "CLI-1",
      "client/tolerance/unknown-members-of-replies": "CLI-1",
    },
  },
  {
    name: "leaves out events that it does not know before it counts them",
    file: "channel.js",
    find: "const position = feed?.take(frame.offset);",
    replace: 'const position = frame.event === "said" ? feed?.take(frame.offset) : undefined;',
    kills: { "client/tolerance/unknown-event": "CLI-1" },
  },
  {
    name: "falls over a channel that it does not know",
    file: "client.js",
    find: "return this.#channels.get(frame.channel)?.receive(frame);",
    replace: "return this.#channels.get(frame.channel).receive(frame);",
    kills: { "client/tolerance/unknown-channel": "CLI-7" },
  },
  {
    name: "falls over a reply to nothing",
    file: "connection/requests.js",
    find: "if (request === undefined)\n            return;",
    replace: 'if (request === undefined)\n            throw new Error("whose reply is this?");',
    kills: { "client/tolerance/reply-to-nothing": "CLI-7" },
  },
  {
    name: "gives the connection up at an error of a channel",
    file: "client.js",
    find: "this.announcer.error(toParlanceError(frame));",
    replace: "this.#connection.giveUp();",
    kills: { "client/tolerance/unknown-codes": "CLI-1" },
  },
  {
    name: "overlooks great frames",
    file: "connection/connection.js",
    find: "this.#heartbeat?.beat();",
    replace: "if (data.length > 100_000) return;\n        this.#heartbeat?.beat();",
    kills: { "client/tolerance/huge-frame": "CLI-1" },
  },
  {
    name: "normalises the texts that come",
    file: "decode.js",
    find: "JSON.parse(data)",
    replace: 'JSON.parse(data.normalize("NFC"))',
    kills: { "client/tolerance/delicate-text": "CLI-1" },
  },
  {
    name: "falls over what is no frame",
    file: "decode.js",
    find: 'return { status: "malformed", type: "unknown", id: undefined, issue };',
    replace: "throw new Error(issue.message);",
    kills: {
      "client/malformed/not-json": "CLI-7",
      "client/malformed/not-an-object": "CLI-7",
      "client/malformed/no-type": "CLI-7",
      "client/malformed/binary": "CLI-7",
    },
  },
  {
    name: "falls over a frame that breaks its schema",
    file: "decode.js",
    find: "const id = value?.id;",
    replace: "throw new Error(issue.message);",
    kills: {
      "client/broken/message": "CLI-7",
      "client/broken/signal": "CLI-7",
      "client/broken/subscribed": "CLI-7",
      "client/broken/unsubscribed": "CLI-7",
      "client/broken/ok": "CLI-7",
      "client/broken/error": "CLI-7",
      "client/broken/page": "CLI-7",
      "client/broken/result": "CLI-7",
      "client/broken/reauthenticate": "CLI-7",
      "client/broken/rebase": "CLI-7",
      "client/broken/drain": "CLI-7",
      "client/broken/welcome": "CLI-7",
      "client/broken/acks": "CLI-7",
    },
  },
  {
    name: "does not come back when it could not read a text",
    file: "connection/close-reason.js",
    find: 'stopCodes.includes(code) ? "stop"',
    replace: 'stopCodes.includes(code) || code === 1006 || code === 1007 ? "stop"',
    kills: { "client/malformed/not-utf8": "CLI-7" },
  },
  {
    name: "walks through what it does not know",
    file: "decode.js",
    find: 'return { status: "unknown" };',
    replace:
      '{\n        const walk = (each) => { if (typeof each === "object" && each) for (const key in each) walk(each[key]); };\n        walk(value);\n        return { status: "unknown" };\n    }',
    kills: { "client/malformed/deep": "CLI-7" },
  },
  {
    name: "falls over a member named __proto__",
    file: "decode.js",
    find: "const type = value?.type;",
    replace:
      'if (value && Object.hasOwn(value, "__proto__")) throw new Error("polluted");\n    const type = value?.type;',
    kills: { "client/malformed/proto": "CLI-7" },
  },
];
