export type { Authenticator, Identity } from "./auth/authenticator.ts";
export { type Grant } from "./auth/grants.ts";
export { createJwtAuthenticator, type JwtOptions } from "./auth/jwt.ts";
export {
  BackendError,
  type Asked,
  type Backend,
  type CallQuestion,
  type CallVerdict,
  type ConnectQuestion,
  type PublishQuestion,
  type PublishVerdict,
  type SubscribeQuestion,
  type Verdict,
} from "./backend/backend.ts";
export { CallError, type CallContext, type MethodHandler } from "./calls.ts";
export type { CompiledContract } from "./contract/compiled-contract.ts";
export type { LoadedMethod, LoadedNamespace } from "./contract/loaded-contract.ts";
export type { Clock } from "./clock.ts";
export type { Closure } from "./errors.ts";
export type { Issue } from "./generated/check-runtime.ts";
export type { Hello, Limits, Member, Message, Position } from "./generated/frames.ts";
export type { AcceptedMessage, ConnectionView, Hooks } from "./hooks.ts";
export type { ApiKeyOptions, Scope } from "./http/api/api-keys.ts";
export type { Listening } from "./http/http-door.ts";
export type { StaticFile } from "./http/static-file.ts";
export { createLogger, type Logger, type LogLevel } from "./logger.ts";
export type { ServerOptions, Settings } from "./options.ts";
export type {
  HistoryPage,
  HistoryQuery,
  MemberList,
  MembersQuery,
  ProgramApi,
  PublishedMessage,
  PublishOptions,
  Revoked,
  SayOptions,
} from "./program.ts";
export { RefusedError } from "./refused-error.ts";
export type {
  ChannelEvent,
  MemberEvent,
  MessageEvent,
  OpenWebhooks,
  WebhookEvent,
  WebhookHost,
  Webhooks,
} from "./webhooks/webhooks.ts";
export type {
  OpenTraces,
  PublishFacts,
  PublishTrace,
  TracedOutcome,
  TraceHeaders,
  TraceHost,
  Traces,
} from "./traces/traces.ts";
export { createServer, type ParlanceServer } from "./server.ts";
