import { readdirSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";
import { expect, test } from "vitest";
import { PAGES } from "../src/pages.ts";
import { buildSite } from "../src/render/build-site.ts";
import { SEARCH_OPTIONS, type Entry } from "../src/render/search-options.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const site = await buildSite(ROOT);
const pages = [...site].filter(([address]) => address.endsWith(".html"));

/** Files that stand beside the pages. */
const BESIDE = ["site.css", "icon.svg", "search.js", "search.json"];

function readAttributes(html: string, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    [...html.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value),
  );
}

test("each link of each page leads to a page and to a place in it", () => {
  const places = new Map(pages.map(([address, html]) => [address, new Set(readAttributes(html, "id"))]));
  const lost = pages.flatMap(([address, html]) =>
    readAttributes(html, "href", "src")
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const file = path === "" ? address : posix.join(posix.dirname(address), path);
        if (BESIDE.includes(file)) return false;
        const found = places.get(file);
        // A place in the view of a file of code is a place for people only.
        return (
          found === undefined || (anchor !== undefined && !file.startsWith("files/") && !found.has(anchor))
        );
      })
      .map((link) => `${address}: ${link}`),
  );
  expect(lost).toEqual([]);
});

test("every document at the root of the repository is a page", () => {
  const documents = readdirSync(ROOT).filter((name) => name.endsWith(".md"));
  const shown = new Set(PAGES.map(({ source }) => source));
  expect(documents.filter((name) => !shown.has(name))).toEqual([]);
});

test("the page of the HTTP API has every operation with its parameters and answers", () => {
  const html = site.get("http-api.html") ?? "";
  expect(html).toContain('<h3 id="post-v1channelschannelmessages">POST /v1/channels/{channel}/messages</h3>');
  expect(html).toContain("<code>direction</code>");
  expect(html).not.toContain("undefined");
});

test("the page of an entry shows signatures and members with what is said of them, and links types and rules", () => {
  const html = site.get("api-sdk.html") ?? "";
  expect(html).toContain('<h3 id="createclient">createClient</h3>');
  expect(html).toContain("<code>readonly status: &quot;connected&quot;</code>");
  expect(html).toContain("<code>subscribe(options?: SubscribeOptions): Promise&lt;Subscription&gt;</code>");
  expect(html).toContain("which lasts as long as anybody holds it.</p>");
  expect(html).toContain('<a href="protocol.html#pub-1">[PUB-1]</a>');
  expect(html).toContain('<a href="#clientoptions">ClientOptions</a>');
  expect(html).not.toContain("@link");
  // What a schema describes is shown as it is, not by the way of the generated code to it.
  const references = pages.filter(([name, page]) => name.startsWith("api-") && page.includes("components["));
  expect(references.map(([name]) => name)).toEqual([]);
});

test.each([
  ["REC-1", "protocol.html"],
  ["socket.io room", "from-socket-io.html"],
  ["idempotency", "protocol.html"],
  ["defineContract", "contracts.html"],
  ["watchMembers", "api-sdk-presence.html"],
])("a search for %s finds %s among the first", (words, page) => {
  const index = MiniSearch.loadJSON<Entry>(site.get("search.json") ?? "", SEARCH_OPTIONS);
  const first = index.search(words).slice(0, 5);
  expect(first.map(({ id }) => String(id).split("#")[0])).toContain(page);
});
