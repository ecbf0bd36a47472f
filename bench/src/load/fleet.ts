import { setTimeout as delay } from "node:timers/promises";
import { readPublisher, readSequence, readTime, toText } from "../payload.ts";
import type { Workload } from "../workloads.ts";
import { Audit, type Faults } from "./audit.ts";
import { Connection, type ConnectionListener } from "./connection.ts";
import type { Dialect } from "./dialects.ts";
import { Latencies } from "./latencies.ts";

/** Connections that are opened at the same time. */
const OPENING = 50;
const SETTLE_MS = 10_000;
const TICK_MS = 1;

/** What the fleet has counted. */
export interface Counts {
  /** Messages that reached somebody else than their publisher. */
  readonly deliveries: number;
  readonly published: number;
}

/** All connections of one load, what they publish, and an account of what they receive. */
export class Fleet implements ConnectionListener {
  readonly #workload: Workload;
  readonly #connections: Connection[] = [];
  readonly #audit: Audit;
  readonly #sent: Int32Array;
  readonly latencies: Latencies = new Latencies();
  readonly #startedNs: bigint = process.hrtime.bigint();
  #isPublishing = false;
  #deliveries = 0;
  #published = 0;
  #lost = 0;
  #toFlush: Connection[] = [];

  constructor(workload: Workload) {
    this.#workload = workload;
    const { channels, perChannel, publishers } = workload;
    this.#audit = new Audit(channels * perChannel, Math.max(1, publishers));
    this.#sent = new Int32Array(channels * Math.max(1, publishers));
  }

  /** Opens all connections; settles when each receives its channel. */
  async open(port: number, dialect: Dialect): Promise<void> {
    const { channels, perChannel } = this.#workload;
    const total = channels * perChannel;
    let next = 0;
    const openMore = async (): Promise<void> => {
      while (next < total) {
        const index = next++;
        const channel = `c${Math.floor(index / perChannel)}`;
        const connection = new Connection(index, channel, port, dialect, this, this.#workload.quietChannels);
        this.#connections[index] = connection;
        await connection.joined();
      }
    };
    await Promise.all(Array.from({ length: Math.min(OPENING, total) }, openMore));
    for (let index = 0; index < total; index++) if (this.#isStalled(index)) this.#connections[index]?.stall();
  }

  get counts(): Counts {
    return { deliveries: this.#deliveries, published: this.#published };
  }

  get faults(): Faults {
    return this.#audit.faults;
  }

  /** Connections that the server ended. */
  get lost(): number {
    return this.#lost;
  }

  /** Begins to publish. */
  begin(): void {
    this.#isPublishing = true;
    const { pace, channels, publishers } = this.#workload;
    if (pace.kind === "fixed") return void this.#publishFixed(pace.perSecond);
    if (pace.kind !== "closed") return;
    for (let channel = 0; channel < channels; channel++)
      for (let publisher = 0; publisher < publishers; publisher++)
        for (let count = 0; count < pace.inFlight; count++) this.#publish(channel, publisher);
  }

  /** Publishes no more and waits until everything has arrived. Returns how many deliveries are missing. */
  async settle(): Promise<number> {
    this.#isPublishing = false;
    const until = Date.now() + SETTLE_MS;
    let missing = this.#countMissing();
    while (missing > 0 && Date.now() < until) {
      await delay(2);
      missing = this.#countMissing();
    }
    return missing;
  }

  /** Ends all connections. */
  end(): void {
    for (const connection of this.#connections) connection.end();
  }

  onMessage({ index }: Connection, chunk: Buffer, at: number): void {
    const { perChannel, publishers, pace } = this.#workload;
    const publisher = readPublisher(chunk, at);
    const place = index % perChannel;
    if (place === publisher) return;
    this.#audit.receive(index, publisher, readSequence(chunk, at));
    this.#deliveries++;
    // Each publisher waits for one other: the last of the channel, or the next one where all publish.
    const isSentinel = place === (publishers === 1 ? perChannel - 1 : (publisher + 1) % perChannel);
    if (pace.kind === "fixed" || isSentinel) this.latencies.add(this.#nowUs() - readTime(chunk, at));
    if (isSentinel && pace.kind === "closed" && this.#isPublishing)
      this.#publish((index - place) / perChannel, publisher);
  }

  onLost(): void {
    this.#lost++;
  }

  #isStalled(index: number): boolean {
    const { perChannel, publishers, stalled } = this.#workload;
    const place = index % perChannel;
    return place >= publishers && place < publishers + stalled;
  }

  #nowUs(): number {
    return Number((process.hrtime.bigint() - this.#startedNs) / 1000n);
  }

  #publish(channel: number, publisher: number): void {
    const { perChannel, publishers, payloadBytes } = this.#workload;
    const connection = this.#connections[channel * perChannel + publisher];
    const line = channel * publishers + publisher;
    const sequence = this.#sent[line] ?? 0;
    this.#sent[line] = sequence + 1;
    this.#published++;
    connection?.publish(toText({ publisher, sequence, atUs: this.#nowUs() }, payloadBytes));
    if (connection === undefined || this.#toFlush.includes(connection)) return;
    if (this.#toFlush.length === 0) setImmediate(() => this.#flush());
    this.#toFlush.push(connection);
  }

  #flush(): void {
    const connections = this.#toFlush;
    this.#toFlush = [];
    for (const connection of connections) connection.flush();
  }

  async #publishFixed(perSecond: number): Promise<void> {
    const { channels, publishers } = this.#workload;
    const begunUs = this.#nowUs();
    for (let sent = 0; this.#isPublishing;) {
      const due = Math.floor(((this.#nowUs() - begunUs) / 1e6) * perSecond);
      for (; sent < due; sent++) this.#publish(sent % channels, Math.floor(sent / channels) % publishers);
      await delay(TICK_MS);
    }
  }

  #countMissing(): number {
    const { perChannel, publishers } = this.#workload;
    let missing = 0;
    for (const [line, sent] of this.#sent.entries()) {
      const first = Math.floor(line / Math.max(1, publishers)) * perChannel;
      const publisher = line % Math.max(1, publishers);
      for (let place = 0; place < perChannel; place++) {
        if (place === publisher || this.#isStalled(first + place)) continue;
        missing += sent - this.#audit.received(first + place, publisher);
      }
    }
    return missing;
  }
}
