import MiniSearch from "minisearch";
import { SEARCH_OPTIONS, type Entry } from "./search-options.ts";

/** The index of the whole site as text, for the browser to load when somebody searches. */
export function toSearchIndex(entries: readonly Entry[]): string {
  const index = new MiniSearch<Entry>(SEARCH_OPTIONS);
  index.addAll(entries);
  return JSON.stringify(index);
}
