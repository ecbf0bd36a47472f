import { filterLog, toTypes, type FrameFilter } from "./frame-filter.ts";
import {
  appendToLog,
  clearLog,
  emptyLog,
  type FrameLog,
  type LogItem,
  type SocketEvent,
} from "./frame-log.ts";

/** Whether the list follows the log, or stands still at what it showed. */
export type Flow = { readonly status: "live" } | { readonly status: "paused"; readonly log: FrameLog };

/** What the inspector knows. */
export interface InspectorState {
  readonly log: FrameLog;
  readonly filter: FrameFilter;
  readonly flow: Flow;
}

/** What happens to the inspector. */
export type InspectorEvent =
  | SocketEvent
  | { readonly kind: "filtered"; readonly filter: FrameFilter }
  | { readonly kind: "paused" }
  | { readonly kind: "resumed" }
  | { readonly kind: "cleared" };

/** What the inspector shows. */
export interface InspectorView {
  readonly items: readonly LogItem[];
  /** The types of frame to choose from. */
  readonly types: readonly string[];
  /** Lines that came since the pause and are not shown. */
  readonly held: number;
  /** Lines that the filter hides. */
  readonly hidden: number;
}

/** Nothing seen yet; the heartbeat is hidden. */
export const initialInspector: InspectorState = {
  log: emptyLog,
  filter: { show: "calm" },
  flow: { status: "live" },
};

/** The next state of the inspector. Pure. While it is paused the log goes on. */
export function reduceInspector(state: InspectorState, event: InspectorEvent): InspectorState {
  switch (event.kind) {
    case "filtered":
      return { ...state, filter: event.filter };
    case "paused":
      return { ...state, flow: { status: "paused", log: state.log } };
    case "resumed":
      return { ...state, flow: { status: "live" } };
    case "cleared": {
      const log = clearLog(state.log);
      return { ...state, log, flow: state.flow.status === "paused" ? { status: "paused", log } : state.flow };
    }
    case "opened":
    case "frame":
    case "closed":
      return { ...state, log: appendToLog(state.log, event) };
  }
}

/** What a state looks like. */
export function toInspectorView({ log, filter, flow }: InspectorState): InspectorView {
  const shown = flow.status === "paused" ? flow.log : log;
  const items = filterLog(shown.items, filter);
  return {
    items,
    types: toTypes(shown.items),
    held: log.nextSerial - shown.nextSerial,
    hidden: shown.items.length - items.length,
  };
}
