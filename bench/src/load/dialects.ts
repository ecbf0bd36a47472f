import { scanMqtt, scanNats, scanWebSocket, toClientFrame, type Scan } from "./framing.ts";

/** What a load connection does when something came that is no message. */
export interface Turn {
  /** Bytes to send. */
  readonly say?: Buffer;
  /** That the connection now receives its channel. */
  readonly isJoined?: true;
}

/** How to talk to one kind of server. */
export interface Dialect {
  readonly scan: Scan;
  /** First bytes of a connection. */
  greet(channel: string): Buffer;
  /** The answer to something that is no message; `text` is latin1. Undefined where nothing is to be done. */
  converse(text: string, channel: string): Turn | undefined;
  /** A publish; `id` grows on each connection. */
  toPublish(channel: string, id: number, text: string): Buffer;
  /** Whether a publisher that is subscribed receives its own messages. */
  readonly echoes: boolean;
  /** Set where the first bytes are an HTTP upgrade that is answered before anything else. */
  readonly upgrades: boolean;
  /** What to say, or that it is joined, as soon as the upgrade was answered. */
  readonly onUpgraded?: (channel: string, quietChannels: number) => Turn;
}

const KEY = "dGhlIHNhbXBsZSBub25jZQ==";

function toUpgrade(path: string, protocol?: string): Buffer {
  const lines = [
    `GET ${path} HTTP/1.1`,
    "Host: localhost",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${KEY}`,
    "Sec-WebSocket-Version: 13",
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
}

/** Text in, the same text out to all others of the channel, which is the path. */
const plain: Dialect = {
  scan: scanWebSocket,
  upgrades: true,
  echoes: false,
  greet: (channel) => toUpgrade(`/${channel}`),
  onUpgraded: () => ({ isJoined: true }),
  converse: () => undefined,
  toPublish: (_channel, _id, text) => toClientFrame(JSON.stringify({ text })),
};

/** nchan with one location for both directions. */
const nchan: Dialect = { ...plain, echoes: true, greet: (channel) => toUpgrade(`/pubsub/${channel}`) };

const FIRST_SUBSCRIBE = 1;
const FIRST_PUBLISH = 1000;

const parlance: Dialect = {
  scan: scanWebSocket,
  upgrades: true,
  echoes: true,
  greet: () => toUpgrade("/v1/connect", "parlance.v1.json"),
  onUpgraded(channel, quietChannels) {
    // Its own channel comes last: when it is joined, so are the others.
    const quiet = Array.from({ length: quietChannels }, (_, index) => `quiet${index}`);
    const subscribes = [...quiet, channel].map((name, index) =>
      toClientFrame(
        JSON.stringify({ type: "subscribe", id: FIRST_SUBSCRIBE + index, channel: `bench:${name}` }),
      ),
    );
    return { say: Buffer.concat([toClientFrame('{"type":"hello"}'), ...subscribes]) };
  },
  converse(text, channel) {
    if (text.startsWith('{"type":"subscribed"'))
      return text.includes(`"channel":"bench:${channel}"`) ? { isJoined: true } : undefined;
    if (text === '{"type":"ping"}') return { say: toClientFrame('{"type":"pong"}') };
    if (text.startsWith('{"type":"error"')) throw new Error(`the server refused: ${text}`);
    return undefined;
  },
  toPublish: (channel, id, text) =>
    toClientFrame(
      `{"type":"publish","id":${FIRST_PUBLISH + id},"channel":"bench:${channel}","event":"said","data":{"text":"${text}"}}`,
    ),
};

/** Engine.IO 4 and Socket.IO 5 over their WebSocket transport. */
const socketIo: Dialect = {
  scan: scanWebSocket,
  upgrades: true,
  echoes: false,
  greet: () => toUpgrade("/socket.io/?EIO=4&transport=websocket"),
  converse(text, channel) {
    if (text.startsWith("0")) return { say: toClientFrame("40") };
    if (text.startsWith("40")) return { say: toClientFrame(`420["join","${channel}"]`) };
    if (text.startsWith("430")) return { isJoined: true };
    if (text === "2") return { say: toClientFrame("3") };
    return undefined;
  },
  toPublish: (channel, _id, text) => toClientFrame(`42["say","${channel}",{"text":"${text}"}]`),
};

const nats: Dialect = {
  scan: scanNats,
  upgrades: false,
  echoes: false,
  greet: (channel) =>
    Buffer.from(`CONNECT {"verbose":false,"pedantic":false,"echo":false}\r\nSUB ${channel} 1\r\nPING\r\n`),
  converse(text) {
    if (text.startsWith("PONG")) return { isJoined: true };
    if (text.startsWith("PING")) return { say: Buffer.from("PONG\r\n") };
    return undefined;
  },
  toPublish: (channel, _id, text) =>
    Buffer.from(`PUB ${channel} ${text.length + 11}\r\n{"text":"${text}"}\r\n`),
};

function toMqttText(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, Buffer.from(text)]);
}

function toMqttPacket(type: number, body: Buffer): Buffer {
  const length: number[] = [];
  for (let rest = body.length; ;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    length.push(rest > 0 ? byte | 0x80 : byte);
    if (rest === 0) break;
  }
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

const MQTT_CONNECT = Buffer.concat([toMqttText("MQTT"), Buffer.from([4, 2, 0, 0])]);
const CONNACK = 0x20;
const SUBACK = 0x90;

const mqtt: Dialect = {
  scan: scanMqtt,
  upgrades: false,
  echoes: true,
  greet: () => toMqttPacket(0x10, Buffer.concat([MQTT_CONNECT, toMqttText("")])),
  converse(text, channel) {
    const type = text.charCodeAt(0);
    if (type === CONNACK)
      return {
        say: toMqttPacket(0x82, Buffer.concat([Buffer.from([0, 1]), toMqttText(channel), Buffer.from([0])])),
      };
    return type === SUBACK ? { isJoined: true } : undefined;
  },
  toPublish: (channel, _id, text) =>
    toMqttPacket(0x30, Buffer.concat([toMqttText(channel), Buffer.from(`{"text":"${text}"}`)])),
};

/** Every dialect by name. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  plain,
  nchan,
  parlance,
  socketIo,
  nats,
  mqtt,
};

/** Name of a dialect. */
export type DialectName = "plain" | "nchan" | "parlance" | "socketIo" | "nats" | "mqtt";
