/** Called for each whole frame of a chunk: where its content begins and ends. */
export type Visit = (chunk: Buffer, start: number, end: number) => void;

/** How the bytes of a connection divide into frames. Returns how many bytes were whole frames. */
export type Scan = (chunk: Buffer, visit: Visit) => number;

const LENGTH_16 = 126;
const LENGTH_64 = 127;
const CR_LF = "\r\n";

/** WebSocket frames of a server: unmasked and, of the servers here, never fragmented. */
export const scanWebSocket: Scan = (chunk, visit) => {
  let at = 0;
  while (at + 2 <= chunk.length) {
    let length = (chunk[at + 1] ?? 0) & 0x7f;
    let header = 2;
    if (length === LENGTH_16) {
      if (at + 4 > chunk.length) break;
      length = chunk.readUInt16BE(at + 2);
      header = 4;
    } else if (length === LENGTH_64) {
      if (at + 10 > chunk.length) break;
      length = Number(chunk.readBigUInt64BE(at + 2));
      header = 10;
    }
    const end = at + header + length;
    if (end > chunk.length) break;
    visit(chunk, at + header, end);
    at = end;
  }
  return at;
};

/** Lines of NATS; a MSG carries a payload of the length that its line tells. */
export const scanNats: Scan = (chunk, visit) => {
  let at = 0;
  for (;;) {
    const lineEnd = chunk.indexOf(CR_LF, at);
    if (lineEnd < 0) return at;
    let end = lineEnd + 2;
    if (chunk[at] === 0x4d) {
      const length = Number(chunk.toString("latin1", chunk.lastIndexOf(" ", lineEnd) + 1, lineEnd));
      end += length + 2;
    }
    if (end > chunk.length) return at;
    visit(chunk, at, end);
    at = end;
  }
};

/** Packets of MQTT 3.1.1. */
export const scanMqtt: Scan = (chunk, visit) => {
  let at = 0;
  while (at + 2 <= chunk.length) {
    let length = 0;
    let header = 1;
    for (let shift = 0; ; shift += 7, header++) {
      const byte = chunk[at + header];
      if (byte === undefined) return at;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    const end = at + header + 1 + length;
    if (end > chunk.length) break;
    visit(chunk, at, end);
    at = end;
  }
  return at;
};

/** A text frame of a client. The mask is zero, which RFC 6455 allows and which leaves the server its work. */
export function toClientFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const isShort = length < LENGTH_16;
  if (length > 0xffff) throw new RangeError(`frame: ${length} bytes are more than this load client sends`);
  const header = isShort ? 6 : 8;
  const frame = Buffer.alloc(header + length);
  frame[0] = 0x81;
  frame[1] = 0x80 | (isShort ? length : LENGTH_16);
  if (!isShort) frame.writeUInt16BE(length, 2);
  frame.write(text, header);
  return frame;
}
