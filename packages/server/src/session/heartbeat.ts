import type { Clock } from "../clock.ts";
import { PING } from "../codec/encode.ts";
import type { CloseName } from "../generated/codes.ts";
import type { Deadline, TimerWheel } from "../timer-wheel.ts";
import type { SessionPolicy } from "./core.ts";

/** What the heartbeat needs of its connection. */
export interface HeartbeatOwner {
  /** Whether silence is the peer's, and not ours because reading is held. */
  readonly isReading: boolean;
  onPing(ping: string): void;
  onSilent(name: CloseName): void;
}

/** Pings come at 0.8 to 1 of the interval, so that many connections do not beat as one. */
const SPREAD = 0.2;
/** How long an authenticator may take. Nobody is at the other end of it, so it must end. */
const AUTHENTICATE_MS = 30_000;

/** Waits for `hello` and for what is decided on it, then pings and watches for silence (PROTOCOL [HS-3], [HB-1], [HB-2]). */
export class Heartbeat implements Deadline {
  readonly #clock: Clock;
  readonly #wheel: TimerWheel;
  readonly #policy: SessionPolicy;
  readonly #owner: HeartbeatOwner;
  #phase: "awaitingHello" | "authenticating" | "beating" = "awaitingHello";
  #heardMs: number;
  #pingMs = 0;
  dueMs: number;

  constructor(clock: Clock, wheel: TimerWheel, policy: SessionPolicy, owner: HeartbeatOwner) {
    this.#clock = clock;
    this.#wheel = wheel;
    this.#policy = policy;
    this.#owner = owner;
    this.#heardMs = clock.elapsed();
    this.dueMs = this.#heardMs + policy.helloMs;
    wheel.add(this);
  }

  /** Something arrived. */
  onLife(): void {
    this.#heardMs = this.#clock.elapsed();
  }

  /** `hello` has come, and the authenticator takes its time: that is not the silence of the peer. */
  onHello(): void {
    this.#wheel.remove(this);
    this.#phase = "authenticating";
    this.dueMs = this.#clock.elapsed() + AUTHENTICATE_MS;
    this.#wheel.add(this);
  }

  /** The connection was welcomed. */
  begin(): void {
    this.#wheel.remove(this);
    this.#phase = "beating";
    this.#heardMs = this.#clock.elapsed();
    this.#planPing(this.#heardMs);
    this.#wait();
  }

  /** Forgets the connection. */
  stop(): void {
    this.#wheel.remove(this);
  }

  onDue(): void {
    switch (this.#phase) {
      case "awaitingHello":
        return this.#owner.onSilent("hello_timeout");
      case "authenticating":
        return this.#owner.onSilent("overloaded");
      case "beating":
        this.#beat();
    }
  }

  #beat(): void {
    const now = this.#clock.elapsed();
    if (!this.#owner.isReading) this.#heardMs = now;
    if (now >= this.#silentAfter()) return this.#owner.onSilent("heartbeat_timeout");
    if (now >= this.#pingMs) {
      this.#owner.onPing(PING);
      this.#planPing(now);
    }
    this.#wait();
  }

  #silentAfter(): number {
    const { intervalMs, graceMs } = this.#policy.heartbeat;
    return this.#heardMs + intervalMs + graceMs;
  }

  #planPing(now: number): void {
    this.#pingMs = now + this.#policy.heartbeat.intervalMs * (1 - SPREAD * Math.random());
  }

  #wait(): void {
    this.dueMs = Math.min(this.#pingMs, this.#silentAfter());
    this.#wheel.add(this);
  }
}
