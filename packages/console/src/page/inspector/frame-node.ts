import type { Issue } from "../../generated/validators.ts";
import { element } from "../element.ts";
import type { KeyedNode } from "../keyed-list.ts";
import { isRefused } from "./frame-filter.ts";
import type { FrameRecord, LogItem, SocketNote } from "./frame-log.ts";
import { createJsonView } from "./json-view.ts";
import type { Judgement } from "./judge-frame.ts";
import { summarizeFrame } from "./summarize-frame.ts";

const ARROWS = { in: "←", out: "→" } as const;
const WAYS = { in: "received", out: "sent" } as const;

/** Writes a moment of today as hours, minutes, seconds and milliseconds of the reader's clock. */
function toStampText(timeMs: number): string {
  const time = new Date(timeMs);
  const two = (count: number): string => String(count).padStart(2, "0");
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
  return `${clock}.${String(time.getMilliseconds()).padStart(3, "0")}`;
}

/** Writes a length for reading. */
function toSizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KiB`;
}

/** What is wrong with a frame: in the words of the server where it said something, else of our schemas. */
function toIssues({ judgement, refusal }: FrameRecord): readonly Issue[] {
  if (refusal !== undefined && refusal.issues.length > 0) return refusal.issues;
  return judgement.status === "invalid" ? judgement.issues : [];
}

function toVerdict({ judgement, refusal }: FrameRecord): "refused" | Judgement["status"] {
  return refusal === undefined ? judgement.status : "refused";
}

function toVerdictText({ judgement, refusal, direction, type }: FrameRecord): string {
  if (refusal !== undefined)
    return `The server refused it: ${[refusal.code, refusal.message].filter(Boolean).join(", ")}`;
  const schema = `${direction === "out" ? "client" : "server"}/${type ?? ""}.schema.json`;
  switch (judgement.status) {
    case "valid":
      return `It fits ${schema}.`;
    case "unknown":
      return "A type that this page does not know. Clients ignore it.";
    case "invalid":
      return type === undefined ? "It is not a frame." : `It breaks ${schema}.`;
  }
}

function toDetail(record: FrameRecord): readonly HTMLElement[] {
  return [
    element(
      "p",
      { className: isRefused(record) ? "verdict-text bad" : "verdict-text" },
      toVerdictText(record),
    ),
    createJsonView(record.value, record.text, toIssues(record)),
  ];
}

function toSummary(record: FrameRecord): HTMLElement {
  const { direction, type, id, socket, timeMs, bytes } = record;
  const verdict = toVerdict(record);
  return element(
    "summary",
    {},
    element("span", { className: "stamp" }, toStampText(timeMs)),
    element("span", { className: `arrow ${direction}`, title: WAYS[direction] }, ARROWS[direction]),
    element("span", { className: "type" }, type ?? "?"),
    element("span", { className: "id" }, id === undefined ? "" : `#${id}`),
    element(
      "span",
      { className: "about" },
      socket === "hand" && element("span", { className: "badge" }, "by hand"),
      summarizeFrame(record),
    ),
    element("span", { className: "size" }, toSizeText(bytes)),
    element("span", { className: `verdict ${verdict}` }, verdict),
  );
}

function createRecordNode(record: FrameRecord, onOpen: (node: HTMLElement) => void): KeyedNode<LogItem> {
  const detail = element("div", { className: "detail" });
  const details = element("details", {}, toSummary(record), detail);
  let shown = record;
  const draw = (): void => {
    // Only what is open is built: five hundred frames of JSON are a lot of nodes.
    if (details.open) detail.replaceChildren(...toDetail(shown));
  };
  const node = element("li", { className: isRefused(record) ? "frame refused" : "frame" }, details);
  details.addEventListener("toggle", () => {
    draw();
    if (details.open) onOpen(node);
  });
  return {
    node,
    update(next) {
      if (next.kind !== "frame") return;
      shown = next;
      node.className = isRefused(next) ? "frame refused" : "frame";
      details.firstElementChild?.replaceWith(toSummary(next));
      draw();
    },
  };
}

function createNoteNode({ kind, socket, timeMs, text }: SocketNote): KeyedNode<LogItem> {
  return {
    node: element(
      "li",
      { className: `note ${kind}` },
      element("span", { className: "stamp" }, toStampText(timeMs)),
      element(
        "span",
        { className: "about" },
        socket === "hand" && element("span", { className: "badge" }, "by hand"),
        `${kind} ${text}`,
      ),
    ),
  };
}

/** Creates the node of a line of the log; a frame opens to show its JSON, and `onOpen` gets the node that has grown. */
export function createLogNode(item: LogItem, onOpen: (node: HTMLElement) => void): KeyedNode<LogItem> {
  return item.kind === "frame" ? createRecordNode(item, onOpen) : createNoteNode(item);
}
