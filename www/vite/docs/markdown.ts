import MarkdownIt, { type Token } from "markdown-it";
import { type EvidenceLabel, type Language, MESSAGES } from "../../docs/site/messages.ts";
import type { SearchedSection } from "../../docs/site/search-options.ts";
import { codeBlock } from "./code.ts";
import type { Example } from "./example.ts";
import { exampleHtml } from "./example-html.ts";
import { type Described, generated } from "./generated.ts";
import { escapeHtml } from "./html.ts";

const EVIDENCE: readonly EvidenceLabel[] = ["documented", "inferred", "observed", "assumed"];

/** The length of the text that search results show. */
const START = 140;

/** The heading of a section, with the id in its address. */
interface Heading {
  readonly level: number;
  readonly id: string;
  readonly title: string;
}

/** A page of the documentation in one language. */
export interface Page {
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  /** The first paragraph, without formatting. */
  readonly description: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly SearchedSection[];
  /** The addresses in the page's text. */
  readonly links: readonly string[];
  /** The ids of the page's examples. */
  readonly examples: readonly string[];
}

/** The examples and the core that pages are made with. */
export interface Sources extends Described {
  readonly examples: ReadonlyMap<string, Example>;
}

/**
 * Renders a page. Its Markdown has four extensions: `{#id}` at the end of a heading, labels such as `{documented}`, and two
 * kinds of code blocks: `example` with an example's id and a caption, and `generated` with the name of a generated part.
 * The page ends with a reference, in English Markdown, if it has one.
 */
export function renderPage(
  name: string,
  language: Language,
  source: string,
  reference: string,
  sources: Sources,
): Page {
  const messages = MESSAGES[language];
  const ids = new Map<Token, string>();
  const links: string[] = [];
  const examples: string[] = [];
  const markdown = new MarkdownIt();

  markdown.core.ruler.before("inline", "heading-ids", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const content = tokens[index + 1];
      if (token.type !== "heading_open" || content === undefined || token.tag === "h1") continue;
      const [, title, id] = /^(.*\S)\s*\{#([a-z0-9-]+)\}$/.exec(content.content) ?? [];
      if (title === undefined || id === undefined)
        throw new Error(`${language}/${name}.md: the heading “${content.content}” has no {#id}`);
      content.content = title;
      ids.set(token, id);
    }
  });
  markdown.inline.ruler.before("link", "evidence", (state, silent) => {
    const label = EVIDENCE.find((word) => state.src.startsWith(`{${word}}`, state.pos));
    if (label === undefined) return false;
    if (!silent) {
      const token = state.push("evidence", "", 0);
      token.content = label;
    }
    state.pos += label.length + 2;
    return true;
  });
  const { rules } = markdown.renderer;
  rules.evidence = (tokens, index) => {
    const label = EVIDENCE.find((word) => word === tokens[index]?.content) ?? "assumed";
    links.push(`evidence.html#${label}`);
    return `<a class="evidence ${label}" href="evidence.html#${label}">${escapeHtml(messages.evidence[label])}</a>`;
  };
  rules.heading_open = (tokens, index) => {
    const token = tokens[index];
    const id = token && ids.get(token);
    return id === undefined ? `<${token?.tag}>` : `<${token?.tag} id="${id}">`;
  };
  rules.heading_close = (tokens, index) => {
    const opening = tokens[index - 2];
    const id = opening && ids.get(opening);
    const title = plain(tokens[index - 1]);
    const anchor =
      id === undefined
        ? ""
        : ` <a class="anchor" href="#${id}" aria-label="${escapeHtml(messages.permalink(title))}">#</a>`;
    return `${anchor}</${tokens[index]?.tag}>\n`;
  };
  rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  rules.table_close = () => "</table></div>\n";
  rules.th_open = () => '<th scope="col">';
  rules.link_open = (tokens, index) => {
    const href = String(tokens[index]?.attrGet("href") ?? "").replace(/^([a-z-]+)\.md(?=#|$)/, "$1.html");
    links.push(href);
    return `<a href="${escapeHtml(href)}">`;
  };
  rules.fence = (tokens, index) => {
    const { info = "", content = "" } = tokens[index] ?? {};
    const [kind = "", ...rest] = info.trim().split(/\s+/);
    if (kind === "generated") return generated(rest.join(" ") || content.trim(), sources, language, messages);
    if (kind !== "example") return codeBlock(content.trimEnd(), kind, rest[0] ?? "", messages);
    const id = rest[0] ?? "";
    const example = sources.examples.get(id);
    if (example === undefined) throw new Error(`${language}/${name}.md: there is no example “${id}”`);
    examples.push(id);
    return exampleHtml(example, markdown.renderInline(content.trim()), messages);
  };

  const tokens = markdown.parse(`${source}\n\n${reference}`, {});
  const lines = source.split("\n").length;
  const end = tokens.findIndex(({ map, level }) => level === 0 && map !== null && map[0] >= lines);
  const own = end === -1 ? tokens : tokens.slice(0, end);
  const html = [
    markdown.renderer.render(own, markdown.options, {}),
    ...(end === -1
      ? []
      : [
          `<div class="reference" lang="en">\n${markdown.renderer.render(tokens.slice(end), markdown.options, {})}</div>\n`,
        ]),
  ].join("");
  const title = plain(tokens[1]);
  const headings = tokens.flatMap((token, index) => {
    const id = ids.get(token);
    return id === undefined
      ? []
      : [{ level: Number(token.tag.slice(1)), id, title: plain(tokens[index + 1]) }];
  });
  return {
    name,
    language,
    title,
    description: plain(tokens[4]),
    html,
    headings,
    sections: sections(name, title, tokens, ids),
    links,
    examples,
  };
}

/** Returns the page's sections with their texts, for the search index. */
function sections(
  name: string,
  title: string,
  tokens: readonly Token[],
  ids: ReadonlyMap<Token, string>,
): SearchedSection[] {
  const found: { id: string; heading: string; texts: string[] }[] = [
    { id: `${name}.html`, heading: "", texts: [] },
  ];
  for (const [index, token] of tokens.entries()) {
    const id = ids.get(token);
    if (id !== undefined)
      found.push({ id: `${name}.html#${id}`, heading: plain(tokens[index + 1]), texts: [] });
    const isHeading = tokens[index - 1]?.type === "heading_open";
    if (token.type === "inline" && !isHeading) found.at(-1)?.texts.push(plain(token));
  }
  return found.map(({ id, heading, texts }) => {
    const text = texts.join(" ");
    return { id, page: title, heading, text, start: text.slice(0, START) };
  });
}

/** Returns the text of inline Markdown without its formatting. */
function plain(token: Token | undefined): string {
  const parts = (token?.children ?? []).map(({ type, content }) =>
    type === "text" || type === "code_inline" ? content : type === "softbreak" ? " " : "",
  );
  return parts.join("").replace(/\s+/g, " ").trim();
}
