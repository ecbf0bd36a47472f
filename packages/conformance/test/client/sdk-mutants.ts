/** One way to break the SDK: a place of its build, what stands there, and what shall stand there instead. */
export interface SdkMutant {
  readonly name: string;
  /** File in `dist`. */
  readonly file: string;
  /** Must be there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Golden: the cases that must notice, and the rule that they name. */
  readonly kills: Readonly<Record<string, string>>;
}

/** The SDK, broken in one place at a time. No hook for this is in what is published: a copy of the build is changed. */
export const sdkMutants: readonly SdkMutant[] = [
  {
    name: "hands over what came before",
    file: "continuity.js",
    find: 'return offset > wire && offset > seen ? "next" : "repeat";',
    replace: 'return "next";',
    kills: { "client/order/duplicates": "CLI-2", "client/order/older": "CLI-2" },
  },
  {
    name: "does not notice a hole",
    file: "continuity.js",
    find: "if (offset > wire + 1)",
    replace: "if (false)",
    kills: { "client/order/skipped": "CLI-2" },
  },
  {
    name: "keeps its position behind the messages",
    file: "continuity.js",
    find: "return { epoch, offset: Math.max(wire, seen) };",
    replace: "return { epoch, offset: Math.max(wire, seen) - 1 };",
    kills: { "client/order/position-after-reconnect": "CLI-8", "client/order/position-of-nothing": "CLI-8" },
  },
  {
    name: "compares offsets across epochs",
    file: "continuity.js",
    find: "before?.epoch === epoch && before.offset <= head",
    replace: "before !== undefined",
    kills: { "client/gap/lower-offsets": "CLI-2" },
  },
  {
    name: "subscribes again without its position",
    file: "feed.js",
    find: "position: this.#before,",
    replace: "",
    kills: { "client/order/position-after-reconnect": "CLI-8", "client/order/skipped": "CLI-2" },
  },
  {
    name: "keeps a gap to itself",
    file: "feed.js",
    find: 'if (before !== undefined && frame.recovery !== "full") {',
    replace: "if (false) {",
    kills: { "client/gap/told-first": "CLI-4", "client/gap/unknown-reason": "CLI-4" },
  },
  {
    name: "takes every reconnect for a gap",
    file: "feed.js",
    find: 'if (before !== undefined && frame.recovery !== "full") {',
    replace: "if (before !== undefined) {",
    kills: { "client/gap/none-without": "CLI-4" },
  },
  {
    name: "subscribes again to what the server ended for good",
    file: "feed.js",
    find: "if (resubscribe)",
    replace: "if (true)",
    kills: { "client/subscription/ended-for-good": "CLI-10" },
  },
  {
    name: "does not wait for afterMs",
    file: "feed.js",
    find: "const pauseMs = afterMs +",
    replace: "const pauseMs = 0 * afterMs +",
    kills: { "client/subscription/ended-for-now": "CLI-11" },
  },
  {
    name: "tries a refused subscribe again",
    file: "feed.js",
    find: "error.retryable ? this.#pause(error.afterMs) : this.end(error)",
    replace: "this.#pause(error.afterMs)",
    kills: { "client/subscription/refused": "CLI-10" },
  },
  {
    name: "carries any position into a new epoch",
    file: "feed.js",
    find: "if (toPosition(state.cursor).offset > offset)",
    replace: "if (false)",
    kills: { "client/rebase/below": "CLI-13" },
  },
  {
    name: "does not answer pings",
    file: "connection/connection.js",
    find: 'return this.send(\'{"type":"pong"}\');',
    replace: "return;",
    kills: { "client/heartbeat/pong": "HB-3" },
  },
  {
    name: "offers another subprotocol",
    file: "connection/connection.js",
    find: 'const SUBPROTOCOL = "parlance.v1.json";',
    replace: 'const SUBPROTOCOL = "parlance.v2.json";',
    kills: { "client/smoke/message": "CLI-5" },
  },
  {
    name: "never notices silence",
    file: "connection/heartbeat.js",
    find: "if (leftMs > 0)",
    replace: "if (leftMs > -1e9)",
    kills: { "client/heartbeat/silence": "HB-3" },
  },
  {
    name: "counts no frame as life",
    file: "connection/heartbeat.js",
    find: "beat: () => (heardAtMs = clock.now()),",
    replace: "beat: () => undefined,",
    kills: { "client/heartbeat/any-frame-is-life": "HB-3" },
  },
  {
    name: "comes back after any close",
    file: "connection/machine.js",
    find: 'if (reason.advice === "stop" ||',
    replace: "if (false ||",
    kills: { "client/close/stop": "CLS-3", "client/close/application": "CLS-3" },
  },
  {
    name: "stops at a code of another hundred",
    file: "connection/close-reason.js",
    find: '(adviceByHundred[Math.floor(code / 100)] ?? "backOff")',
    replace: '(adviceByHundred[Math.floor(code / 100)] ?? "stop")',
    kills: { "client/close/back-off": "CLS-3", "client/close/cut": "CLI-8" },
  },
  {
    name: "comes back with the same token",
    file: "greeting.js",
    find: "return await source?.();",
    replace: "return source && (source.kept ??= await source());",
    kills: { "client/close/new-token": "CLS-3", "client/handshake/authenticate": "CLI-12" },
  },
  {
    name: "pauses as long as all the others",
    file: "connection/backoff.js",
    find: "Math.floor(jitter * Math.min(",
    replace: "Math.floor(1 * Math.min(",
    kills: { "client/close/spread": "CLS-4" },
  },
  {
    name: "pauses no longer after many failures",
    file: "connection/backoff.js",
    find: "firstMs * 2 ** failures",
    replace: "firstMs * 2",
    kills: { "client/close/growing": "CLS-4" },
  },
  {
    name: "gives each request the same id",
    file: "connection/requests.js",
    find: "const id = ++this.#lastId;",
    replace: "const id = 1;",
    kills: { "client/handshake/rising-ids": "CLI-6" },
  },
  {
    name: "sends as many requests as it likes",
    file: "connection/requests.js",
    find: "if (this.#inFlight.size >= this.#window)",
    replace: "if (false)",
    kills: { "client/handshake/in-flight": "CLI-6" },
  },
  {
    name: "matches replies by their order",
    file: "connection/requests.js",
    find: "const request = this.#inFlight.get(id ?? 0);",
    replace: "const request = [...this.#inFlight.values()][0];",
    kills: { "client/publish/other-replies-first": "CLI-6" },
  },
  {
    name: "sends what the server does not take",
    file: "connection/requests.js",
    find: "if (byteCount <= frameBytes)",
    replace: "if (true)",
    kills: { "client/handshake/frame-bytes": "CLI-6" },
  },
  {
    name: "sends publishes again under new keys",
    file: "publishes.js",
    find: 'this.frame = encodeRequest("publish", { channel, event, key, data });',
    replace:
      'Object.defineProperty(this, "frame", { get: () => encodeRequest("publish", { channel, event, key: key + Math.random().toString(36).slice(2, 8), data }) });',
    kills: { "client/publish/resend": "CLI-3" },
  },
  {
    name: "sends publishes again in the other order",
    file: "publishes.js",
    find: "for (const pending of this.#pending.values())\n            this.#send(pending);",
    replace: "for (const pending of [...this.#pending.values()].reverse())\n            this.#send(pending);",
    kills: { "client/publish/resend": "CLI-3" },
  },
  {
    name: "sends publishes again where nobody remembers keys",
    file: "publishes.js",
    find: 'return this.#session?.welcome.features.includes("idempotency") ?? false;',
    replace: "return true;",
    kills: { "client/publish/no-resend-without-keys": "CLI-9" },
  },
  {
    name: "makes a new guest for each connection",
    file: "guest.js",
    find: "return () => (secret ??= find());",
    replace: "return () => find();",
    kills: { "client/handshake/same-guest": "CLI-5" },
  },
  {
    name: "trusts every frame",
    file: "decode.js",
    find: "if (issue === undefined)",
    replace: "if (true)",
    kills: {
      "client/malformed/broken-message": "CLI-7",
      "client/broken/message": "CLI-7",
      "client/broken/unsubscribed": "CLI-7",
      "client/broken/signal": "CLI-7",
    },
  },
  {
    name: "falls over what it does not know",
    file: "decode.js",
    find: 'return { status: "unknown" };',
    replace: 'throw new Error("what is this?");',
    kills: { "client/tolerance/unknown-type": "CLI-7" },
  },
  {
    name: "sends data nested too deep",
    file: "payload.js",
    find: "countValues(value) <= MAX_VALUES",
    replace: "true",
    kills: { "client/handshake/depth": "FR-11" },
  },
  {
    name: "leaves the old connection before the new one is in use",
    file: "features/drain.js",
    find: "link.replace(successor);",
    replace: "",
    kills: { "client/drain/moves": "CLI-8" },
  },
  {
    name: "sends the old token again",
    file: "features/renewal.js",
    find: 'encodeRequest("authenticate", { token })',
    replace: 'encodeRequest("authenticate", { token: "token-of-the-suite-1" })',
    kills: { "client/handshake/authenticate": "CLI-12" },
  },
  {
    name: "sends a call again when the connection ends",
    file: "features/calls.js",
    find: "isRepeatable: false,",
    replace: "isRepeatable: true,",
    kills: { "client/subscription/call": "CLI-6" },
  },
];
