// Prints what the SDK costs a page, beside the clients of others: bundled with rolldown, minified, gzip. With --check it
// fails above a limit, and where the table in README.md is not what it measures; --markdown prints that table.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const manifest = JSON.parse(read("../package.json"));
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
    what: "one namespace of the chat contract",
    limit: 10_000,
    source: `${CORE} import { chatIdentity, room } from ${dist("generated/chat/index.js")};
      export const client = createClient({ url: "/v1/connect", contract: { ...chatIdentity, namespaces: { room } } });`,
  },
  {
    name: "chat contract",
    what: "the whole chat contract",
    limit: 10_000,
    source: `${CORE} import { chat } from ${dist("generated/chat/index.js")};
      export const client = createClient({ url: "/v1/connect", contract: chat });`,
  },
  {
    name: "without code",
    what: "the chat contract, not generated: `toContract`",
    limit: 17_000,
    source: `${CORE} import { toContract } from ${dist("define/to-contract.js")};
      const contract = toContract(${read("../../../schema/contracts/chat.contract.json")});
      export const client = createClient({ url: "/v1/connect", contract });`,
  },
  {
    name: "everything",
    what: "every function of the SDK but the hooks",
    limit: 16_000,
    source: ["index.js", "generated/chat/index.js", "message-list/message-list.js", ...FEATURES]
      .map((path) => `export * from ${dist(path)};`)
      .join("\n"),
  },
];

/** The clients of others, each as its documentation begins. */
const PEERS = {
  "socket.io-client": `import { io } from "socket.io-client"; export const client = io("/");`,
  "pusher-js": `import Pusher from "pusher-js"; export const client = new Pusher("key", { cluster: "eu" });`,
  centrifuge: `import { Centrifuge } from "centrifuge"; export const client = new Centrifuge("/connection");`,
  ably: `import { Realtime } from "ably"; export const client = new Realtime("key");`,
};

async function measure(source) {
  // In this folder, so that what is imported is found as the SDK's own tests find it.
  const entry = fileURLToPath(new URL("application.js", import.meta.url));
  const bundle = await rolldown({
    input: entry,
    platform: "browser",
    tsconfig: false,
    logLevel: "silent",
    plugins: [
      {
        name: "application",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? { code: source, moduleType: "js" } : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, comments: false });
  const code = output.map((chunk) => chunk.code ?? "").join("");
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}

function readVersion(name) {
  return JSON.parse(read(`../../../node_modules/${name}/package.json`)).version;
}

const rows = [];
for (const { name, what, limit, source } of APPLICATIONS)
  rows.push({ name, client: `\`@parlance/sdk\`: ${what}`, limit, ...(await measure(source)) });
for (const [name, source] of Object.entries(PEERS))
  rows.push({
    name,
    client: `\`${name}\` ${readVersion(name)}`,
    limit: undefined,
    ...(await measure(source)),
  });

/** The table of README.md. A tenth of a kilobyte, since compressors of other versions of Node differ by a few bytes. */
function toMarkdown() {
  const cells = rows.map(({ client, gzip }) => [client, `${(gzip / 1000).toFixed(1)} kB`]);
  const all = [["client", "gzip"], ...cells];
  const [first, second] = [0, 1].map((column) => Math.max(...all.map((row) => row[column].length)));
  const toLine = ([client, gzip]) => `| ${client.padEnd(first)} | ${gzip.padStart(second)} |`;
  const rule = `| ${"-".repeat(first)} | ${"-".repeat(second - 1)}: |`;
  return [toLine(all[0]), rule, ...cells.map(toLine)].join("\n");
}

if (process.argv.includes("--markdown")) console.log(toMarkdown());
else {
  const cell = (value) => (value === undefined ? "" : String(value)).padStart(9);
  console.log(`@parlance/sdk ${manifest.version}, bytes\n`);
  console.log(`${"".padEnd(16)}${["minified", "gzip", "limit"].map(cell).join(" ")}`);
  for (const { name, minified, gzip, limit } of rows)
    console.log(`${name.padEnd(16)}${[minified, gzip, limit].map(cell).join(" ")}`.trimEnd());
}

if (process.argv.includes("--check")) {
  const over = rows.filter(({ gzip, limit = Infinity }) => gzip > limit);
  if (over.length > 0) {
    console.error(`\nToo large: ${over.map(({ name }) => name).join(", ")}`);
    process.exitCode = 1;
  }
  if (!read("../../../README.md").includes(`\n${toMarkdown()}\n`)) {
    console.error(`\nREADME.md has another table of sizes. This one is measured:\n\n${toMarkdown()}`);
    process.exitCode = 1;
  }
}
