import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Every module that an entry of the package loads, and every name that these import from elsewhere. */
function walk(entry: string): { readonly modules: readonly string[]; readonly foreign: readonly string[] } {
  const modules = new Set<string>();
  const foreign = new Set<string>();
  const visit = (url: URL): void => {
    if (modules.has(url.href)) return;
    modules.add(url.href);
    const code = readFileSync(url, "utf8");
    for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)) {
      if (name?.startsWith(".")) visit(new URL(name, url));
      else foreign.add(String(name));
    }
  };
  visit(new URL(`../dist/${entry}`, import.meta.url));
  return { modules: [...modules], foreign: [...foreign] };
}

const NODE_GLOBALS = /\b(?:process|Buffer|global|require|__dirname|setImmediate)\b(?!["'`:])/;

/** Every entry that is an import of its own. */
const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly exports: Readonly<Record<string, { readonly default?: string }>>;
};
const features = Object.values(manifest.exports).flatMap(({ default: path = "" }) =>
  path.startsWith("./dist/features/") ? path.replace("./dist/", "") : [],
);

describe("the entry for browsers", () => {
  it("has every feature as an entry of its own, which loads nothing else of its kind", () => {
    expect(features.length).toBeGreaterThan(10);
    for (const entry of features.filter((path) => !path.includes("seamless"))) {
      const others = walk(entry).modules.filter(
        (module) => features.some((path) => module.endsWith(path)) && !module.endsWith(entry),
      );
      expect(others, entry).toEqual([]);
    }
  });

  it("loads no feature", () => {
    expect(walk("index.js").modules.filter((module) => module.includes("/features/"))).toEqual([]);
  });

  it("loads nothing of the test server, which loads nothing of Node", () => {
    const entries = ["index.js", "index-node.js", "generated/chat/index.js", ...features];
    for (const entry of entries)
      expect(walk(entry).modules.filter((module) => module.includes("/testing/"))).toEqual([]);
    expect(walk("testing/index.js").foreign).toEqual(["@parlance/schema"]);
  });

  it.each(["index.js", "generated/chat/index.js", ...features])(
    "%s loads nothing but itself: no ws, nothing of Node",
    (entry) => {
      expect(walk(entry).foreign).toEqual([]);
    },
  );

  it("loads nothing of what reads contracts at run time, which needs a hash and nothing else", () => {
    for (const entry of ["index.js", "generated/chat/index.js", ...features])
      expect(walk(entry).modules.filter((module) => /\/(?:define|toolkit)\//.test(module))).toEqual([]);
    expect(walk("define/to-contract.js").foreign).toEqual(["@noble/hashes/sha2.js"]);
  });

  it("loads what tabs share only where it is asked for, and that needs nothing else", () => {
    expect(walk("shared/index.js").foreign).toEqual([]);
    for (const entry of ["index.js", "react/index.js", ...features])
      expect(walk(entry).modules.filter((module) => module.includes("/shared/"))).toEqual([]);
  });

  it("loads React for its hooks alone", () => {
    expect(walk("react/index.js").foreign).toEqual(["react"]);
    expect(walk("message-list/message-list.js").foreign).toEqual([]);
    for (const entry of ["index.js", "message-list/message-list.js", ...features])
      expect(walk(entry).modules.filter((module) => module.includes("/react/"))).toEqual([]);
  });

  it("names no global of Node", () => {
    const modules = ["index.js", ...features].flatMap((entry) => walk(entry).modules);
    expect(modules.length).toBeGreaterThan(20);
    for (const url of modules) {
      const code = readFileSync(new URL(url), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
      expect(NODE_GLOBALS.exec(code)?.[0], url).toBeUndefined();
    }
  });

  it("builds no code from strings", () => {
    for (const url of [
      "index.js",
      "define/to-contract.js",
      "react/index.js",
      "shared/index.js",
      ...features,
    ].flatMap((entry) => walk(entry).modules))
      expect(readFileSync(new URL(url), "utf8")).not.toMatch(/\beval\(|new Function\(/);
  });
});

describe("the entry for Node", () => {
  it("needs ws and nothing else", () => {
    expect(walk("index-node.js").foreign).toEqual(["ws"]);
  });

  it("exports what the entry for browsers does", async () => {
    const names = async (entry: string): Promise<string[]> =>
      Object.keys((await import(new URL(`../dist/${entry}`, import.meta.url).href)) as object).toSorted();
    expect(await names("index-node.js")).toEqual(await names("index.js"));
  });
});
