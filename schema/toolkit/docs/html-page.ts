import { createHash } from "node:crypto";
import type {
  AccessDeclaration,
  Contract,
  DataSchema,
  EventDeclaration,
  MethodDeclaration,
  NamespaceDeclaration,
} from "../contract.ts";
import { hashContract } from "../fingerprint.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { toPayloadRows, type PayloadRow } from "./payload-rows.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that stands for itself, whatever is in it. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const code = (text: string): string => `<code>${escape(text)}</code>`;
const paragraph = (text: string | undefined): string => (text === undefined ? "" : `<p>${escape(text)}</p>`);
/** Line breaks in the text of a schema are kept from breaking the page. */
const pre = (value: unknown): string => `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;

function heading(level: 2 | 3, id: string, title: string, mark = ""): string {
  return `<h${level} id="${escape(id)}"><a href="#${escape(id)}">${escape(title)}</a>${mark}</h${level}>`;
}

/** A duration as people say it. */
function toDuration(ms: number): string {
  const units: readonly (readonly [string, number])[] = [
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
    ["second", 1000],
  ];
  const [unit, size] = units.find(([, each]) => ms >= each && ms % each === 0) ?? ["ms", 1];
  const count = ms / size;
  return `${count} ${unit}${count === 1 || unit === "ms" ? "" : "s"}`;
}

function toRow({ path, isRequired, type, definition, rules, description }: PayloadRow): string {
  const shown =
    definition === undefined ? escape(type) : `<a href="#def-${escape(definition)}">${escape(type)}</a>`;
  const name = path === "" ? `<span class="soft">data</span>` : code(path);
  const need = isRequired ? "" : ` <span class="soft">optional</span>`;
  const told = [rules.map(escape).join(", "), escape(description)].filter((text) => text !== "").join("<br>");
  return `<tr><th scope="row">${name}${need}</th><td>${shown}</td><td>${told}</td></tr>`;
}

function toTable(schema: DataSchema): string {
  const rows = toPayloadRows(schema).map(toRow).join("\n");
  const head = `<thead><tr><th scope="col">Member</th><th scope="col">Type</th><th scope="col">Rules</th></tr></thead>`;
  return `<div class="wide"><table>${head}<tbody>\n${rows}\n</tbody></table></div>`;
}

function toEvent(
  namespace: string,
  name: string,
  { kind, description, data, examples = [] }: EventDeclaration,
): string {
  const mark = `<span class="kind">${kind}</span>`;
  return [
    heading(3, `${namespace}.${name}`, name, mark),
    paragraph(description),
    toTable(data),
    examples.length === 0 ? "" : `<p class="soft">For example</p>`,
    ...examples.map(pre),
  ].join("\n");
}

function toFacts(facts: readonly (readonly [string, string | undefined])[]): string {
  const told = facts.flatMap(([name, text]) =>
    text === undefined ? [] : [`<dt>${name}</dt><dd>${escape(text)}</dd>`],
  );
  return told.length === 0 ? "" : `<dl>\n${told.join("\n")}\n</dl>`;
}

function toAccess({ guest = [], user = [] }: AccessDeclaration = {}): string | undefined {
  const parts = [
    guest.length > 0 ? `guests may ${guest.join(", ")}` : "",
    user.length > 0 ? `users may ${user.join(", ")}` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? undefined : parts.join("; ");
}

function toNamespace(name: string, declaration: NamespaceDeclaration): string {
  const { description, events, log, presence, inbox, access, anyEvent } = declaration;
  const kept =
    log && `the newest ${log.size} messages, for ${toDuration(log.ttlMs)}; durability ${log.durability}`;
  return [
    `<section>`,
    heading(2, name, name),
    paragraph(description),
    toFacts([
      [
        "Channels",
        inbox ? `${name}:USER, one for each user` : `${name}, or ${name}: with up to five segments`,
      ],
      ["Kept", kept ?? "nothing"],
      [
        "Without a grant",
        toAccess(access) ?? (access ? "nothing" : "what the server allows where nothing is said"),
      ],
      ["Events", anyEvent ? "also others than these, with any object" : undefined],
    ]),
    ...Object.entries(events).map(([event, each]) => toEvent(name, event, each)),
    ...(presence
      ? [
          heading(3, `${name}.presence`, "Members", `<span class="kind">presence</span>`),
          `<p>Members of a channel are known to each other, and say of themselves:</p>`,
          toTable(presence.data ?? { type: "object", maxProperties: 0 }),
        ]
      : []),
    `</section>`,
  ].join("\n");
}

function toMethod(
  name: string,
  { description, params, result, access, timeoutMs }: MethodDeclaration,
): string {
  return [
    heading(3, `method-${name}`, name, `<span class="kind">method</span>`),
    paragraph(description),
    toFacts([
      ["Called by", access && (access === "guest" ? "everybody" : "users with a token")],
      ["Answered within", timeoutMs === undefined ? undefined : toDuration(timeoutMs)],
    ]),
    `<p class="soft">Parameters</p>`,
    toTable(params),
    `<p class="soft">Result</p>`,
    toTable(result),
  ].join("\n");
}

function toNavigation({ namespaces, methods = {}, $defs = {} }: Contract): string {
  const link = (id: string, text: string): string => `<a href="#${escape(id)}">${escape(text)}</a>`;
  const list = (items: readonly string[]): string =>
    items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
  const spaces = Object.entries(namespaces).map(
    ([name, { events }]) =>
      link(name, name) + list(Object.keys(events).map((event) => link(`${name}.${event}`, event))),
  );
  const asked = Object.keys(methods).map((name) => link(`method-${name}`, name));
  const shared = Object.keys($defs).map((name) => link(`def-${name}`, name));
  const rest = [
    ...(asked.length > 0 ? [link("-methods", "Methods") + list(asked)] : []),
    ...(shared.length > 0 ? [link("-definitions", "Definitions") + list(shared)] : []),
  ];
  return `<nav aria-label="Contents">${list([...spaces, ...rest])}</nav>`;
}

/** What a connection may do at most, where the contract says so. */
function toLimits({ limits = {} }: Contract): readonly string[] {
  const said = Object.entries(limits).map(([limit, value]) => `${escape(limit)} ${value}`);
  return said.length === 0 ? [] : [paragraph(`A connection may have at most: ${said.join(", ")}.`)];
}

/**
 * Describes a contract as a page for people: one file that loads nothing and runs nothing, light or dark as the reader
 * has it. Its own policy forbids everything but its style, so that no text of a contract can do harm. The contract must
 * have passed `parseContract`.
 */
export function toHtmlPage(contract: Contract): string {
  const { name, version, description, namespaces, methods = {}, $defs = {} } = contract;
  const styleHash = createHash("sha256").update(PAGE_STYLE).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'`;
  const methodSections = Object.entries(methods).map(([each, declaration]) => toMethod(each, declaration));
  const definitions = Object.entries($defs).map(
    ([each, schema]) => `${heading(3, `def-${each}`, each)}\n${toTable(schema)}`,
  );
  return [
    `<!doctype html>`,
    `<html lang="en">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escape(name)} ${escape(version)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    `</head>`,
    `<body>`,
    `<div class="page">`,
    toNavigation(contract),
    `<main>`,
    `<h1>${escape(name)}</h1>`,
    `<p class="soft">Version ${escape(version)} · <span class="hash">${hashContract(contract)}</span></p>`,
    paragraph(description),
    ...toLimits(contract),
    ...Object.entries(namespaces).map(([each, declaration]) => toNamespace(each, declaration)),
    ...(methodSections.length > 0 ? [heading(2, "-methods", "Methods"), ...methodSections] : []),
    ...(definitions.length > 0 ? [heading(2, "-definitions", "Definitions"), ...definitions] : []),
    `</main>`,
    `</div>`,
    `</body>`,
    `</html>`,
    ``,
  ].join("\n");
}
