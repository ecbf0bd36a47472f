const FIN_TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** Bytes of a text: what is already encoded, or what it will be as UTF-8. */
export function toByteLength(text: string | Buffer): number {
  return typeof text === "string" ? Buffer.byteLength(text) : text.length;
}

function headerBytes(length: number): number {
  if (length < LENGTH_16) return 2;
  return length < 0x10000 ? 4 : 10;
}

/** Bytes of the frame around a text of so many bytes. */
export function toFrameLength(length: number): number {
  return headerBytes(length) + length;
}

function writeHeader(target: Buffer, at: number, length: number): number {
  target[at] = FIN_TEXT;
  switch (headerBytes(length)) {
    case 2:
      target[at + 1] = length;
      return at + 2;
    case 4:
      target[at + 1] = LENGTH_16;
      target[at + 2] = length >> 8;
      target[at + 3] = length & 0xff;
      return at + 4;
    default:
      target[at + 1] = LENGTH_64;
      target.writeBigUInt64BE(BigInt(length), at + 2);
      return at + 10;
  }
}

/**
 * Writes text as one unfragmented, unmasked WebSocket frame (RFC 6455, section 5.2), as a server sends it, and returns
 * where the next byte goes. The target must have room for it.
 */
export function writeTextFrame(target: Buffer, at: number, text: string | Buffer): number {
  const length = toByteLength(text);
  const start = writeHeader(target, at, length);
  if (typeof text === "string") target.write(text, start);
  else text.copy(target, start);
  return start + length;
}

/** Longest ASCII text that is made a frame as a string; longer ones gain nothing by it. */
const MAX_ASCII_LENGTH = 0xffff;

/**
 * A short text of ASCII characters as a frame with one character for each byte, to be written as `latin1`: strings of
 * many such frames are joined for nothing and written by one call. Undefined for every other text.
 */
export function toAsciiFrame(text: string): string | undefined {
  const { length } = text;
  if (length > MAX_ASCII_LENGTH || Buffer.byteLength(text) !== length) return undefined;
  if (length < LENGTH_16) return String.fromCharCode(FIN_TEXT, length) + text;
  return String.fromCharCode(FIN_TEXT, LENGTH_16, length >> 8, length & 0xff) + text;
}

/** A text as a frame of its own. */
export function toTextFrame(text: string | Buffer): Buffer {
  const frame = Buffer.allocUnsafe(toFrameLength(toByteLength(text)));
  writeTextFrame(frame, 0, text);
  return frame;
}

/**
 * The texts of whole frames that `toTextFrame` wrote, in order. Throws on anything else: what it is given comes from this
 * server.
 */
export function readTextFrames(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const short = bytes[at + 1];
    if (bytes[at] !== FIN_TEXT || short === undefined) throw new Error(`byte ${at} begins no text frame`);
    const length =
      short < LENGTH_16
        ? short
        : short === LENGTH_16
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    const from = at + headerBytes(length);
    at = from + length;
    if (at > bytes.length) throw new Error("the last frame is not whole");
    texts.push(bytes.toString("utf8", from, at));
  }
  return texts;
}
