import type { Options } from "minisearch";

/** One place that a search can find. */
export interface Entry {
  /** Its address from the root of the site. */
  readonly id: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
}

/** The same where the index is made and where it is read: rules such as REC-1 and names such as `max-age` are words. */
export const SEARCH_OPTIONS: Options<Entry> = {
  fields: ["title", "text", "page"],
  storeFields: ["page", "title"],
  tokenize: (text) => text.match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu) ?? [],
  searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
};
