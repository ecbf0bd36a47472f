import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";

/** One file of the page, ready to be served. */
export interface ConsoleFile {
  readonly body: Uint8Array;
  readonly contentType: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

// Seen alike from the source and from the build.
const PAGE = new URL("../dist/page/", import.meta.url);

function readFileNames(): readonly string[] {
  try {
    return readdirSync(PAGE);
  } catch (cause) {
    throw new Error("The page of @parlance/console is not built: run `npm run build -w @parlance/console`.", {
      cause,
    });
  }
}

function readPage(): ReadonlyMap<string, ConsoleFile> {
  const files = new Map<string, ConsoleFile>();
  for (const name of readFileNames()) {
    const contentType = CONTENT_TYPES[extname(name)];
    if (contentType === undefined)
      throw new Error(`The page holds ${name}, a kind of file without a content type.`);
    files.set(name === "index.html" ? "/" : `/${name}`, {
      body: readFileSync(new URL(name, PAGE)),
      contentType,
    });
  }
  return files;
}

/**
 * The files of the page by URL path: `/`, `/console.js`, `/console.css`, `/icon.svg`. Read once, when this module is
 * imported; rejects with what to run when the page is not built.
 *
 * The file names carry no hash, so a server sends them with `Cache-Control: no-cache`. The page loads nothing but these
 * files, holds no inline script or style, and connects to `v1/connect` and `v1/contract` beside it.
 */
export const consoleFiles: ReadonlyMap<string, ConsoleFile> = readPage();
