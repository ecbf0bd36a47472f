import { isDeepStrictEqual } from "node:util";
import type { Configuration, ReadConfiguration } from "../configuration/configuration.ts";
import { ALL_SETTINGS } from "../configuration/list-settings.ts";
import type { Logger } from "../logger.ts";
import type { ParlanceServer } from "../server.ts";
import { readServerOptions } from "./server-options.ts";

function valueAt(configuration: object, path: readonly string[]): unknown {
  let found: unknown = configuration;
  for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
  return found;
}

/** Settings that differ and that a running server does not take over. */
export function listWaiting(now: Configuration, next: Configuration): readonly string[] {
  return ALL_SETTINGS.filter(
    ({ path, notes }) =>
      notes["x-reload"] !== true && !isDeepStrictEqual(valueAt(now, path), valueAt(next, path)),
  ).map(({ name }) => name);
}

/** A configuration with those settings that a running server takes over from another one. */
function takeOver(now: Configuration, next: Configuration): Configuration {
  const mixed = structuredClone(now) as unknown as Record<string, unknown>;
  for (const { path, notes } of ALL_SETTINGS) {
    if (notes["x-reload"] !== true) continue;
    let holder = mixed;
    for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>;
    const [last = ""] = path.slice(-1);
    const value = valueAt(next, path);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return mixed as unknown as Configuration;
}

async function reload(
  server: ParlanceServer,
  now: Configuration,
  read: ReadConfiguration,
  logger: Logger,
): Promise<void> {
  if (read.kind === "refused") throw new Error(read.faults.join("\n"));
  for (const setting of listWaiting(now, read.configuration))
    logger.warn("a setting has changed that counts from the next start on", { setting });
  const { options, warnings } = await readServerOptions(takeOver(now, read.configuration));
  for (const warning of warnings) logger.warn(warning);
  await server.reload(options);
}

/**
 * At SIGHUP a server takes over what its files say by then. Where something there is wrong, or would break clients, the
 * log says so and all goes on as before. One at a time, in order.
 */
export function reloadOnSignal(
  server: ParlanceServer,
  now: Configuration,
  readAgain: () => ReadConfiguration,
  logger: Logger,
): void {
  let running = Promise.resolve();
  process.on("SIGHUP", () => {
    running = running
      .then(() => reload(server, now, readAgain(), logger))
      .then(
        () => logger.info("the configuration was taken over"),
        (error: unknown) =>
          logger.error("the configuration was not taken over; all goes on as before", {
            error: error instanceof Error ? error.message : String(error),
          }),
      );
  });
}
