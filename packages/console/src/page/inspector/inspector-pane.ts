import { element, icon } from "../element.ts";
import { createKeyedList } from "../keyed-list.ts";
import { createRenderTurn } from "../render-turn.ts";
import { createStickyScroll } from "../sticky-scroll.ts";
import type { Store } from "../store.ts";
import { formatFilter, parseFilter } from "./frame-filter.ts";
import type { LogItem } from "./frame-log.ts";
import { createLogNode } from "./frame-node.ts";
import {
  toInspectorView,
  type InspectorEvent,
  type InspectorState,
  type InspectorView,
} from "./inspector-state.ts";

type InspectorStore = Store<InspectorState, InspectorEvent>;

/** The menu that chooses what is shown; its types follow the log. */
function createFilterMenu(inspector: InspectorStore): {
  readonly node: HTMLElement;
  draw(view: InspectorView): void;
} {
  const fixed = [
    element("option", { value: "calm" }, "All but heartbeat"),
    element("option", { value: "all" }, "All"),
    element("option", { value: "refused" }, "Refused only"),
  ];
  const byType = element("optgroup", { label: "By type" });
  const node = element("select", { "aria-label": "Show frames" }, ...fixed, byType);
  node.addEventListener("change", () =>
    inspector.tell({ kind: "filtered", filter: parseFilter(node.value) }),
  );
  let shown = "";
  return {
    node,
    draw({ types }) {
      const { filter } = inspector.state;
      const named = filter.show === "type" ? [...new Set([...types, filter.type])].toSorted() : types;
      if (named.join() !== shown) {
        shown = named.join();
        byType.replaceChildren(
          ...named.map((type) => element("option", { value: formatFilter({ show: "type", type }) }, type)),
        );
      }
      node.value = formatFilter(filter);
    },
  };
}

function createPauseButton(inspector: InspectorStore): {
  readonly node: HTMLElement;
  draw(view: InspectorView): void;
} {
  const node = element("button", { type: "button", className: "quiet" });
  node.addEventListener("click", () => {
    inspector.tell({ kind: inspector.state.flow.status === "paused" ? "resumed" : "paused" });
  });
  let shown: string | undefined;
  return {
    node,
    draw({ held }) {
      const isPaused = inspector.state.flow.status === "paused";
      const label = !isPaused ? "Pause" : held === 0 ? "Resume" : `Resume (${held})`;
      if (label === shown) return;
      shown = label;
      node.replaceChildren(icon(isPaused ? "play" : "pause"), element("span", {}, label));
    },
  };
}

/** Creates the live list of frames with its tools. */
export function createInspectorPane(inspector: InspectorStore): HTMLElement {
  const filter = createFilterMenu(inspector);
  const pause = createPauseButton(inspector);
  const clear = element(
    "button",
    { type: "button", className: "quiet", onclick: () => inspector.tell({ kind: "cleared" }) },
    icon("clear"),
    element("span", {}, "Clear"),
  );
  const items = element("ol", { className: "frames" });
  const empty = element("p", { className: "empty" }, "Frames show here as soon as something moves.");
  const scroller = element(
    "div",
    { className: "scroller", tabIndex: 0, role: "region", "aria-label": "Frames" },
    empty,
    items,
  );
  const list = createKeyedList<LogItem>(items, {
    toKey: ({ serial }) => String(serial),
    create: (item) => createLogNode(item, (node) => scroll.reveal(node)),
  });
  const hint = element(
    "button",
    { type: "button", className: "hint", hidden: true, onclick: () => scroll.toEnd() },
    "Newest",
    icon("down"),
  );
  const scroll = createStickyScroll(scroller, () => (hint.hidden = scroll.isAtEnd));

  const draw = createRenderTurn(() => {
    const view = toInspectorView(inspector.state);
    filter.draw(view);
    pause.draw(view);
    empty.hidden = view.items.length > 0;
    scroll.change(() => list.show(view.items));
  });
  inspector.watch(draw);
  return element(
    "div",
    { className: "inspector" },
    element(
      "header",
      { className: "pane-head" },
      element("h2", {}, "Frames"),
      element("div", { className: "tools" }, filter.node, pause.node, clear),
    ),
    element("div", { className: "scroll-area" }, scroller, hint),
  );
}
