/** Marks where the numbers of a payload begin, in whatever a server wraps around it. */
export const MARK = "~~";
const SEQUENCE_DIGITS = 8;
const PUBLISHER_DIGITS = 4;
const TIME_DIGITS = 12;
/** Bytes from the mark to the end of the numbers. */
export const STAMP_BYTES: number = MARK.length + SEQUENCE_DIGITS + PUBLISHER_DIGITS + TIME_DIGITS;

const ZERO = 0x30;
const TILDE = 0x7e;

/** What a payload says: who of its channel sent it, as the how manieth of theirs, and when. */
export interface Stamp {
  readonly publisher: number;
  readonly sequence: number;
  /** Microseconds since the load began. */
  readonly atUs: number;
}

/** The text of a payload: its stamp, and filling up to `bytes`. */
export function toText({ publisher, sequence, atUs }: Stamp, bytes: number): string {
  const numbers =
    String(sequence).padStart(SEQUENCE_DIGITS, "0") +
    String(publisher).padStart(PUBLISHER_DIGITS, "0") +
    String(Math.round(atUs)).padStart(TIME_DIGITS, "0");
  return MARK + numbers + "x".repeat(Math.max(0, bytes - STAMP_BYTES));
}

/** Whether a stamp begins at this place. */
export function isStampAt(buffer: Buffer, at: number): boolean {
  return buffer[at] === TILDE && buffer[at + 1] === TILDE;
}

function readDigits(buffer: Buffer, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index++) value = value * 10 + (buffer[index] ?? ZERO) - ZERO;
  return value;
}

/** Number of a message among those of its publisher. */
export function readSequence(buffer: Buffer, at: number): number {
  return readDigits(buffer, at + MARK.length, SEQUENCE_DIGITS);
}

/** Number of the publisher within its channel. */
export function readPublisher(buffer: Buffer, at: number): number {
  return readDigits(buffer, at + MARK.length + SEQUENCE_DIGITS, PUBLISHER_DIGITS);
}

/** When it was sent, in microseconds since the load began. */
export function readTime(buffer: Buffer, at: number): number {
  return readDigits(buffer, at + MARK.length + SEQUENCE_DIGITS + PUBLISHER_DIGITS, TIME_DIGITS);
}
