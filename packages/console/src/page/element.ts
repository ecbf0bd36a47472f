/** What an element may hold; `undefined` and `false` are left out. */
export type Child = Node | string | undefined | false;

/** Properties of an element, and attributes by name where they have a hyphen or are `role`. */
export type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], "style" | "children" | "role">
> & { readonly role?: string; readonly [attribute: `aria-${string}` | `data-${string}`]: string };

function isAttribute(name: string): boolean {
  return name === "role" || name.includes("-");
}

/** Creates an HTML element with properties and children. Text is always text: nothing is parsed as markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties) as [string, unknown][]) {
    if (isAttribute(name)) node.setAttribute(name, String(value));
    else Reflect.set(node, name, value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** Strokes of the icons, in a square of 16. */
const STROKES = {
  send: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  link: "M6.5 9.5a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-1 1M9.5 6.5a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l1-1",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  play: "M5 3.5v9l7.5-4.5Z",
  clear: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
  down: "M3.5 6 8 10.5 12.5 6",
  tick: "M3 8.5 6.5 12 13 4.5",
  clock: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5.2V8l2 1.4",
  edit: "M10.5 3 13 5.5 6 12.5l-3 .5.5-3Z",
  braces:
    "M6.5 2.5c-1.7 0-2 .8-2 2 0 2-.4 3-1.5 3.5 1.1.5 1.5 1.5 1.5 3.5 0 1.2.3 2 2 2M9.5 2.5c1.7 0 2 .8 2 2 0 2 .4 3 1.5 3.5-1.1.5-1.5 1.5-1.5 3.5 0 1.2-.3 2-2 2",
} as const;

/** Name of an icon. */
export type IconName = keyof typeof STROKES;

/** Creates an icon in the colour of the text around it; it says nothing to a screen reader. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [attribute, value] of [
    ["viewBox", "0 0 16 16"],
    ["class", "icon"],
    ["aria-hidden", "true"],
  ] as const) {
    svg.setAttribute(attribute, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", STROKES[name]);
  svg.append(path);
  return svg;
}
