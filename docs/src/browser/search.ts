import MiniSearch, { type SearchResult } from "minisearch";
import { SEARCH_OPTIONS, type Entry } from "../render/search-options.ts";

const MOST_SHOWN = 12;

const root = document.querySelector<HTMLScriptElement>("script[data-root]")?.dataset["root"] ?? "";
const field = document.querySelector<HTMLInputElement>("input[type=search]");
const found = document.querySelector<HTMLUListElement>("#found");

let index: Promise<MiniSearch<Entry>> | undefined;

/** Loaded when somebody begins to search, since most readers do not. */
function loadIndex(): Promise<MiniSearch<Entry>> {
  index ??= fetch(`${root}search.json`)
    .then((response) => response.text())
    .then((text) => MiniSearch.loadJSON<Entry>(text, SEARCH_OPTIONS));
  return index;
}

function toItem({ id, page, title }: SearchResult): HTMLLIElement {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  const link = document.createElement("a");
  link.href = `${root}${String(id)}`;
  const where = document.createElement("small");
  where.textContent = String(page);
  link.append(String(title), where);
  item.append(link);
  return item;
}

function toNothing(): HTMLLIElement {
  const item = document.createElement("li");
  item.className = "nothing";
  item.textContent = "Nothing found";
  return item;
}

async function show(input: HTMLInputElement, list: HTMLUListElement): Promise<void> {
  const words = input.value.trim();
  const loaded = await loadIndex();
  // An answer to what is no longer asked would flicker.
  if (words !== input.value.trim()) return;
  const results = words === "" ? [] : loaded.search(words).slice(0, MOST_SHOWN);
  list.replaceChildren(...(results.length === 0 ? [toNothing()] : results.map(toItem)));
  list.hidden = words === "";
  input.ariaExpanded = String(!list.hidden);
}

/** Moves through what was found by the arrows, and back to the field by Escape. */
function onKey(event: KeyboardEvent, input: HTMLInputElement, list: HTMLUListElement): void {
  const links = [...list.querySelectorAll("a")];
  const at = links.findIndex((link) => link === document.activeElement);
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (event.key === "Escape") {
    list.hidden = true;
    input.focus();
  } else if (step !== undefined && !list.hidden) {
    event.preventDefault();
    (links[at + step] ?? input).focus();
  } else if (event.key === "Enter" && at === -1) links[0]?.click();
}

if (field !== null && found !== null) {
  field.addEventListener("input", () => void show(field, found));
  document.querySelector("search")?.addEventListener("keydown", (event) => onKey(event, field, found));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || document.activeElement === field) return;
    event.preventDefault();
    field.focus();
  });
}
