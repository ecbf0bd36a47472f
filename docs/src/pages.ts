import { fileURLToPath } from "node:url";
import { readEntries, type ApiEntry } from "./api/entries.ts";

/** One page of the site: a document of the repository, or one that is made of a file that is no document. */
export interface Page {
  /** File name without `.html`. */
  readonly name: string;
  /** What the list of pages calls it. */
  readonly title: string;
  /** Path from the root of the repository. */
  readonly source: string;
  /** What the page lists the exports of. */
  readonly entry?: ApiEntry;
}

interface Part {
  readonly title: string;
  /** The list shows only the title until somebody asks for more, or stands on one of the pages. */
  readonly isFolded?: true;
  readonly pages: readonly Page[];
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A page for each public entry of the packages in some folders. */
function toApiPages(...folders: readonly string[]): readonly Page[] {
  return folders
    .flatMap((folder) => readEntries(ROOT, folder))
    .map((entry) => ({
      name: entry.specifier.replace("@parlance/", "api-").replaceAll("/", "-"),
      title: entry.specifier,
      source: entry.types,
      entry,
    }));
}

/** The parts of the list of pages, in reading order. */
export const PARTS: readonly Part[] = [
  {
    title: "Begin",
    pages: [
      { name: "index", title: "What Parlance is", source: "docs/guides/welcome.md" },
      { name: "readme", title: "Start, SDK, server, backends", source: "README.md" },
      { name: "contracts", title: "Write a contract", source: "CONTRACTS.md" },
    ],
  },
  {
    title: "Come from elsewhere",
    pages: [
      { name: "from-socket-io", title: "From Socket.IO", source: "docs/guides/from-socket-io.md" },
      { name: "from-ratchet", title: "From Ratchet or ws", source: "docs/guides/from-ratchet.md" },
      { name: "from-pusher", title: "From Pusher", source: "docs/guides/from-pusher.md" },
    ],
  },
  {
    title: "Look up",
    pages: [
      { name: "protocol", title: "The protocol", source: "PROTOCOL.md" },
      { name: "http-api", title: "HTTP API", source: "schema/openapi.yaml" },
      { name: "configuration", title: "Settings of the server", source: "CONFIGURATION.md" },
      { name: "engines", title: "Where messages are kept, several nodes", source: "ENGINES.md" },
      { name: "hosting", title: "Hosting", source: "HOSTING.md" },
      { name: "metrics", title: "Metrics", source: "METRICS.md" },
      { name: "conformance", title: "The conformance suite", source: "packages/conformance/README.md" },
      { name: "driver", title: "Drivers for clients", source: "packages/conformance/DRIVER.md" },
    ],
  },
  { title: "All exports: SDK", isFolded: true, pages: toApiPages("packages/sdk") },
  { title: "All exports: server", isFolded: true, pages: toApiPages("packages/server", "packages/console") },
  {
    title: "All exports: contracts, conformance",
    isFolded: true,
    pages: toApiPages("schema", "packages/conformance"),
  },
  {
    title: "The project",
    pages: [
      { name: "architecture", title: "Architecture", source: "ARCHITECTURE.md" },
      { name: "contributing", title: "Contributing", source: "CONTRIBUTING.md" },
      { name: "security", title: "Security", source: "SECURITY.md" },
      { name: "bench", title: "How speed is measured", source: "bench/README.md" },
      { name: "changelog", title: "Changes", source: "CHANGELOG.md" },
    ],
  },
];

/** Every page, in reading order. */
export const PAGES: readonly Page[] = PARTS.flatMap(({ pages }) => pages);
