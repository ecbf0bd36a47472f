/** How much is told. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Names of what stands beside a log line. */
export type LogField =
  | "connection"
  | "close"
  | "code"
  | "error"
  | "engine"
  | "under"
  | "first"
  | "reason"
  | "queued"
  | "events"
  | "failures"
  | "to"
  | "setting"
  | "address"
  | "worker"
  | "exit"
  | "pauseMs";

/** Every field that a log line may have, with what it says. There is none for payloads, tokens or secrets. */
export const LOG_FIELDS: Readonly<Record<LogField, string>> = {
  connection: "id of the connection that a line is about, as in `welcome.connection`",
  close: "name of the close code with which the server ended a connection",
  code: "close code with which a connection ended",
  error: "message of an exception of the server, an engine or the program around it",
  engine: "name of the engine",
  under: "contract under which messages were kept",
  first: "first of several things: a place in a contract and what is wrong there",
  reason: "why a backend or the target of webhooks could not be reached, in words of this server",
  queued: "number of events that wait to be told",
  events: "number of events that a line is about",
  failures: "number of attempts that failed one after another",
  to: "address of what the engine is connected to, without credentials",
  setting: "name of a setting",
  address: "where something listens",
  worker: "number of a worker, one of the processes that share the port",
  exit: "exit status of a process, or the signal that ended it",
  pauseMs: "milliseconds until something is tried again",
};

/** What stands beside a log line. */
export type LogFields = Readonly<Partial<Record<LogField, string | number | boolean | undefined>>>;

/** Where the server tells what it does. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];

function toLine(level: LogLevel, message: string, fields: LogFields): string {
  const parts = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  return `${new Date().toISOString()} ${level} ${message}${parts.join("")}\n`;
}

/** A logger that writes one line for each message at or above a level. */
export function createLogger(level: LogLevel, write: (line: string) => void): Logger {
  const at =
    (own: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(own) >= LEVELS.indexOf(level)) write(toLine(own, message, fields));
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** A logger that says nothing. */
export const silentLogger: Logger = createLogger("silent", () => {});
