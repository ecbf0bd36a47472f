import type { Configuration } from "../configuration/configuration.ts";
import { createLogger, type LogFields, type Logger, type LogLevel } from "../logger.ts";

/** A logger on standard error, in the format that is asked for. */
export async function openLog({ level, format }: Configuration["log"]): Promise<Logger> {
  if (format === "text") return createLogger(level, (line) => process.stderr.write(line));
  // Not at the top: who reads text needs no pino.
  const { destination, pino, stdTimeFunctions } = await import("pino");
  const inner = pino(
    {
      level,
      // Process and machine are known to whatever collects the lines.
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Written at once: the last lines before an end are the ones that count.
    destination({ dest: 2, sync: true }),
  );
  const at =
    (own: Exclude<LogLevel, "silent">) =>
    (message: string, fields: LogFields = {}) =>
      inner[own](fields, message);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
