export type { Authenticator, Identity } from "./auth/authenticator.ts";
export type { Clock } from "./clock.ts";
export type { Closure } from "./errors.ts";
export type { Hello, Limits, Position } from "./generated/frames.ts";
export type { AcceptedMessage, ConnectionView, Hooks } from "./hooks.ts";
export type { StaticFile } from "./http/static-file.ts";
export { createLogger, type Logger, type LogLevel } from "./logger.ts";
export type { ServerOptions, Settings } from "./options.ts";
export { createServer, type Listening, type ParlanceServer } from "./server.ts";
