import { element } from "./element.ts";

/** The two halves of the page. On a narrow screen one of them shows at a time. */
export type PaneName = "chat" | "frames";

/** The frame of the page. */
export interface PageLayout {
  readonly node: HTMLElement;
  /** Brings a half to the front where only one fits. */
  show(pane: PaneName): void;
}

const LABELS: Readonly<Record<PaneName, string>> = { chat: "Chat", frames: "Frames" };

/** Lays the page out: a bar with the name, the tabs of narrow screens and the connection; below it the two halves. */
export function createPageLayout(
  panes: Readonly<Record<PaneName, HTMLElement>>,
  pill: HTMLElement,
): PageLayout {
  const names = Object.keys(panes) as PaneName[];
  const tabs = names.map((name) =>
    element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        "aria-controls": `pane-${name}`,
        onclick: () => show(name),
      },
      LABELS[name],
    ),
  );
  const sections = names.map((name) =>
    element(
      "section",
      { className: "pane", id: `pane-${name}`, "aria-labelledby": `tab-${name}` },
      panes[name],
    ),
  );
  const tabList = element("div", { className: "tabs", role: "tablist", "aria-label": "Views" }, ...tabs);
  const body = element("main", { className: "panes" }, ...sections);

  function show(pane: PaneName): void {
    body.dataset["shown"] = pane;
    for (const [index, tab] of tabs.entries()) {
      const isShown = names[index] === pane;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
  }
  tabList.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const other: PaneName = body.dataset["shown"] === "chat" ? "frames" : "chat";
    show(other);
    tabs[names.indexOf(other)]?.focus();
  });
  show("chat");

  const mark = element("img", { src: "icon.svg", alt: "", width: 24, height: 24 });
  const bar = element("header", { className: "bar" }, element("h1", {}, mark, "Parlance"), tabList, pill);
  return { node: element("div", { className: "page" }, bar, body), show };
}
