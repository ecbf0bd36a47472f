import { posix } from "node:path";
import { PAGES } from "../pages.ts";

const nameBySource: ReadonlyMap<string, string> = new Map(PAGES.map(({ source, name }) => [source, name]));

/** What a link in a document leads to: another site, a page of this one, or a file of the repository. */
export type Target =
  | { readonly kind: "elsewhere"; readonly href: string }
  | { readonly kind: "page"; readonly href: string }
  | { readonly kind: "file"; readonly path: string; readonly href: string };

/** Where the view of a file of the repository stands, from the root of the site. */
export function toFileAddress(path: string): string {
  return `files/${path}.html`;
}

/** Resolves a link of the document at `source`; `href` is seen from the page at `from`, both from their roots. */
export function resolveLink(source: string, link: string, from: string): Target {
  if (/^[a-z]+:/.test(link)) return { kind: "elsewhere", href: link };
  const [path = "", anchor] = link.split("#");
  if (path === "") return { kind: "page", href: link };
  const file = posix.join(posix.dirname(source), path).replace(/\/$/, "");
  const name = nameBySource.get(file) ?? nameBySource.get(`${file}/README.md`);
  const hash = anchor === undefined ? "" : `#${anchor}`;
  if (name !== undefined) return { kind: "page", href: `${toRelative(from, `${name}.html`)}${hash}` };
  return { kind: "file", path: file, href: toRelative(from, toFileAddress(file)) };
}

/** The address of `to` as seen from the page `from`, so that the site works below any path, and from a disk. */
export function toRelative(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}
