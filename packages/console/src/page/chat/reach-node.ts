import { element } from "../element.ts";
import type { Reach } from "./reach.ts";

/** What stands above the oldest message. */
export interface ReachNode {
  readonly node: HTMLElement;
  /** Shows what lies before the messages; says nothing of a beginning that nothing follows. */
  show(reach: Reach, hasRows: boolean): void;
}

function toText(reach: Reach): string {
  switch (reach.status) {
    case "unknown":
      return "";
    // Asked for as soon as the reader is near: it looks like loading.
    case "more":
    case "loading":
      return "Loading older messages …";
    case "failed":
      return `Older messages could not be loaded: ${reach.why}.`;
    case "beginning":
      return reach.isWhole ? "This is the beginning." : "Older messages are not kept.";
  }
}

/** Creates what stands above the oldest message. `onRetry` is called when the reader asks for older ones once more. */
export function createReachNode(onRetry: () => void): ReachNode {
  const text = element("span", { role: "status" });
  const retry = element(
    "button",
    { type: "button", className: "link-button", onclick: onRetry },
    "Try again",
  );
  const node = element(
    "p",
    { className: "reach", hidden: true },
    element("span", { className: "spinner", "aria-hidden": "true" }),
    text,
    retry,
  );
  let shown: Reach | undefined;
  return {
    node,
    show(reach, hasRows) {
      node.hidden = reach.status === "unknown" || !hasRows;
      if (reach === shown) return;
      shown = reach;
      node.dataset["status"] = reach.status;
      text.textContent = toText(reach);
      retry.hidden = reach.status !== "failed";
    },
  };
}
