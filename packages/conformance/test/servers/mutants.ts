import type { Twists } from "./twists.ts";

/** One way to break the protocol, and the cases that must notice: id → the rule that they name. */
export interface Mutant {
  readonly name: string;
  readonly twist: Partial<Twists>;
  readonly kills: Readonly<Record<string, string>>;
}

let turn = 0;

/** Writes a key into the first message that has it, and into no later one. */
function createKeyMiser(): (message: object) => string {
  const firstOffsets = new Map<string, number>();
  return (message) => {
    const { key, ...rest } = message as { readonly key?: string; readonly offset: number };
    if (key === undefined) return JSON.stringify(message);
    const first = firstOffsets.get(key) ?? rest.offset;
    firstOffsets.set(key, first);
    return JSON.stringify(first === rest.offset ? message : rest);
  };
}

/** The page server, broken in one place at a time. */
export const mutants: readonly Mutant[] = [
  {
    name: "uses an offset twice",
    twist: { nextOffset: (head) => (head === 2 ? 2 : head + 1) },
    kills: { "core/publish/ack-position": "PUB-1", "core/publish/order": "PUB-1" },
  },
  {
    name: "leaves an offset out",
    twist: { nextOffset: (head) => (head === 2 ? 4 : head + 1) },
    kills: { "core/publish/ack-position": "SUB-3" },
  },
  {
    name: "acks the offset before",
    twist: { ackOffset: (offset) => offset - 1 },
    kills: { "core/publish/ack-position": "SUB-3", "core/publish/own-message": "PUB-1" },
  },
  {
    name: "leaves out a key that it has seen before",
    twist: { toText: createKeyMiser() },
    kills: { "core/publish/same-key-twice": "PUB-7" },
  },
  {
    name: "does not echo to the publisher",
    twist: { echoes: false },
    kills: { "core/publish/own-message": "PUB-7" },
  },
  {
    name: "changes the data",
    twist: { toData: (data) => ({ ...data, text: "changed" }) },
    kills: { "core/publish/own-message": "PUB-9", "core/framing/delicate-texts": "PUB-9" },
  },
  {
    name: "sends each subscriber other bytes",
    twist: { toText: (message) => `${turn++ % 2 === 0 ? "" : " "}${JSON.stringify(message)}` },
    kills: { "core/publish/many-publishers": "SUB-5" },
  },
  {
    name: "sends each subscriber another message",
    twist: { toText: (message) => JSON.stringify({ ...message, time: turn++ }) },
    kills: { "core/publish/many-publishers": "SUB-4" },
  },
  {
    name: "adds a member to message",
    twist: { toText: (message, recipient) => JSON.stringify({ ...message, to: recipient }) },
    kills: { "core/publish/ack-position": "FR-1" },
  },
  {
    name: "writes a member name twice",
    twist: { toText: (message) => JSON.stringify(message).replace("{", '{"time":1,') },
    kills: { "core/publish/ack-position": "FR-8" },
  },
  {
    name: "delivers a payload that breaks its schema",
    twist: { judgePayload: () => undefined },
    kills: {
      "core/payload/refused": "PUB-8",
      "core/payload/hash-does-not-help": "CON-2",
      "core/payload-boundary/talk/said/text": "CON-2",
      "core/payload-boundary/talk/said/tags/0": "CON-2",
    },
  },
  {
    name: "refuses a payload that fits",
    twist: { judgePayload: (fault) => fault ?? { at: "/text", keyword: "maxLength", message: "is refused" } },
    kills: { "core/publish/ack-position": "PUB-1" },
  },
  {
    name: "uses an offset for a refused publish",
    twist: { countsRefused: true },
    kills: { "core/payload/refused": "PUB-6", "core/payload/refused-to-its-publisher": "PUB-6" },
  },
  {
    name: "leaves the pointer out of errors",
    twist: { toError: ({ at: _at, ...error }) => error },
    kills: {
      "core/payload/refused": "PUB-8",
      "core/boundary/publish-key": "FR-4",
      "core/faults/refused-id-is-used": "FR-4",
    },
  },
  {
    name: "points to the frame instead of the place",
    twist: { toError: (error) => (error["at"] === undefined ? error : { ...error, at: "" }) },
    kills: { "core/payload/refused": "ERR-2", "core/boundary/subscribe-position": "ERR-2" },
  },
  {
    name: "points to where nothing is",
    twist: { toError: (error) => ({ ...error, at: "/no/such/place" }) },
    kills: { "core/boundary/subscribe-last": "ERR-2" },
  },
  {
    name: "repeats the payload in errors",
    twist: {
      toError: (error, { data }) => ({ ...error, message: `got ${JSON.stringify(data)}`.slice(0, 400) }),
    },
    kills: { "core/payload/nothing-leaks": "ERR-3" },
  },
  {
    name: "shows its stack in errors",
    twist: { toError: (error) => ({ ...error, message: "at Session.publish (/home/app/session.js:10:5)" }) },
    kills: { "core/payload/refused": "ERR-3" },
  },
  {
    name: "calls every error retryable",
    twist: { toError: (error) => ({ ...error, retryable: true }) },
    kills: { "core/payload/refused": "ERR-1" },
  },
  { name: "replies twice", twist: { replies: 2 }, kills: { "core/smoke/welcome": "FR-7" } },
  { name: "does not reply", twist: { replies: 0 }, kills: { "core/smoke/welcome": "FR-7" } },
  {
    name: "lets a ping overtake other replies",
    twist: { hastyPing: true },
    kills: { "core/fence/after-earlier-replies": "FR-12" },
  },
  {
    name: "accepts an id again",
    twist: { allowsOldIds: true },
    kills: {
      "core/faults/id-used-twice": "FR-6",
      "core/faults/refused-id-is-used": "FR-6",
      "core/faults/id-used-by-bad-frame": "FR-6",
    },
  },
  {
    name: "does not look into frames",
    twist: { guards: false },
    kills: {
      "core/faults/proto-member": "FR-10",
      "core/faults/infinite-number": "FR-10",
      "core/faults/unsafe-integer": "FR-10",
      "core/faults/lone-surrogate": "FR-10",
      "core/size/depth-beyond": "FR-5",
      "core/size/values-beyond": "FR-5",
    },
  },
  {
    name: "adds a second subscription to the first",
    twist: { doublesSubscriptions: true },
    kills: { "core/subscribe/again": "SUB-3", "core/subscribe/again-at-once": "SUB-3" },
  },
  {
    name: "goes on after unsubscribe",
    twist: { ignoresUnsubscribe: true },
    kills: { "core/unsubscribe/silence-after": "SUB-1", "core/unsubscribe/at-once": "SUB-1" },
  },
  {
    name: "forgets a channel that everybody left",
    twist: { forgetsChannels: true },
    kills: { "core/subscribe/after-all-left": "SUB-4" },
  },
  {
    name: "allows any number of subscriptions",
    twist: { maxSubscriptions: 1000 },
    kills: { "core/limits/subscriptions": "LIM-1" },
  },
  {
    name: "allows fewer subscriptions than it says",
    twist: { maxSubscriptions: 5 },
    kills: { "core/limits/subscriptions": "LIM-1" },
  },
  {
    name: "loses patience too early",
    twist: { maxErrors: 20 },
    kills: { "core/limits/payload-errors": "LIM-3" },
  },
  {
    name: "makes up a user for each connection",
    twist: { toUser: () => `guest-${String(turn++).padStart(8, "0")}` },
    kills: { "core/handshake/guest-stays-same": "HS-8" },
  },
  {
    name: "shows the secret of a guest",
    twist: { toUser: (guest) => `g-${guest.slice(0, 20)}` },
    kills: { "core/handshake/guest-stays-same": "HS-8" },
  },
  {
    name: "gives every connection one id",
    twist: { toConnection: () => "connection" },
    kills: { "core/handshake/connection-unique": "HS-8" },
  },
  {
    name: "promises continuity that it has not got",
    twist: { recovery: "full" },
    kills: { "core/recovery/never-full-by-guess": "REC-3", "core/recovery/unsupported": "REC-7" },
  },
  {
    name: "says exact to every hash",
    twist: { toMatch: () => "exact" },
    kills: { "core/contract/match-none": "CON-1" },
  },
  {
    name: "says none to its own hash",
    twist: { toMatch: () => "none" },
    kills: { "core/contract/match-exact": "CON-1" },
  },
  {
    name: "knows every namespace",
    twist: { knowsNamespace: () => true },
    kills: { "core/permissions/unknown-namespace": "PRM-3" },
  },
  {
    name: "closes without a reason",
    twist: { toReason: () => "" },
    kills: { "core/faults/not-json": "CLS-1", "core/handshake/second-hello": "CLS-1" },
  },
  {
    name: "welcomes a second hello",
    twist: { allowsSecondHello: true },
    kills: { "core/handshake/second-hello": "HS-4" },
  },
  {
    name: "takes upgrades without the subprotocol",
    twist: { needsSubprotocol: false },
    kills: { "core/handshake/subprotocol-required": "HS-10" },
  },
  {
    name: "refuses an origin with 401",
    twist: { originStatus: 401 },
    kills: { "core/handshake/foreign-origin": "HS-2" },
  },
  { name: "reads binary as text", twist: { acceptsBinary: true }, kills: { "core/framing/binary": "FR-2" } },
  { name: "never pings", twist: { pings: false }, kills: { "core/heartbeat/ping-in-time": "HB-1" } },
  {
    name: "counts only pongs as life",
    twist: { wantsPongs: true },
    kills: { "core/heartbeat/any-frame-is-life": "HB-2" },
  },
  {
    name: "waits for hello for ever",
    twist: { waitsForHello: true },
    kills: { "core/handshake/hello-timeout": "HS-3" },
  },
  {
    name: "announces in /v1/info what welcome does not",
    twist: { infoFeatures: ["recovery"] },
    kills: { "core/handshake/info-agrees": "HS-6" },
  },
];
