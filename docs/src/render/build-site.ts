import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { toApiPage } from "../api/api-page.ts";
import { describeExport } from "../api/describe-export.ts";
import { createExportsReader, type ReadExports } from "../api/exports.ts";
import { PAGES, type Page } from "../pages.ts";
import { resolveLink, toFileAddress } from "./address.ts";
import { describeHttpApi } from "./http-api.ts";
import { renderPage } from "./layout.ts";
import { renderFile, renderMarkdown, type Rendered } from "./markdown.ts";
import { toSearchIndex } from "./search-index.ts";
import type { Entry } from "./search-options.ts";

/** The files of the site, by their addresses. */
export type Site = ReadonlyMap<string, string>;

async function readSource(root: string, { source, entry }: Page, readExports: ReadExports): Promise<string> {
  if (entry !== undefined) {
    const exported = await readExports(entry);
    return toApiPage(
      entry,
      [...exported].map(([name, declared]) => describeExport(name, declared)),
    );
  }
  const text = readFileSync(join(root, source), "utf8");
  return source.endsWith(".yaml") ? describeHttpApi(text) : text;
}

/** The document of a folder: its README.md, else the names of what is in it. */
function readFolder(root: string, path: string): { readonly source: string; readonly text: string } {
  const readme = `${path}/README.md`;
  if (existsSync(join(root, readme)))
    return { source: readme, text: readFileSync(join(root, readme), "utf8") };
  const names = readdirSync(join(root, path), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "dist")
    .map((entry) => `- \`${entry.name}${entry.isDirectory() ? "/" : ""}\``);
  return { source: readme, text: `# ${path}/\n\n${names.join("\n")}\n` };
}

function toEntries({ name, title }: Page, { sections }: Rendered): readonly Entry[] {
  return sections.map((section) => ({
    id: `${name}.html#${section.anchor}`,
    page: title,
    title: section.title,
    text: section.text,
  }));
}

/**
 * Makes the pages of the site from the documents and the built declarations below `root`, the views of all files that
 * they link to, and the index of the search. Rejects when a link leads to a file that is not there.
 */
export async function buildSite(root: string): Promise<Site> {
  const site = new Map<string, string>();
  const entries: Entry[] = [];
  /** Files that some page links to and that have no view yet. */
  const wanted: string[] = [];
  const render = (source: string, text: string, address: string): Rendered =>
    renderMarkdown(text, (link) => {
      const target = resolveLink(source, link, address);
      if (target.kind === "file") wanted.push(target.path);
      return target.href;
    });

  const renderView = (path: string, address: string): Rendered => {
    if (statSync(join(root, path)).isDirectory()) {
      const { source, text } = readFolder(root, path);
      return render(source, text, address);
    }
    const text = readFileSync(join(root, path), "utf8");
    if (path.endsWith(".md")) return render(path, text, address);
    return { html: renderFile(path, text), sections: [] };
  };

  const readExports = createExportsReader(
    root,
    PAGES.flatMap(({ entry }) => entry ?? []),
  );
  for (const page of PAGES) {
    const address = `${page.name}.html`;
    const rendered = render(page.source, await readSource(root, page, readExports), address);
    site.set(address, renderPage({ address, title: page.title, ...rendered }));
    entries.push(...toEntries(page, rendered));
  }
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    const address = toFileAddress(path);
    if (site.has(address)) continue;
    const { html, sections } = renderView(path, address);
    site.set(address, renderPage({ address, title: path, html, sections }));
  }
  return site.set("search.json", toSearchIndex(entries));
}
