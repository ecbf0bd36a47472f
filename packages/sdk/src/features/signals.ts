import type { Channel, ContractChannel } from "../channel.ts";
import { encodeRequest, findSizeFault } from "../connection/requests.ts";
import type { DataOf, EventName, InputOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { Emitter } from "../emitter.ts";
import { ParlanceError, toListenerError, toPayloadError } from "../errors.ts";
import { toUnsupportedError } from "../exchange.ts";
import { signal as signalRule } from "../generated/frame-rules.ts";
import type { ServerSignal } from "../generated/frames.ts";
import { toContractChannel } from "../internals.ts";
import type { Link } from "../link.ts";

/** Something said in a channel that has no offset and is never kept. */
export interface Signal<Event extends string = string, Data extends object = object> {
  readonly channel: string;
  readonly event: Event;
  /** When the server passed it on: milliseconds since 1970 by its clock. */
  readonly time: number;
  /** Who sent it. */
  readonly by?: { readonly user: string; readonly connection?: string };
  readonly data: Data;
  /** Whether this client sent it, on its present connection. */
  readonly own: boolean;
}

/**
 * Sends a signal to the subscribers of a channel (PROTOCOL [SIG-1]). Tells whether it left: without a connection it is
 * gone, since it means nothing later. Throws a `ParlanceError` for data that breaks the contract, and `unsupported` where
 * the server has no signals. What the server refuses comes as an `error` of the client.
 */
export function sendSignal<Space extends NamespaceSpec, Event extends EventName<Space, "signal">>(
  channel: Channel<Space>,
  event: Event,
  data: InputOf<Space, Event>,
): boolean {
  const known = toContractChannel("sendSignal", channel);
  const { connection } = known.link;
  const members = { channel: known.name, event, data: known.toValid("signal", event, data) };
  if (connection.state.status !== "connected") return false;
  const { features, limits } = connection.state.welcome;
  const frame = encodeRequest("signal", members);
  const fault = features.includes("signals")
    ? findSizeFault(frame, limits.frameBytes, known.name)
    : toUnsupportedError("signals", known.name);
  if (fault) throw fault;
  connection.send(`{"type":"signal"${frame.members}`);
  return true;
}

/**
 * Hands the signals of an event to a listener while the channel is subscribed to; subscribing is up to the application.
 * Own ones come too (PROTOCOL [SIG-3]), marked as `own`. The result removes the listener.
 */
export function onSignal<Space extends NamespaceSpec, Event extends EventName<Space, "signal">>(
  channel: Channel<Space>,
  event: Event,
  listener: (signal: Signal<Event, DataOf<Space, Event>>) => unknown,
): () => void {
  const known = toContractChannel("onSignal", channel);
  const listeners = known.link.use(receiveSignals).of(known);
  return listeners.on(event, listener as unknown as (signal: Signal) => unknown);
}

type Listeners = Emitter<Readonly<Record<string, Signal>>>;

/** The listeners of each channel of a client. */
interface Signals {
  of(channel: ContractChannel<NamespaceSpec>): Listeners;
}

function receiveSignals(link: Link): Signals {
  const receivers = new Map<
    string,
    { readonly channel: ContractChannel<NamespaceSpec>; readonly listeners: Listeners }
  >();
  link.learn("signal", signalRule, (frame) => {
    const receiver = receivers.get(frame.channel);
    const signal = receiver?.channel.feed && toSignal(receiver.channel, frame);
    if (signal) receiver.listeners.emit(frame.event, signal);
  });
  return {
    of(channel) {
      const { name } = channel;
      const listeners: Listeners =
        receivers.get(name)?.listeners ??
        new Emitter((cause) => link.announcer.error(toListenerError(name, cause)));
      receivers.set(name, { channel, listeners });
      return listeners;
    },
  };
}

/** Unknown events by channel: one complaint about each is enough. */
const complaints = new WeakMap<ContractChannel<NamespaceSpec>, Set<string>>();

function complain(channel: ContractChannel<NamespaceSpec>, event: string): void {
  const known = complaints.get(channel) ?? new Set();
  if (known.has(event)) return;
  complaints.set(channel, known.add(event));
  const { link, name } = channel;
  const message = `the contract does not name "${event}" in ${name}`;
  link.announcer.error(new ParlanceError("unknown_event", message, { channel: name }));
}

/** The signal as the application gets it. One that breaks the contract is told, and so is one that it does not name. */
function toSignal(channel: ContractChannel<NamespaceSpec>, frame: ServerSignal): Signal | undefined {
  const { announcer, connection, settings } = channel.link;
  const spec = channel.find("signal", frame.event);
  if (spec === undefined && !channel.space.anyEvent) {
    complain(channel, frame.event);
    return undefined;
  }
  const issues = settings.checksReceived ? spec?.check(frame.data, "reader") : undefined;
  if (issues) {
    announcer.error(toPayloadError(frame.channel, frame.event, issues));
    return undefined;
  }
  const { type: _, ...signal } = frame;
  const { state } = connection;
  const own = state.status === "connected" && frame.by?.connection === state.welcome.connection;
  return { ...signal, own };
}
