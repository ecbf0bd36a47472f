import type { HubObserver } from "../channel/hub.ts";
import type { PresenceObserver } from "../channel/presence.ts";
import type { Clock } from "../clock.ts";
import type { LoadedContract, LoadedNamespace } from "../contract/loaded-contract.ts";
import type { Departure } from "../engine/presence-store.ts";
import type { WebhookEvent } from "../generated/backend.ts";
import type { Position } from "../generated/frames.ts";
import type { Utterance } from "../publisher.ts";
import { toRandomId } from "../random-id.ts";
import type { Deadline, TimerWheel } from "../timer-wheel.ts";
import type { OpenWebhooks, WebhookHost, Webhooks } from "./webhooks.ts";

/** An event without what is the same for all. */
type Happened<Event extends WebhookEvent = WebhookEvent> = Event extends unknown
  ? Omit<Event, "id" | "server" | "time"> & { readonly time?: number }
  : never;

/** Sees what happens on a server and has it told by webhooks, each event under an id of its own. */
export class Witness implements HubObserver, PresenceObserver {
  readonly #clock: Clock;
  readonly #wheel: TimerWheel;
  readonly #graceMs: number;
  readonly #webhooks: Webhooks;
  readonly #messages: ReadonlySet<string>;
  readonly #server = toRandomId(9);
  /** Members whose last connection broke, by channel and user: until the grace is over they have not left. */
  readonly #leaving = new Map<string, { readonly deadline: Deadline; readonly leave: () => void }>();
  #open: OpenWebhooks | undefined;
  #count = 0;

  /** Throws a `TypeError` that names the namespace when one is not in the contract. */
  constructor(
    webhooks: Webhooks,
    contract: LoadedContract,
    {
      clock,
      wheel,
      graceMs,
    }: { readonly clock: Clock; readonly wheel: TimerWheel; readonly graceMs: number },
  ) {
    const unknown = webhooks.messages.find((name) => contract.namespace(name) === undefined);
    if (unknown !== undefined)
      throw new TypeError(`webhooks.messages: the contract declares no namespace ${unknown}`);
    this.#webhooks = webhooks;
    this.#messages = new Set(webhooks.messages);
    this.#clock = clock;
    this.#wheel = wheel;
    this.#graceMs = graceMs;
  }

  /** Begins to tell. Nothing may happen before. */
  open(host: Pick<WebhookHost, "logger" | "store" | "tally">): void {
    this.#open = this.#webhooks.open({ ...host, clock: this.#clock });
  }

  onOccupied(channel: string): void {
    this.#tell({ type: "channel.occupied", channel });
  }

  onVacated(channel: string): void {
    this.#tell({ type: "channel.vacated", channel });
  }

  onEntered(channel: string, user: string): void {
    const name = toName(channel, user);
    const leaving = this.#leaving.get(name);
    if (leaving === undefined) return this.#tell({ type: "member.joined", channel, user });
    this.#wheel.remove(leaving.deadline);
    this.#leaving.delete(name);
  }

  onExited(channel: string, user: string, departure: Departure): void {
    const name = toName(channel, user);
    const leave = (): void => {
      this.#leaving.delete(name);
      this.#tell({ type: "member.left", channel, user });
    };
    if (departure === "left" || this.#graceMs === 0) return leave();
    const deadline: Deadline = { dueMs: this.#clock.elapsed() + this.#graceMs, onDue: leave };
    this.#leaving.set(name, { deadline, leave });
    this.#wheel.add(deadline);
  }

  /** A message has its place. An arrow function: it is handed on as it is. */
  readonly onPublished = (
    { name }: LoadedNamespace,
    { channel, event, data, by, trace }: Utterance,
    position: Position,
    time: number,
  ): void => {
    if (!this.#messages.has(name)) return;
    this.#tell({
      type: "message.published",
      time,
      channel,
      position,
      event,
      data: data as Record<string, unknown>,
      ...(by !== undefined && { by }),
      ...(trace?.headers !== undefined && { traceparent: trace.headers.traceparent }),
    });
  };

  /** Tells who is gone with this server, then what is left, as far as `withinMs` allows. */
  async stop(withinMs: number): Promise<void> {
    for (const { deadline, leave } of this.#leaving.values()) {
      this.#wheel.remove(deadline);
      leave();
    }
    await this.#open?.stop(withinMs);
  }

  #tell(happened: Happened): void {
    const id = `${this.#server}-${++this.#count}`;
    const { type, time = this.#clock.now(), ...rest } = happened;
    this.#open?.tell({ type, id, server: this.#server, time, ...rest } as WebhookEvent);
  }
}

/** No name of a channel can contain a line break. */
function toName(channel: string, user: string): string {
  return `${channel}\n${user}`;
}
