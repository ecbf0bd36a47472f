const FIN_TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

function headerBytes(length: number): number {
  if (length < LENGTH_16) return 2;
  return length < 0x10000 ? 4 : 10;
}

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = FIN_TEXT;
  switch (headerBytes(length)) {
    case 2:
      frame[1] = length;
      break;
    case 4:
      frame[1] = LENGTH_16;
      frame.writeUInt16BE(length, 2);
      break;
    default:
      frame[1] = LENGTH_64;
      frame.writeBigUInt64BE(BigInt(length), 2);
  }
}

/** Wraps text in one unfragmented, unmasked WebSocket frame (RFC 6455, section 5.2), as a server sends it. */
export function toTextFrame(text: string | Buffer): Buffer {
  const length = typeof text === "string" ? Buffer.byteLength(text) : text.length;
  const header = headerBytes(length);
  const frame = Buffer.allocUnsafe(header + length);
  writeHeader(frame, length);
  if (typeof text === "string") frame.write(text, header);
  else text.copy(frame, header);
  return frame;
}
