import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import MiniSearch from "minisearch";
import { CONTENTS } from "../../docs/contents.ts";
import { LANGUAGES, type Language } from "../../docs/site/messages.ts";
import { SEARCH_OPTIONS, type SearchedSection } from "../../docs/site/search-options.ts";
import { koreanMessages, type Term, terms } from "../translations.ts";
import { type Core, exampleFailures, readExamples } from "./example.ts";
import { type Page, renderPage } from "./markdown.ts";
import { REPEATED, reference } from "./reference.ts";

/** The documentation, rendered. */
export interface Site {
  /** The pages of each language, by name. */
  readonly pages: ReadonlyMap<Language, ReadonlyMap<string, Page>>;
  /** A sentence for each broken link, and for each example with another result than expected. */
  readonly problems: readonly string[];
  readonly counts: { readonly pages: number; readonly examples: number; readonly links: number };
}

/** The folders with what the documentation is made of. */
export interface Folders {
  /** The pages, the examples and the site's script. */
  readonly folder: string;
  /** The npm package that pages are generated from, and that checks their examples. */
  readonly pkg: string;
  /** The sources of the crate, whose documentation the reference repeats. */
  readonly crate: string;
  /** The page's messages, with the Korean sentences of the core and the glossary. */
  readonly messages: string;
}

/** Reads, renders and checks all pages. */
export async function readSite({ folder, pkg, crate, messages }: Folders): Promise<Site> {
  const core = await loadCore(pkg);
  const korean = koreanMessages(textsIn(join(messages, "ko"), ".ts")).found;
  const glossary = terms(readFileSync(join(messages, "glossary.md"), "utf8"));
  const sources = { core, korean, examples: readExamples(join(folder, "examples"), core) };
  const names = CONTENTS.flatMap((group) => group.pages);
  const pages = new Map(
    LANGUAGES.map((language): [Language, ReadonlyMap<string, Page>] => [
      language,
      new Map(
        names.map((name) => {
          const source = readFileSync(join(folder, language, `${name}.md`), "utf8");
          return [name, renderPage(name, language, source, reference(name, { pkg, crate }), sources)];
        }),
      ),
    ]),
  );
  const all = [...pages.values()].flatMap((ofLanguage) => [...ofLanguage.values()]);
  const shown = all.flatMap(({ examples }) => examples);
  const unused = [...sources.examples.keys()].filter((id) => !shown.includes(id));
  const problems = [
    ...all.flatMap((page) => brokenLinks(page, pages)),
    ...differences(pages),
    ...otherWords(pages, glossary),
    ...unused.map((id) => `example ${id} is on no page`),
    // The examples of all pages, in both languages, from the texts that the pages show.
    ...[...sources.examples.values()].flatMap((example) => exampleFailures(example, core)),
  ];
  const links = all.reduce((sum, page) => sum + page.links.length, 0);
  return { pages, problems, counts: { pages: all.length, examples: shown.length, links } };
}

/** Returns the search index of one language as JSON. */
export function searchIndex(pages: ReadonlyMap<string, Page>): string {
  const index = new MiniSearch<SearchedSection>(SEARCH_OPTIONS);
  // What a smaller build has is found once, on the page of the whole package.
  index.addAll(
    [...pages.values()].filter(({ name }) => !REPEATED.includes(name)).flatMap(({ sections }) => sections),
  );
  return JSON.stringify(index);
}

/** Loads the core for Node; after it was built again, the new one. */
async function loadCore(pkg: string): Promise<Core> {
  const entry = join(pkg, "node.js");
  return import(`${pathToFileURL(entry).href}?built=${statSync(entry).mtimeMs}`);
}

function brokenLinks(page: Page, pages: Site["pages"]): string[] {
  return page.links
    .filter((link) => !isSound(link, page, pages))
    .map((link) => `${file(page)}: broken link ${link}`);
}

function isSound(link: string, page: Page, pages: Site["pages"]): boolean {
  if (link.startsWith("https://")) return URL.canParse(link);
  // The Playground, whose own tests check its addresses.
  if (/^\.\.\/\.\.\/index\.html(#\/[a-z]+)?$/.test(link)) return true;
  const [, name, fragment] = /^(?:([a-z-]+)\.html)?(?:#([a-z0-9-]+))?$/.exec(link) ?? [];
  if (name === undefined && fragment === undefined) return false;
  const target = pages.get(page.language)?.get(name ?? page.name);
  if (target === undefined) return false;
  const ids = [...target.headings.map(({ id }) => id), ...target.examples.map((id) => `example-${id}`)];
  return fragment === undefined || ids.includes(fragment);
}

/** Returns a sentence for each page that does not have the same sections and examples in all languages. */
function differences(pages: Site["pages"]): string[] {
  const outline = (page: Page) => [...page.headings.map(({ id }) => `#${id}`), ...page.examples].join(" ");
  const english = pages.get("en") ?? new Map<string, Page>();
  return [...pages.values()].flatMap((ofLanguage) =>
    [...ofLanguage.values()].flatMap((page) => {
      const original = english.get(page.name);
      return original && outline(original) !== outline(page)
        ? [`${file(page)}: sections and examples differ from those in English`]
        : [];
    }),
  );
}

/** Returns a sentence for each Korean page that writes a term otherwise than the glossary. */
function otherWords(pages: Site["pages"], glossary: readonly Term[]): string[] {
  return [...(pages.get("ko")?.values() ?? [])].flatMap((page) =>
    glossary.flatMap(({ korean, forbidden }) =>
      forbidden
        .filter((variant) =>
          page.sections.some(({ heading, text }) => `${heading} ${text}`.includes(variant)),
        )
        .map((variant) => `${file(page)}: “${variant}” is not in the glossary; write “${korean}”`),
    ),
  );
}

function textsIn(folder: string, extension: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension));
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

function file({ language, name }: Page): string {
  return `docs/${language}/${name}.md`;
}
