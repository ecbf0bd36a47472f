import type { ServerFrame } from "../src/generated/frames.ts";
import type { Transport, TransportListener } from "../src/transport/transport.ts";
import { readServerFrame } from "./server-schema.ts";

/** A close frame. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Splits bytes into the texts of the WebSocket frames in them. Throws when they are not whole, unmasked text frames. */
function toTexts(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] !== 0x81) throw new Error(`byte ${at} begins no text frame`);
    const short = bytes[at + 1]!;
    const [length, header] =
      short < 126
        ? [short, 2]
        : short === 126
          ? [bytes.readUInt16BE(at + 2), 4]
          : [Number(bytes.readBigUInt64BE(at + 2)), 10];
    const end = at + header + length;
    if (end > bytes.length) throw new Error("the last frame is not whole");
    texts.push(bytes.toString("utf8", at + header, end));
    at = end;
  }
  return texts;
}

/** The server's end of a connection without a network. The network's side of it is in the tests' hands. */
export class MemoryTransport implements Transport {
  readonly remoteAddress = "127.0.0.1";
  /** What was written, in order. Whole frames in each. */
  readonly written: Buffer[] = [];
  /** The Buffers that were handed over. Their memory may have been used again since. */
  readonly given: Buffer[] = [];
  readonly frames: ServerFrame[] = [];
  readonly texts: string[] = [];
  closed: Closed | undefined;
  isReading = true;
  isDestroyed = false;
  /** Whether the network takes nothing, so that what is written stays queued. */
  isStalled = false;
  queuedBytes = 0;

  write(bytes: Buffer): void {
    if (this.closed !== undefined || this.isDestroyed) return;
    if (this.isStalled) this.queuedBytes += bytes.length;
    this.given.push(bytes);
    // As the network does: what it has taken at once is its own; what is queued is still the writer's.
    this.written.push(this.queuedBytes === 0 ? Buffer.from(bytes) : bytes);
    for (const text of toTexts(bytes)) {
      this.texts.push(text);
      this.frames.push(readServerFrame(text));
    }
  }

  writeAll(chunks: readonly Buffer[]): void {
    for (const chunk of chunks) this.write(chunk);
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
    // As a real one does, to see the answer of the peer.
    this.isReading = true;
  }

  destroy(): void {
    this.isDestroyed = true;
  }

  pause(): void {
    this.isReading = false;
  }

  resume(): void {
    this.isReading = true;
  }

  /** The network has taken all that was queued; while it is stalled it takes no more than that. */
  drain(listener: TransportListener): void {
    this.queuedBytes = 0;
    listener.onDrained();
  }
}
