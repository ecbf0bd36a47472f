import { toNamespaceName, type Core } from "./core.ts";
import type { Network } from "./network.ts";
import type { Session } from "./session.ts";

/** What can go wrong between clients and the server, each in one line. What is under way is settled by `server.settle()`. */
export interface Faults {
  /** Every connection breaks, as a cable does: what is under way is lost, and no close code comes. */
  drop(): void;
  /** The next attempts to connect fail, as many as given; without a number all, until `accept`. */
  refuse(count?: number): void;
  /** Attempts to connect succeed again. */
  accept(): void;
  /** Every frame is under way for so long from now on, by the clock of the server; 0 is at once. */
  slow(delayMs: number): void;
  /** Nothing arrives any more and nobody is told, until `thaw`: what a tunnel or a closed laptop does. */
  freeze(): void;
  /** What `freeze` held up arrives. */
  thaw(): void;
  /** The next message that a client publishes is taken, and its connection breaks before the `ok`. */
  loseAck(): void;
  /** The server closes connections with a code, all or those of one user. */
  close(code: number, options?: { readonly reason?: string; readonly user?: string }): void;
  /**
   * Every connection breaks, and the messages that were kept are gone: subscriptions that come back are told of a gap.
   * With a channel, only its messages go.
   */
  gap(channel?: string): void;
  /** The server asks its clients to move within a time, and closes with 4200 what is left then. */
  drain(inMs: number): void;
}

/** The faults of one server. */
export function createFaults(core: Core, network: Network, sessions: ReadonlySet<Session>): Faults {
  const { weather } = network;
  const close: Faults["close"] = (code, { reason = "", user } = {}) => {
    for (const session of sessions)
      if (user === undefined || session.user === user) session.closeWithCode(code, reason);
  };
  return {
    drop: () => network.cut(),
    refuse: (count = Infinity) => void (weather.refusals = count),
    accept: () => void (weather.refusals = 0),
    slow: (delayMs) => void (weather.delayMs = delayMs),
    freeze: () => void (weather.isFrozen = true),
    thaw: () => network.thaw(),
    loseAck: () => void (core.losesAck = true),
    close,
    gap(channel) {
      if (channel !== undefined && !core.enforcer.namespaces.has(toNamespaceName(channel)))
        throw new TypeError(`faults.gap: the contract has no namespace for ${channel}`);
      network.cut();
      core.lose(channel);
    },
    drain(inMs) {
      const asked = [...sessions];
      for (const session of asked) session.send({ type: "drain", inMs });
      core.clock.after(inMs, () => {
        for (const session of asked) session.closeWithCode(4200, "draining");
      });
    },
  };
}
