import MarkdownIt, { type Token } from "markdown-it";
import { createAnchors } from "./anchors.ts";
import { escapeHtml } from "./escape-html.ts";
import { highlight } from "./highlight.ts";

/** A heading of a page, with what stands under it as text. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly anchor: string;
  readonly text: string;
}

/** A document as HTML, and what a list of contents and a search need of it. */
export interface Rendered {
  readonly html: string;
  readonly sections: readonly Section[];
}

/** HTML is allowed: the documents are our own, and mark the rules of the protocol by anchors. */
const markdown = new MarkdownIt({ html: true, highlight });

/** The words of a token, without marks. */
function toText({ content, children }: Token): string {
  if (children === null) return content;
  return children.map((child) => (child.type === "html_inline" ? "" : child.content)).join("");
}

/** The text of the tokens up to the next heading, for the search. */
function readBelow(tokens: readonly Token[], start: number): string {
  const texts: string[] = [];
  for (const token of tokens.slice(start)) {
    if (token.type === "heading_open") break;
    if (token.type === "inline" || token.type === "fence") texts.push(toText(token));
  }
  return texts.join(" ");
}

function nameHeadings(tokens: readonly Token[]): readonly Section[] {
  const toAnchor = createAnchors();
  return tokens.flatMap((token, index) => {
    const inline = tokens[index + 1];
    if (token.type !== "heading_open" || inline === undefined) return [];
    const title = toText(inline);
    const anchor = toAnchor(title);
    token.attrSet("id", anchor);
    return [{ level: Number(token.tag.slice(1)), title, anchor, text: readBelow(tokens, index + 3) }];
  });
}

function walk(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const token of tokens) {
    visit(token);
    walk(token.children ?? [], visit);
  }
}

/** Renders a document; each link and picture goes through `toHref`. */
export function renderMarkdown(text: string, toHref: (link: string) => string): Rendered {
  const environment = {};
  const tokens = markdown.parse(text, environment);
  const sections = nameHeadings(tokens);
  walk(tokens, (token) => {
    for (const name of ["href", "src"]) {
      const link = token.attrGet(name);
      if (link !== null) token.attrSet(name, toHref(String(link)));
    }
  });
  const html = markdown.renderer.render(tokens, markdown.options, environment);
  // Tables may be wider than a telephone: they scroll, not the page.
  const wide = html
    .replaceAll("<table>", '<div class="wide"><table>')
    .replaceAll("</table>", "</table></div>");
  return { html: wide, sections };
}

/** A file of the repository as it stands, in colours. */
export function renderFile(path: string, text: string): string {
  const language = /\.([a-z]+)$/.exec(path)?.[1] ?? "";
  return `<h1>${escapeHtml(path)}</h1>\n<pre><code>${highlight(text, language)}</code></pre>`;
}
