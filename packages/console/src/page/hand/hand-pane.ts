import { element } from "../element.ts";
import { createJsonView } from "../inspector/json-view.ts";
import { judgeFrame } from "../inspector/judge-frame.ts";
import type { Store } from "../store.ts";
import { describeTrial } from "./describe-trial.ts";
import type { HandSocket } from "./hand-socket.ts";
import { withRequestId } from "./request-id.ts";
import { findSample, firstSample, samples, type SampleFate, type SampleGround } from "./samples.ts";
import type { Trial, TrialEvent } from "./trial.ts";

/** What the pane works with. */
export interface HandPaneOptions {
  readonly socket: HandSocket;
  readonly trial: Store<Trial, TrialEvent>;
  readonly ground: SampleGround;
  /** How long to wait before the pane says that no answer came. */
  readonly patienceMs?: number;
}

/** The box for frames written by hand. */
export interface HandPane {
  readonly node: HTMLElement;
  /** Moves the samples to other ground. A frame that was changed by hand stays as it is. */
  moveTo(ground: SampleGround): void;
}

const GROUPS: Readonly<Record<SampleFate, string>> = {
  accepted: "Accepted",
  refused: "Refused, the connection stays",
  closed: "Answered by a close",
};

function createSampleMenu(onPick: () => void): HTMLSelectElement {
  const groups = Object.entries(GROUPS).map(([fate, label]) =>
    element(
      "optgroup",
      { label },
      ...samples
        .filter((sample) => sample.fate === fate)
        .map(({ name }) => element("option", { value: name }, name)),
    ),
  );
  const menu = element("select", { id: "hand-sample" }, ...groups);
  menu.value = firstSample.name;
  menu.addEventListener("change", onPick);
  return menu;
}

/** Says while the frame is being written whether its envelope fits; the payload is the server's to judge. */
function createLint(): { readonly node: HTMLElement; draw(text: string): void } {
  const node = element("p", { className: "lint", id: "hand-lint" });
  return {
    node,
    draw(text) {
      const { judgement, type } = judgeFrame("out", text);
      const issue = judgement.status === "invalid" ? judgement.issues[0] : undefined;
      node.classList.toggle("bad", issue !== undefined);
      node.textContent =
        issue === undefined
          ? `The envelope fits ${type ?? ""}.schema.json.`
          : `${issue.at === "" ? "The frame" : issue.at} ${issue.message}`;
    },
  };
}

function createOutcome(trial: Store<Trial, TrialEvent>): HTMLElement {
  const node = element("div", { className: "outcome", "aria-live": "polite" });
  trial.watch((state) => {
    const { tone, title, detail, fault } = describeTrial(state);
    node.dataset["tone"] = tone;
    node.replaceChildren(
      element("p", {}, element("strong", {}, title)),
      element("p", {}, detail),
      ...(fault === undefined ? [] : [createJsonView(fault.sent.value, fault.sent.text, fault.issues)]),
    );
    if (tone !== "untried") node.scrollIntoView({ block: "nearest" });
  });
  return node;
}

function createFrameText(): HTMLTextAreaElement {
  return element("textarea", {
    id: "hand-text",
    rows: 10,
    spellcheck: false,
    autocapitalize: "none",
    "aria-label": "Frame",
    "aria-describedby": "hand-lint",
  });
}

/** Creates the box for frames written by hand, with samples and with what became of the last frame. */
export function createHandPane({ socket, trial, ground, patienceMs = 3000 }: HandPaneOptions): HandPane {
  const text = createFrameText();
  const lint = createLint();
  const menu = createSampleMenu(() => fill());
  let present = ground;
  let origin: "sample" | "hand" = "sample";
  let giveUp: ReturnType<typeof setTimeout> | undefined;

  function write(frame: string): void {
    text.value = frame;
    lint.draw(frame);
  }
  function fill(): void {
    origin = "sample";
    write(findSample(menu.value).toText(present, socket.nextId));
  }
  function send(): void {
    trial.tell({ kind: "sent", text: text.value });
    clearTimeout(giveUp);
    giveUp = setTimeout(() => trial.tell({ kind: "gaveUp" }), patienceMs);
    socket.send(text.value);
  }
  trial.watch(({ status }) => {
    if (status === "untried" || status === "awaiting") return;
    clearTimeout(giveUp);
    // An id counts once on a connection, and a new connection begins anew.
    const next = withRequestId(text.value, socket.nextId);
    if (next !== text.value) write(next);
  });
  text.addEventListener("input", () => {
    origin = "hand";
    lint.draw(text.value);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  });
  fill();

  const pick = element(
    "p",
    { className: "row" },
    element("label", { htmlFor: "hand-sample" }, "Sample"),
    menu,
  );
  const button = element(
    "button",
    { type: "button", className: "primary", title: "Ctrl + Enter", onclick: send },
    "Send frame",
  );
  const editor = element(
    "div",
    { className: "editor" },
    pick,
    text,
    element("p", { className: "row" }, lint.node, button),
  );
  const body = element("div", { className: "hand-body" }, editor, createOutcome(trial));
  const summary = element("summary", {}, element("h2", {}, "Write a frame by hand"));
  return {
    // On a small screen the list of frames comes first.
    node: element(
      "details",
      { className: "hand", open: matchMedia("(min-width: 860px)").matches },
      summary,
      body,
    ),
    moveTo(next) {
      present = next;
      if (origin === "sample") fill();
    },
  };
}
