import type { Announcer } from "./announcer.ts";
import type { Connection } from "./connection/connection.ts";
import type { Requests } from "./connection/requests.ts";
import type { Connected } from "./events.ts";
import type { Feed } from "./feed.ts";
import type { Message as MessageFrame, Position, ServerFrame } from "./generated/frames.ts";
import type { Keys } from "./keys.ts";
import type { ClientSettings } from "./options.ts";
import type { PublishRequest } from "./publishes.ts";
import type { Rule } from "./rules.ts";

/** Types of the frames that features may take: those that only they know, and `subscribed`, which they pass on. */
export type FeatureType = Exclude<
  ServerFrame["type"],
  "welcome" | "ok" | "error" | "unsubscribed" | "message" | "ping"
>;

/** What channels and features have of their client. */
export interface Link {
  readonly settings: ClientSettings;
  readonly keys: Keys;
  /** Where faults go that belong to no call. */
  readonly announcer: Announcer;
  readonly connection: Connection;
  /** The requests of the present session, if there is one. */
  readonly session: Requests | undefined;
  /** Resolves when the connection is up, rejects when the client closes before. */
  readonly arrival: Promise<Connected>;
  /** Connects if nobody did before. Throws a `closed` error when the client is closed. */
  wake(): void;
  /** A random pause that grows with the number of failures. */
  toPauseMs(failures: number): number;
  /** Publishes, under a new key when none is given. */
  publish(request: PublishRequest, key?: string): Promise<Position>;
  /** Whether this client published a message; if so, its publish is settled (PROTOCOL [PUB-7]). */
  claim(message: MessageFrame, position: Position): boolean;
  /** The part that a feature has in this client: made when it is asked for first, then always the same. */
  use<Part>(feature: (link: Link) => Part): Part;
  /** Understands frames of one more type from now on. Without a handler they are replies. Handlers MUST NOT throw. */
  learn<Type extends FeatureType>(
    type: Type,
    rule: Rule,
    onFrame?: (frame: Extract<ServerFrame, { readonly type: Type }>) => void,
  ): void;
  /** The subscription of a channel, while it lasts. */
  findFeed(channel: string): Feed | undefined;
  /** Goes on with another connection, which is up, in the place of the present one. */
  replace(connection: Connection): void;
}

/**
 * Something that a client does beyond the core, given to `createClient` in `features`. Opaque: what it is called with is
 * of no concern to applications.
 */
export type Feature = (link: Link) => unknown;
