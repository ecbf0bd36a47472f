import { element } from "../element.ts";
import { judgeFrame } from "../inspector/judge-frame.ts";
import { withRequestId } from "./request-id.ts";
import { findSample, firstSample, samples, type SampleFate, type SampleGround } from "./samples.ts";

/** The text of a frame, as it is being written, with the samples to begin from. */
export interface FrameEditor {
  readonly node: HTMLElement;
  /** Moves the samples to other ground. A frame that was changed by hand stays as it is. */
  moveTo(ground: SampleGround): void;
  /** Gives the frame the `id` that its connection expects next, where it has one. */
  renumber(): void;
}

/** What an editor works with. */
export interface FrameEditorOptions {
  readonly ground: SampleGround;
  /** The `id` for the next request. */
  readonly toNextId: () => number;
  readonly onSend: (text: string) => void;
}

const GROUPS: Readonly<Record<SampleFate, string>> = {
  accepted: "Accepted",
  refused: "Refused, the connection stays",
  closed: "Answered by a close",
};

function createSampleMenu(onPick: () => void): HTMLSelectElement {
  const groups = Object.entries(GROUPS).map(([fate, label]) => {
    const names = samples.filter((sample) => sample.fate === fate).map(({ name }) => name);
    return element("optgroup", { label }, ...names.map((name) => element("option", { value: name }, name)));
  });
  const menu = element("select", { id: "hand-sample" }, ...groups);
  menu.value = firstSample.name;
  menu.addEventListener("change", onPick);
  return menu;
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

/** Creates an editor that holds the first sample. */
export function createFrameEditor({ ground, toNextId, onSend }: FrameEditorOptions): FrameEditor {
  const text = createFrameText();
  const lint = createLint();
  const menu = createSampleMenu(fill);
  const label = element("label", { htmlFor: "hand-sample" }, "Sample");
  const send = element(
    "button",
    { type: "button", className: "primary", title: "Ctrl + Enter" },
    "Send frame",
  );
  let present = ground;
  let origin: "sample" | "hand" = "sample";

  function write(frame: string): void {
    text.value = frame;
    lint.draw(frame);
  }
  function fill(): void {
    origin = "sample";
    write(findSample(menu.value).toText(present, toNextId()));
  }
  send.addEventListener("click", () => onSend(text.value));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend(text.value);
  });
  text.addEventListener("input", () => {
    origin = "hand";
    lint.draw(text.value);
  });
  fill();
  return {
    node: element(
      "div",
      { className: "editor" },
      element("p", { className: "row" }, label, menu),
      text,
      element("p", { className: "row" }, lint.node, send),
    ),
    moveTo(next) {
      present = next;
      if (origin === "sample") fill();
    },
    renumber() {
      const next = withRequestId(text.value, toNextId());
      // Writing moves the cursor: not without need.
      if (next !== text.value) write(next);
    },
  };
}
