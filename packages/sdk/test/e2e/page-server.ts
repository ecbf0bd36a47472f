import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { rolldown } from "rolldown";

/** A page of a test, and what the browser complained about: errors of scripts, of the console, of the policy. */
export interface TestPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Serves the pages of a test from an origin of its own. */
export interface PageServer extends AsyncDisposable {
  readonly url: string;
}

/** What a page may do: run scripts of its own origin, and talk to servers. No code from strings, nothing inline. */
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src ws://localhost:* ws://127.0.0.1:*";

const folder = fileURLToPath(new URL("pages/", import.meta.url));

/** Bundles a module of `pages/` with all that it imports, as an application does. */
async function bundle(module: string): Promise<string> {
  const build = await rolldown({
    input: `${folder}${module}`,
    platform: "browser",
    tsconfig: false,
    transform: { define: { "process.env.NODE_ENV": '"development"' } },
  });
  const { output } = await build.generate({ format: "esm" });
  return output.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
}

/** Serves an empty page, or one with `html` in its root, that runs a module of `pages/`; other modules by their name. */
export async function servePage(
  module: string,
  { html = "", workers = [] }: { readonly html?: string; readonly workers?: readonly string[] } = {},
): Promise<PageServer> {
  const scripts = new Map<string, string>();
  for (const name of [module, ...workers])
    scripts.set(`/${name.replace(/\.tsx?$/, ".js")}`, await bundle(name));
  const [script = ""] = scripts.keys();
  const document = `<!doctype html><title>test</title><div id="root">${html}</div><script type="module" src="${script}"></script>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const code = scripts.get(pathname);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Content-Type", code === undefined ? "text/html" : "text/javascript");
    if (pathname === "/favicon.ico") response.statusCode = 204;
    response.end(code ?? (pathname === "/" ? document : undefined));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Collects what a page complains about, from now on. */
export function listenTo(page: Page): TestPage {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  return { page, complaints };
}
