// Prints what the SDK costs a page: bundled with rolldown, minified, gzip. With --check it fails above a limit.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const dist = (path) => JSON.stringify(fileURLToPath(new URL(`../dist/${path}`, import.meta.url)));
const CORE = `import { createClient } from ${dist("index.js")};`;

/** Everything that is an import of its own. */
const FEATURES = Object.values(manifest.exports).flatMap(({ default: path }) =>
  path?.startsWith("./dist/features/") ? path.replace("./dist/", "") : [],
);

/** What an application imports, and how many bytes it may cost. */
const APPLICATIONS = [
  {
    name: "one namespace",
    limit: 10_000,
    source: `${CORE} import { chatIdentity, room } from ${dist("generated/chat/index.js")};
      export const client = createClient({ url: "/v1/connect", contract: { ...chatIdentity, namespaces: { room } } });`,
  },
  {
    name: "chat contract",
    limit: 10_000,
    source: `${CORE} import { chat } from ${dist("generated/chat/index.js")};
      export const client = createClient({ url: "/v1/connect", contract: chat });`,
  },
  {
    name: "everything",
    limit: 16_000,
    source: ["index.js", "generated/chat/index.js", ...FEATURES]
      .map((path) => `export * from ${dist(path)};`)
      .join("\n"),
  },
];

async function measure(source) {
  const entry = "application.js";
  const bundle = await rolldown({
    input: entry,
    platform: "browser",
    tsconfig: false,
    plugins: [
      {
        name: "application",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? { code: source, moduleType: "js" } : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, comments: false });
  const code = output.map((chunk) => chunk.code).join("");
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}

const rows = [];
for (const { name, limit, source } of APPLICATIONS) rows.push({ name, limit, ...(await measure(source)) });

const cell = (value) => String(value).padStart(9);
console.log(`@parlance/sdk ${manifest.version}, bytes\n`);
console.log(`${"".padEnd(16)}${["minified", "gzip", "limit"].map(cell).join(" ")}`);
for (const { name, minified, gzip, limit } of rows)
  console.log(`${name.padEnd(16)}${[minified, gzip, limit].map(cell).join(" ")}`);

const over = rows.filter(({ gzip, limit }) => gzip > limit);
if (process.argv.includes("--check") && over.length > 0) {
  console.error(`\nToo large: ${over.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
}
