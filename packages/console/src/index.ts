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
const BUILT = new URL("../dist/", import.meta.url);

function readFileNames(folder: URL): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new Error(
      "The pages of @parlance/console are not built: run `npm run build -w @parlance/console`.",
      { cause },
    );
  }
}

/** The files of a folder by the paths under which they are served. */
function readFiles(name: string, toPath: (file: string) => string): ReadonlyMap<string, ConsoleFile> {
  const folder = new URL(`${name}/`, BUILT);
  const files = new Map<string, ConsoleFile>();
  for (const file of readFileNames(folder)) {
    const contentType = CONTENT_TYPES[extname(file)];
    if (contentType === undefined)
      throw new Error(`The page holds ${file}, a kind of file without a content type.`);
    files.set(toPath(file), { body: readFileSync(new URL(file, folder)), contentType });
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
export const consoleFiles: ReadonlyMap<string, ConsoleFile> = readFiles("page", (file) =>
  file === "index.html" ? "/" : `/${file}`,
);

/**
 * The files of the console of those who run a server: `/console`, `/console/admin.js`, `/console/admin.css`. Serve them
 * only where somebody has an API key with the scope `inspect`: without one the page can show nothing. It loads nothing
 * but these files and the icon of the page, and talks to the HTTP API beside it.
 */
export const adminFiles: ReadonlyMap<string, ConsoleFile> = readFiles("admin", (file) =>
  file === "admin.html" ? "/console" : `/console/${file}`,
);
