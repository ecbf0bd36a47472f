import { randomBytes } from "node:crypto";

/** Opcode of a text message. */
const TEXT = 0x1;

function toHeader(opcode: number, isLast: boolean, length: number): Buffer {
  const first = (isLast ? 0x80 : 0) | opcode;
  if (length < 126) return Buffer.from([first, 0x80 | length]);
  const header = Buffer.alloc(length < 0x10000 ? 4 : 10);
  header[0] = first;
  header[1] = 0x80 | (length < 0x10000 ? 126 : 127);
  if (length < 0x10000) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

/** Wraps a text in one masked WebSocket frame (RFC 6455, section 5.2), to be written to a bare connection. */
export function toClientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([toHeader(TEXT, true, payload.length), mask, masked]);
}
