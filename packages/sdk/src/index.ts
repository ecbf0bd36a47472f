export { createClient } from "./create-client.ts";
export type { Client } from "./client.ts";
export type { Channel, PublishOptions } from "./channel.ts";
export type {
  Subscription,
  SubscribeOptions,
  SubscriptionEvents,
  SubscriptionState,
} from "./subscription.ts";
export type {
  ClientEvents,
  ClientState,
  Connected,
  ContractMismatch,
  Gap,
  InvalidMessage,
  Message,
} from "./events.ts";
export type { ClientOptions } from "./options.ts";
export type { Feature } from "./link.ts";
export { storedGuest, type GuestStore } from "./guest.ts";
export { ParlanceError, type LocalErrorCode } from "./errors.ts";
export type { CloseReason } from "./connection/close-reason.ts";
export type { Advice } from "./generated/close-advice.ts";
export type {
  ContractSpec,
  EventKind,
  EventSpec,
  Issue,
  MethodSpec,
  NamespaceSpec,
  PayloadCheck,
  PresenceSpec,
  View,
} from "./contract.ts";
export type {
  ChannelName,
  DataOf,
  EventName,
  InputOf,
  MemberDataOf,
  MessageOf,
  NamespaceOf,
} from "./contract-types.ts";
export type { Position, Verb } from "./generated/frames.ts";
export type { Clock } from "./clock.ts";
export type { Socket, SocketHandlers, Transport } from "./transport/transport.ts";
export { webSocketTransport } from "./transport/web-socket.ts";
