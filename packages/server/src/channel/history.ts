import { whenReady, type Awaitable } from "../awaitable.ts";
import type { LoadedNamespace } from "../contract/loaded-contract.ts";
import type { Engine, LogPage, LogQuery } from "../engine/engine.ts";
import { refuse, type Refusal } from "../errors.ts";

/** Pages are cut at this size, so that none delays what comes behind it for long. */
const MAX_PAGE_BYTES = 256 * 1024;

/** A page of kept messages. */
export type HistoryRead = Extract<LogPage, { readonly kind: "page" }>;

/** Reads kept messages of a channel of this namespace (PROTOCOL, History). */
export function readHistory(
  engine: Engine,
  { retention }: LoadedNamespace,
  channel: string,
  query: LogQuery,
  limit: number,
): Awaitable<HistoryRead | Refusal> {
  if (retention === undefined) return refuse("not_kept");
  const read = engine.read(channel, query, { messages: limit, bytes: MAX_PAGE_BYTES });
  return whenReady(read, (page) => {
    switch (page.kind) {
      case "page":
        return page;
      case "gap":
        return refuse("position_lost", `the position cannot be read from: ${page.reason}`);
      case "unavailable":
        return refuse("not_available");
    }
  });
}
