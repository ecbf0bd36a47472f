import { element } from "../element.ts";
import { createJsonView } from "../inspector/json-view.ts";
import type { Store } from "../store.ts";
import { describeTrial } from "./describe-trial.ts";
import { createFrameEditor } from "./frame-editor.ts";
import type { HandSocket } from "./hand-socket.ts";
import type { SampleGround } from "./samples.ts";
import type { Trial, TrialEvent } from "./trial.ts";

/** What the pane works with. */
export interface HandPaneOptions {
  readonly socket: HandSocket;
  readonly trial: Store<Trial, TrialEvent>;
  readonly ground: SampleGround;
}

/** The box for frames written by hand. */
export interface HandPane {
  readonly node: HTMLElement;
  /** Moves the samples to other ground. A frame that was changed by hand stays as it is. */
  moveTo(ground: SampleGround): void;
}

/** How long to wait before the pane says that no answer came. */
const PATIENCE_MS = 3000;

function createOutcome(trial: Store<Trial, TrialEvent>): HTMLElement {
  const words = element("div", { role: "status" });
  const frame = element("div", {});
  const node = element("div", { className: "outcome" }, words, frame);
  trial.watch((state) => {
    const { tone, title, detail, fault } = describeTrial(state);
    node.dataset["tone"] = tone;
    words.replaceChildren(element("p", {}, element("strong", {}, title)), element("p", {}, detail));
    frame.replaceChildren();
    if (fault !== undefined) frame.append(createJsonView(fault.sent.value, fault.sent.text, fault.issues));
    if (tone !== "untried") node.scrollIntoView({ block: "nearest" });
  });
  return node;
}

/** Creates the box for frames written by hand: an editor with samples, and what became of the last frame. */
export function createHandPane({ socket, trial, ground }: HandPaneOptions): HandPane {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const editor = createFrameEditor({
    ground,
    toNextId: () => socket.nextId,
    onSend(text) {
      trial.tell({ kind: "sent", text });
      patience = setTimeout(() => trial.tell({ kind: "gaveUp" }), PATIENCE_MS);
      socket.send(text);
    },
  });
  trial.watch(({ status }) => {
    clearTimeout(patience);
    // An id counts once on a connection, so the same text cannot be sent twice.
    if (status !== "untried" && status !== "awaiting") editor.renumber();
  });
  const summary = element("summary", {}, element("h2", {}, "Write a frame by hand"));
  const body = element("div", { className: "hand-body" }, editor.node, createOutcome(trial));
  const node = element("details", { className: "hand" }, summary, body);
  // On a small screen the list of frames comes first.
  node.open = matchMedia("(min-width: 860px)").matches;
  return { node, moveTo: (next) => editor.moveTo(next) };
}
