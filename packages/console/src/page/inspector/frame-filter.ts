import type { FrameRecord, LogItem } from "./frame-log.ts";

/** What the inspector shows: everything, all but the heartbeat, what was refused, or one type of frame. */
export type FrameFilter =
  | { readonly show: "all" }
  | { readonly show: "calm" }
  | { readonly show: "refused" }
  | { readonly show: "type"; readonly type: string };

/** Whether a frame belongs to the heartbeat: the server's `ping` and the `pong` to it. */
function isHeartbeat(record: FrameRecord): boolean {
  return record.type === "pong" || (record.type === "ping" && record.direction === "in");
}

/** Whether a frame breaks its schema or was refused by the server. */
export function isRefused(record: FrameRecord): boolean {
  return record.judgement.status === "invalid" || record.refusal !== undefined;
}

function fits(filter: FrameFilter, item: LogItem): boolean {
  if (item.kind !== "frame") return filter.show === "all" || filter.show === "calm";
  switch (filter.show) {
    case "all":
      return true;
    case "calm":
      return !isHeartbeat(item) || isRefused(item);
    case "refused":
      return isRefused(item);
    case "type":
      return item.type === filter.type;
  }
}

/** The lines that a filter lets through, in order. */
export function filterLog(items: readonly LogItem[], filter: FrameFilter): readonly LogItem[] {
  return items.filter((item) => fits(filter, item));
}

/** The types that occur in a log, sorted, for a menu. */
export function toTypes(items: readonly LogItem[]): readonly string[] {
  const types = items.flatMap((item) =>
    item.kind === "frame" && item.type !== undefined ? [item.type] : [],
  );
  return [...new Set(types)].toSorted();
}

/** Writes a filter as the value of a menu's option; `parseFilter` reads it. */
export function formatFilter(filter: FrameFilter): string {
  return filter.show === "type" ? `type ${filter.type}` : filter.show;
}

/** Reads what `formatFilter` wrote; anything else shows all. */
export function parseFilter(text: string): FrameFilter {
  if (text === "calm" || text === "refused") return { show: text };
  return text.startsWith("type ") ? { show: "type", type: text.slice("type ".length) } : { show: "all" };
}
