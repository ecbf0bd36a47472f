import type { Announcer } from "./announcer.ts";
import type { Clock } from "./clock.ts";
import type { Requests } from "./connection/requests.ts";
import type { Message as MessageFrame, Position } from "./generated/frames.ts";
import type { PublishRequest } from "./publishes.ts";

/** What channels have of their client. */
export interface Link {
  readonly clock: Clock;
  /** Whether data is checked on receipt. */
  readonly checksReceived: boolean;
  /** The requests of the present session, if there is one. */
  readonly session: Requests | undefined;
  /** Connects if nobody did before. Throws a `closed` error when the client is closed. */
  wake(): void;
  /** A random pause that grows with the number of failures. */
  toPauseMs(failures: number): number;
  publish(request: PublishRequest): Promise<Position>;
  /** Whether this client published a message; if so, its publish is settled (PROTOCOL [PUB-7]). */
  claim(message: MessageFrame, position: Position): boolean;
  /** Where faults go that belong to no call. */
  readonly announcer: Announcer;
}
