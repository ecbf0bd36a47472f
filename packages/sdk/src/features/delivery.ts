import type { Channel, ContractChannel } from "../channel.ts";
import type { EventName, InputOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { Emitter } from "../emitter.ts";
import { ParlanceError, toListenerError } from "../errors.ts";
import type { Position } from "../generated/frames.ts";
import { toContractChannel } from "../internals.ts";

/** How far a message has come. */
export type DeliveryState =
  /** It waits for a connection, or for the ack of the server. */
  | { readonly status: "sending" }
  | { readonly status: "stored"; readonly position: Position }
  | { readonly status: "failed"; readonly error: ParlanceError };

/** A message of this client on its way, as an application shows it. */
export interface Delivery {
  readonly event: string;
  readonly data: object;
  /** Names the message: the `key` of the one that comes back by the subscription. */
  readonly key: string;
  readonly state: DeliveryState;
  /** Calls a listener with each new state. The result removes it. */
  on(event: "state", listener: (state: DeliveryState) => unknown): () => void;
  /** Sends a message that failed once more, under the same key: a server that remembers keys takes it once. */
  retry(): void;
}

/**
 * Publishes, and shows how far the message has come. Throws a `ParlanceError` for data that breaks the contract, since no
 * retry could help. Everything else, such as a full queue or no ack in time, becomes the state `failed`.
 */
export function deliver<Space extends NamespaceSpec, Event extends EventName<Space, "message">>(
  channel: Channel<Space>,
  event: Event,
  data: InputOf<Space, Event>,
): Delivery {
  const known = toContractChannel("deliver", channel);
  const delivery = new PublishDelivery(known, event, known.toValid("message", event, data));
  delivery.send();
  return delivery;
}

class PublishDelivery implements Delivery {
  readonly event: string;
  readonly data: object;
  readonly key: string;
  readonly #channel: ContractChannel<NamespaceSpec>;
  readonly #events: Emitter<{ readonly state: DeliveryState }>;
  #state: DeliveryState = { status: "sending" };

  constructor(channel: ContractChannel<NamespaceSpec>, event: string, data: object) {
    const { link, name } = channel;
    this.event = event;
    this.data = data;
    this.key = link.keys.next();
    this.#channel = channel;
    this.#events = new Emitter((cause) => link.announcer.error(toListenerError(name, cause)));
  }

  get state(): DeliveryState {
    return this.#state;
  }

  on(event: "state", listener: (state: DeliveryState) => unknown): () => void {
    return this.#events.on(event, listener);
  }

  retry(): void {
    if (this.#state.status !== "failed") return;
    this.#set({ status: "sending" });
    this.send();
  }

  send(): void {
    this.#publish().then(
      (position) => this.#set({ status: "stored", position }),
      (error: unknown) => this.#set({ status: "failed", error: error as ParlanceError }),
    );
  }

  async #publish(): Promise<Position> {
    const { link, name } = this.#channel;
    link.wake();
    return link.publish({ channel: name, event: this.event, data: this.data }, this.key);
  }

  #set(state: DeliveryState): void {
    this.#state = state;
    this.#events.emit("state", state);
  }
}
