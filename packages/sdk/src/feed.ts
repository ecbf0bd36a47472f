import { encodeRequest, type Request } from "./connection/requests.ts";
import { advance, openCursor, toArrival, toPosition, type Cursor } from "./continuity.ts";
import { ParlanceError } from "./errors.ts";
import type { Gap } from "./events.ts";
import type { Ok, Position, Rebase, Subscribed, Unsubscribed } from "./generated/frames.ts";
import type { Link } from "./link.ts";

/** Where the one subscription of a channel stands. */
export type FeedState =
  /** Asked for, or to be asked for as soon as there is a session. */
  | { readonly status: "subscribing" }
  | { readonly status: "subscribed"; readonly cursor: Cursor; readonly frame: Subscribed }
  /** Refused for now, or broken: asks again after a pause. */
  | { readonly status: "pausing"; readonly cancel: () => void }
  | { readonly status: "ended"; readonly error: ParlanceError | undefined };

/** Whoever holds a feed. */
export interface FeedHolder {
  onSubscribed(frame: Subscribed): void;
  onGap(gap: Gap): void;
  /** Nothing follows. Without `error` the application itself ended it. */
  onEnded(error: ParlanceError | undefined): void;
}

/** How a feed begins, and whether it hands over the messages of its own client. */
export interface FeedOptions {
  readonly position?: Position | undefined;
  readonly last?: number | undefined;
  readonly echo: boolean;
  /** Whether changes of the members are asked for; may be set later, to count from the next time it asks. */
  presence?: boolean | undefined;
}

/** The subscription of one channel through all connections: keeps its position and asks again until it has ended. */
export class Feed {
  readonly channel: string;
  readonly options: FeedOptions;
  readonly #link: Link;
  readonly #holders = new Set<FeedHolder>();
  #state: FeedState = { status: "subscribing" };
  /** Where the application stands, while no cursor says so. */
  #before: Position | undefined;
  #asked: Request<Subscribed> | undefined;
  #failures = 0;

  constructor(link: Link, channel: string, options: FeedOptions) {
    this.channel = channel;
    this.options = options;
    this.#link = link;
    this.#before = options.position;
  }

  get state(): FeedState {
    return this.#state;
  }

  get position(): Position | undefined {
    return this.#state.status === "subscribed" ? toPosition(this.#state.cursor) : this.#before;
  }

  hold(holder: FeedHolder): void {
    this.#holders.add(holder);
    if (this.#state.status === "subscribed") holder.onSubscribed(this.#state.frame);
  }

  /** One holder needs the feed no more; without the last one it ends. */
  release(holder: FeedHolder): void {
    this.#holders.delete(holder);
    holder.onEnded(undefined);
    if (this.#holders.size > 0 || this.#state.status === "ended") return;
    this.#link.session?.add<Ok>({
      frame: encodeRequest("unsubscribe", { channel: this.channel }),
      channel: this.channel,
      reply: "ok",
      onRefused: (error) => this.#link.announcer.error(error),
    });
    this.end(undefined);
  }

  /** Subscribes in the present session, from where the application stands. */
  ask(): void {
    if (this.#state.status === "ended") return;
    this.#leave({ status: "subscribing" });
    // The server may end a subscription while it is asked for anew: the answer to an older question is no answer to this.
    const ifLatest = (run: () => void): void => {
      if (this.#asked === request) run();
    };
    const request: Request<Subscribed> = {
      frame: encodeRequest("subscribe", {
        channel: this.channel,
        position: this.#before,
        last: this.options.last,
        presence: this.options.presence,
      }),
      channel: this.channel,
      reply: "subscribed",
      onGranted: (frame) => ifLatest(() => this.#begin(frame)),
      onRefused: (error) => ifLatest(() => (error.retryable ? this.#pause(error.afterMs) : this.end(error))),
    };
    this.#asked = request;
    this.#link.session?.add(request);
  }

  /** The session has ended; the next one is asked anew. */
  suspend(): void {
    if (this.#state.status === "ended") return;
    this.#failures = 0;
    this.#leave({ status: "subscribing" });
  }

  /** The server ended the subscription. */
  onUnsubscribed({ code, message, resubscribe, afterMs }: Unsubscribed): void {
    if (this.#state.status === "ended") return;
    if (resubscribe) this.#pause(afterMs);
    else this.end(new ParlanceError(code, message, { channel: this.channel }));
  }

  /** The numbering goes on under another epoch (PROTOCOL [REC-5]). */
  rebase({ epoch, offset }: Rebase): void {
    const state = this.#state;
    if (state.status !== "subscribed") return;
    // Positions above the last shared offset are of no epoch any more: the server is asked, and tells of a gap.
    if (toPosition(state.cursor).offset > offset) this.#pause();
    else this.#state = { ...state, cursor: { ...state.cursor, epoch } };
  }

  /** Ends the feed for all holders. */
  end(error: ParlanceError | undefined): void {
    if (this.#state.status === "ended") return;
    this.#leave({ status: "ended", error });
    for (const holder of this.#holders) holder.onEnded(error);
  }

  /** Takes note of a message; gives its position if it is the next one for the application (PROTOCOL [CLI-2]). */
  take(offset: number): Position | undefined {
    const state = this.#state;
    if (state.status !== "subscribed") return undefined;
    const arrival = toArrival(state.cursor, offset);
    if (arrival === "hole") {
      this.#pause();
      return undefined;
    }
    this.#state = { ...state, cursor: advance(state.cursor, offset) };
    if (arrival === "repeat") return undefined;
    this.#failures = 0;
    return { epoch: state.cursor.epoch, offset };
  }

  #begin(frame: Subscribed): void {
    if (this.#state.status !== "subscribing") return;
    const before = this.#before;
    this.#state = { status: "subscribed", cursor: openCursor(before, frame), frame };
    if (before !== undefined && frame.recovery !== "full") {
      const after = { epoch: frame.position.epoch, offset: frame.from };
      const gap: Gap = { channel: this.channel, reason: frame.reason ?? "unsupported", before, after };
      for (const holder of this.#holders) holder.onGap(gap);
      this.#link.announcer.emit("gap", gap);
    }
    for (const holder of this.#holders) holder.onSubscribed(frame);
  }

  /** Asks again: the first time at once, then after pauses that grow until a message comes through. */
  #pause(afterMs = 0): void {
    const pauseMs = afterMs + (this.#failures === 0 ? 0 : this.#link.toPauseMs(this.#failures));
    this.#failures += 1;
    if (pauseMs === 0) return this.ask();
    this.#leave({ status: "pausing", cancel: this.#link.settings.clock.after(pauseMs, () => this.ask()) });
  }

  #leave(state: FeedState): void {
    this.#before = this.position;
    if (this.#state.status === "pausing") this.#state.cancel();
    this.#state = state;
  }
}
