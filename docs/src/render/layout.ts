import { PARTS } from "../pages.ts";
import { toRelative } from "./address.ts";
import { escapeHtml } from "./escape-html.ts";
import type { Section } from "./markdown.ts";

/** What makes a page of the site. */
export interface PageContent {
  /** From the root of the site. */
  readonly address: string;
  readonly title: string;
  readonly html: string;
  readonly sections: readonly Section[];
}

/** Only files of the site itself, no code in the page. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

function renderPages(address: string): string {
  return PARTS.map(({ title, isFolded, pages }) => {
    const items = pages.map((page) => {
      const own = `${page.name}.html`;
      const here = own === address ? ' aria-current="page"' : "";
      return `<li><a href="${toRelative(address, own)}"${here}>${escapeHtml(page.title)}</a></li>`;
    });
    const list = `<ul>${items.join("")}</ul>`;
    if (isFolded !== true) return `<h2>${escapeHtml(title)}</h2>\n${list}`;
    const open = pages.some(({ name }) => `${name}.html` === address) ? " open" : "";
    return `<details${open}><summary><h2>${escapeHtml(title)}</h2></summary>${list}</details>`;
  }).join("\n");
}

function renderContents(sections: readonly Section[]): string {
  const items = sections
    .filter(({ level }) => level === 2 || level === 3)
    .map(
      ({ level, title, anchor }) =>
        `<li class="level-${level}"><a href="#${anchor}">${escapeHtml(title)}</a></li>`,
    );
  return items.length < 2
    ? ""
    : `<nav class="contents" aria-label="On this page"><ul>${items.join("")}</ul></nav>`;
}

/** The whole document of a page. */
export function renderPage({ address, title, html, sections }: PageContent): string {
  const to = (file: string): string => toRelative(address, file);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)} · Parlance</title>
<link rel="icon" href="${to("icon.svg")}">
<link rel="stylesheet" href="${to("site.css")}">
<script type="module" src="${to("search.js")}" data-root="${to("search.json").slice(0, -"search.json".length)}"></script>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header>
<a class="brand" href="${to("index.html")}"><img src="${to("icon.svg")}" alt="" width="24" height="24">Parlance</a>
<search><input type="search" placeholder="Search" aria-label="Search the documents" role="combobox" aria-expanded="false" aria-controls="found" autocomplete="off"><ul id="found" role="listbox" aria-label="Found" hidden></ul></search>
</header>
<div class="columns">
<nav class="pages" aria-label="Pages">
${renderPages(address)}
</nav>
<main id="main">
${html}
</main>
${renderContents(sections)}
</div>
</body>
</html>
`;
}
