import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./run-program.ts";

const FOLDERS = ["schema", "packages", "examples", "bench", "deploy", "docs", ".ci"];
const FOREIGN = /(?:^|\/)(?:node_modules|dist|\.turbo|templates)(?:\/|$)/;

/** Every file of the project and every folder, from the root. */
const paths: readonly string[] = [
  ...readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...FOLDERS,
  ...FOLDERS.flatMap((folder) => listBelow(folder)),
];

function listBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (FOREIGN.test(path)) return [];
    return entry.isDirectory() ? [path, ...listBelow(path)] : [path];
  });
}

const documents = paths.filter((path) => path.endsWith(".md"));
const read = (document: string): string => readFileSync(join(ROOT, document), "utf8");

/** The text without its code blocks: what stands in them is tried by readme.test.ts. */
const withoutBlocks = (text: string): string => text.replace(/^ *```[^]*?^ *```$/gm, "");

/** The address of a heading, as code hosts make it. */
function toAnchor(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "");
  return words.trim().replaceAll(" ", "-");
}

function listAnchors(document: string): readonly string[] {
  const text = read(document);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => toAnchor(heading));
  const marks = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  return [...headings, ...marks];
}

/** Whether a link leads somewhere, seen from its document. */
function isLeading(document: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document : relative(ROOT, resolve(ROOT, dirname(document), path));
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || !file.endsWith(".md") || listAnchors(file).includes(anchor);
}

/** Look like files and are none. */
const NOT_FILES: ReadonlySet<string> = new Set([
  "parlance.v1.json",
  // Written by a run of the suite.
  "report.json",
  "report.html",
  "summary.md",
  // Written by a measurement that is asked for it.
  "profiles/",
]);
const FILE_NAME = /^[\w.-]+\.(?:ts|js|mjs|json|md|css|html)$/;
const PATH = /^(?!@|\.\/)[\w.*<>-]+(?:\/[\w.*<>-]+)+\/?$|^[\w-]+\/$/;

/** Whether a path in the text names something: from the root, or from a room, as its section says. */
function isNaming(path: string): boolean {
  const wanted = path.replace(/\/$/, "");
  if (FILE_NAME.test(wanted)) return paths.some((each) => basename(each) === wanted);
  const pattern = wanted
    .replace(/<[\w-]+>/g, "*")
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join("[^/]+");
  const expression = new RegExp(
    String.raw`^(?:schema/|packages/[^/]+/|packages/[^/]+/(?:src|test)/)?${pattern}$`,
  );
  return paths.some((each) => expression.test(each));
}

describe.each(documents)("%s", (document) => {
  const text = read(document);

  test("links lead somewhere", () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const own = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(own.filter((target) => !isLeading(document, target))).toEqual([]);
  });

  test("a link that shows a path leads to it", () => {
    const links = [...text.matchAll(/\[`([^`]+\.[a-z]+)`\]\(([^)]+)\)/g)];
    const wrong = links.filter(
      ([, shown = "", target = ""]) => FILE_NAME.test(basename(shown)) && !target.endsWith(shown),
    );
    expect(wrong.map(([link]) => link)).toEqual([]);
  });

  test("files and folders that are named are there", () => {
    const spans = [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
    const named = spans.filter((span) => !NOT_FILES.has(span) && (FILE_NAME.test(span) || PATH.test(span)));
    expect(named.filter((span) => !isNaming(span))).toEqual([]);
  });

  test("scripts that are named are in package.json", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)\b(?! -w)/g)].map(
      ([, script = ""]) => script,
    );
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  test("rules that are named are in PROTOCOL.md", () => {
    const rules = new Set(listAnchors("PROTOCOL.md").map((id) => id.toUpperCase()));
    const named = [...text.matchAll(/\[([A-Z]{2,3}-\d+)\]/g)].map(([, id = ""]) => id);
    expect(named.filter((id) => !rules.has(id))).toEqual([]);
  });
});

/** Folders of these rooms are their layers: ARCHITECTURE.md tells what each is for. */
test.each(["server", "sdk", "conformance"])("ARCHITECTURE.md names every folder of %s", (room) => {
  const shown = read("ARCHITECTURE.md");
  const folders = readdirSync(join(ROOT, "packages", room, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.filter((folder) => !shown.includes(`\`${folder}/`))).toEqual([]);
});
