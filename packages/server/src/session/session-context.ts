import type { Identity } from "../auth/authenticator.ts";
import { toNamespace } from "../channel/channel-name.ts";
import type { Subscriber } from "../channel/subscription.ts";
import type { Departure } from "../engine/presence-store.ts";
import type { ServerFrame } from "../generated/frames.ts";
import type { ConnectionView } from "../hooks.ts";
import type { Context } from "./context.ts";
import type { Core } from "./core.ts";
import { leave } from "./leave.ts";
import { listAllowed } from "./permission.ts";

/** What a context needs of its session. */
export interface ContextOwner {
  send(frame: ServerFrame): void;
  /** The identity is another now. */
  onRenewed(identity: Identity): void;
}

/** The context of a connection that was welcomed. */
export class SessionContext implements Context {
  readonly core: Core;
  readonly connection: ConnectionView;
  readonly subscriber: Subscriber;
  readonly subscriptions: Set<string> = new Set<string>();
  readonly #owner: ContextOwner;
  #identity: Identity;
  #isEnded = false;
  #calls: Set<AbortController> | undefined;
  #asking: Set<string> | undefined;

  constructor(
    core: Core,
    connection: ConnectionView,
    subscriber: Subscriber,
    identity: Identity,
    owner: ContextOwner,
  ) {
    this.core = core;
    this.connection = connection;
    this.subscriber = subscriber;
    this.#identity = identity;
    this.#owner = owner;
  }

  get identity(): Identity {
    return this.#identity;
  }

  get calls(): Set<AbortController> {
    return (this.#calls ??= new Set());
  }

  get asking(): Set<string> {
    return (this.#asking ??= new Set());
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  send(frame: ServerFrame): void {
    this.#owner.send(frame);
  }

  /** Leaves everything that knows of this connection. */
  end(departure: Departure): void {
    this.#isEnded = true;
    for (const channel of this.subscriptions) leave(this, channel, departure);
    for (const call of this.#calls ?? []) call.abort();
  }

  renew(identity: Identity): void {
    if (this.#isEnded) return;
    this.#identity = identity;
    this.#owner.onRenewed(identity);
    for (const channel of this.subscriptions) {
      const namespace = this.core.contract.namespace(toNamespace(channel));
      const allowed = namespace === undefined ? [] : listAllowed(this, namespace, channel);
      if (!allowed.includes("members")) this.core.presence.unwatch(channel, this.subscriber);
      if (!allowed.includes("subscribe")) this.expel(channel, "the new token does not grant this channel");
    }
  }

  /** Ends a subscription against the client's will; false when there is none. */
  expel(channel: string, message: string): boolean {
    const wasAsking = this.#asking?.delete(channel) === true;
    if (!this.subscriptions.has(channel)) return wasAsking;
    // One that is only about to begin is refused when its turn comes.
    if (leave(this, channel, "left") !== undefined)
      this.send({ type: "unsubscribed", channel, code: "forbidden", message, resubscribe: false });
    return true;
  }
}
