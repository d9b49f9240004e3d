import type { Options } from "minisearch";

/** A section of a page, as the search index has it. */
export interface SearchedSection {
  /** The section's address, relative to the pages of its language. */
  readonly id: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
  /** The beginning of the text, shown in the results. */
  readonly start: string;
}

/**
 * The options of the search index, the same where it is built and where it is read. A Korean word has its particle at its
 * end, so a search also finds words that begin with what was typed, or differ from it by a letter or two.
 */
export const SEARCH_OPTIONS: Options<SearchedSection> = {
  fields: ["page", "heading", "text"],
  storeFields: ["page", "heading", "start"],
  searchOptions: {
    boost: { page: 2, heading: 3 },
    // What explains something comes before its declaration.
    boostDocument: (id) => (String(id).startsWith("api") ? 0.2 : 1),
    combineWith: "AND",
    prefix: true,
    fuzzy: (term) => (term.length > 2 ? 0.2 : false),
  },
};
