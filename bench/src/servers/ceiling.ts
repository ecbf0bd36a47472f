import { createHash } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { announce } from "./announce.ts";
import { compileCheck } from "./check.ts";

/**
 * What Node can do at most: raw sockets, each message framed once, one write for each socket in a turn of the event
 * loop. It parses and checks, and has neither acks, offsets, permissions nor limits.
 */
interface Channel {
  readonly sockets: Set<Socket>;
  frames: Buffer[];
  /** Who published in this turn; they do not get what is theirs. */
  senders: Map<Socket, Buffer[]>;
}

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const check = compileCheck();
const channels = new Map<string, Channel>();
const dirty = new Set<Channel>();

function toFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : 4;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81;
  if (header === 2) frame[1] = length;
  else {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, header);
  return frame;
}

function flush(): void {
  for (const channel of dirty) {
    const all = channel.frames.length === 1 ? channel.frames[0] : Buffer.concat(channel.frames);
    for (const socket of channel.sockets) {
      const own = channel.senders.get(socket);
      if (own === undefined) socket.write(all ?? "");
      else if (own.length < channel.frames.length)
        socket.write(Buffer.concat(channel.frames.filter((frame) => !own.includes(frame))));
    }
    channel.frames = [];
    channel.senders = new Map();
  }
  dirty.clear();
}

function receive(channel: Channel, socket: Socket, text: string): void {
  if (!check(JSON.parse(text))) return;
  const frame = toFrame(text);
  channel.frames.push(frame);
  const own = channel.senders.get(socket);
  if (own === undefined) channel.senders.set(socket, [frame]);
  else own.push(frame);
  if (dirty.size === 0) setImmediate(flush);
  dirty.add(channel);
}

/** Unmasks and hands on whole frames; returns what is left. */
function readFrames(buffer: Buffer, onText: (text: string) => void): Buffer {
  let at = 0;
  while (at + 6 <= buffer.length) {
    let length = (buffer[at + 1] ?? 0) & 0x7f;
    const header = length === 126 ? 4 : 2;
    if (length === 126) length = buffer.readUInt16BE(at + 2);
    const start = at + header + 4;
    if (start + length > buffer.length) break;
    for (let index = 0; index < length; index++)
      buffer[start + index] = (buffer[start + index] ?? 0) ^ (buffer[at + header + (index & 3)] ?? 0);
    onText(buffer.toString("utf8", start, start + length));
    at = start + length;
  }
  return buffer.subarray(at);
}

function accept(socket: Socket, request: string): Channel {
  const key = /^sec-websocket-key: (.+)\r$/im.exec(request)?.[1] ?? "";
  const answer = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  const name = request.split(" ", 2)[1] ?? "/";
  const channel = channels.get(name) ?? { sockets: new Set(), frames: [], senders: new Map() };
  channels.set(name, channel);
  channel.sockets.add(socket);
  socket.on("close", () => channel.sockets.delete(socket));
  return channel;
}

const server = createServer({ noDelay: true }, (socket) => {
  let channel: Channel | undefined;
  let rest: Buffer = Buffer.alloc(0);
  socket.on("error", () => socket.destroy());
  socket.on("data", (read: Buffer) => {
    rest = rest.length === 0 ? read : Buffer.concat([rest, read]);
    if (channel === undefined) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      channel = accept(socket, rest.toString("latin1", 0, end + 2));
      rest = rest.subarray(end + 4);
    }
    const here = channel;
    rest = Buffer.from(readFrames(rest, (text) => receive(here, socket, text)));
  });
});
server.listen(0, "127.0.0.1", () => announce(server.address()));
