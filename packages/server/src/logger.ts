/** How much is told. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** What stands beside a log line. Never payloads, tokens or secrets. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

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
