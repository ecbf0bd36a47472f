import type { Clock } from "../clock.ts";
import type { EventStore } from "../engine/event-store.ts";
import type { WebhookEvent } from "../generated/backend.ts";
import type { Logger } from "../logger.ts";
import type { Tally } from "../tally.ts";

export type { ChannelEvent, MemberEvent, MessageEvent, WebhookEvent } from "../generated/backend.ts";

/** What webhooks may use of their server. */
export interface WebhookHost {
  readonly clock: Clock;
  readonly logger: Logger;
  /** What has become of events, and of attempts to tell them: for the metrics. */
  readonly tally: Pick<Tally, "webhooks">;
  /** Where events are kept that are not told yet; undefined where the engine keeps none. */
  readonly store: EventStore | undefined;
}

/** Webhooks that are being told. */
export interface OpenWebhooks {
  /** Something has happened. Returns at once and MUST NOT throw; the order of the calls is that of the events. */
  tell(event: WebhookEvent): void;
  /** Tells what is left, as far as `withinMs` allows, and ends. */
  stop(withinMs: number): Promise<void>;
}

/** Who is told afterwards what has happened, such as `createHttpWebhooks` of `@parlance/server/webhooks`. */
export interface Webhooks {
  /** Namespaces whose messages are told; those of others are not. */
  readonly messages: readonly string[];
  /** Begins. Called once, when the engine has started. */
  open(host: WebhookHost): OpenWebhooks;
}
