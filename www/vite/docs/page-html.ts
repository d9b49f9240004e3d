import { CONTENTS } from "../../docs/contents.ts";
import { LANGUAGES, MESSAGES } from "../../docs/site/messages.ts";
import { type LinkPreview, linkPreview, siteAddress } from "../social.ts";
import { escapeHtml } from "./html.ts";
import type { Page } from "./markdown.ts";

/** The addresses of the files that every page loads, relative to the page. */
export interface Assets {
  /** Applies the chosen theme before the page is drawn. */
  readonly theme: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly icon: string;
  /** The site's folder. */
  readonly root: string;
}

const ENTRY_DESCRIPTION =
  "How W&B's webhook automations work, with examples that run in the page. In English and Korean.";

const POLICY = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; manifest-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html hookwright`;

/** Returns a page of the documentation; `pages` are all pages of its language, by name. */
export function pageHtml(page: Page, pages: ReadonlyMap<string, Page>, assets: Assets): string {
  const messages = MESSAGES[page.language];
  const title = page.name === "index" ? messages.site : `${page.title} · ${messages.site}`;
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(page.description)}">
<title>${escapeHtml(title)}</title>
${installation(page.language, assets)}
${preview({ title, description: page.description, language: page.language, path: `docs/${page.language}/${page.name}.html` })}
${alternates(page)}
<script src="${assets.theme}"></script>
${assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
${assets.scripts.map((src) => `<script type="module" src="${src}"></script>`).join("\n")}
</head>
<body>
<a class="skip" href="#content">${escapeHtml(messages.skip)}</a>
${header(page)}
<div class="columns">
<nav class="pages" id="pages" popover aria-label="${escapeHtml(messages.pages)}">${pageList(page, pages)}</nav>
<main id="content" tabindex="-1">
<article>
${page.html}</article>
${neighbours(page, pages)}
</main>
${contents(page)}
</div>
</body>
</html>
`;
}

/** Returns the page at the documentation's own address, which opens the language of the browser. */
export function entryHtml(assets: Assets): string {
  const links = LANGUAGES.map(
    (language) =>
      `<li><a href="${language}/index.html" hreflang="${language}" lang="${language}">${escapeHtml(MESSAGES[language].site)}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(ENTRY_DESCRIPTION)}">
<title>${escapeHtml(MESSAGES.en.site)}</title>
${installation("en", assets)}
${preview({ title: MESSAGES.en.site, description: ENTRY_DESCRIPTION, language: "en", path: "docs/" })}
${assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
${assets.scripts.map((src) => `<script src="${src}"></script>`).join("\n")}
</head>
<body><main class="entry"><h1>Hookwright</h1><ul>${links.join("")}</ul></main></body>
</html>
`;
}

/** Returns the page's icons and colours, and the description of the site with which the browser installs it. */
function installation(language: Page["language"], { icon, root }: Assets): string {
  const manifest = language === "en" ? "manifest.webmanifest" : `manifest.${language}.webmanifest`;
  return `<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1c1f23">
<link rel="icon" type="image/svg+xml" href="${icon}">
<link rel="apple-touch-icon" href="${root}icons/touch-180.png">
<link rel="manifest" href="${root}${manifest}">`;
}

/** Returns the page's address in each language. Search engines accept only absolute ones; without them, they follow the links. */
function alternates({ name }: Page): string {
  const site = siteAddress();
  if (site === undefined) return "";
  const links = LANGUAGES.map((language) => {
    const { href } = new URL(`docs/${language}/${name}.html`, site);
    return `<link rel="alternate" hreflang="${language}" href="${escapeHtml(href)}">`;
  });
  return links.join("\n");
}

function preview(page: LinkPreview): string {
  const tags = linkPreview(page, siteAddress()).map((tag) => {
    const attributes = Object.entries(tag).map(([name, value]) => `${name}="${escapeHtml(value)}"`);
    return `<meta ${attributes.join(" ")}>`;
  });
  return tags.join("\n");
}

function header({ name, language }: Page): string {
  const messages = MESSAGES[language];
  const others = LANGUAGES.filter((other) => other !== language).map(
    (other) =>
      `<a href="../${other}/${name}.html" hreflang="${other}" lang="${other}" data-language>${escapeHtml(MESSAGES[other].name)}</a>`,
  );
  const themes = Object.entries(messages.themes).map(
    ([theme, label]) => `<option value="${theme}">${escapeHtml(label)}</option>`,
  );
  return `<header class="top">
<button type="button" class="pages-button" popovertarget="pages">${escapeHtml(messages.pages)}</button>
<a class="brand" href="index.html">Hookwright</a>
<search class="search" data-search hidden><input type="search" placeholder="${escapeHtml(messages.search)}" aria-label="${escapeHtml(messages.search)}" aria-controls="results" autocomplete="off" spellcheck="false"><div id="results" class="results" hidden></div></search>
<div class="actions">
<select class="theme" aria-label="${escapeHtml(messages.theme)}" data-theme-choice hidden>${themes.join("")}</select>
${others.join("")}
<a href="../../index.html">${escapeHtml(messages.playground)}</a>
</div>
</header>`;
}

function pageList(page: Page, pages: ReadonlyMap<string, Page>): string {
  const messages = MESSAGES[page.language];
  const groups = CONTENTS.map(({ group, pages: names }) => {
    const items = names.map((name) => {
      const current = name === page.name ? ' aria-current="page"' : "";
      return `<li><a href="${name}.html"${current}>${escapeHtml(pages.get(name)?.title ?? name)}</a></li>`;
    });
    return `<h2>${escapeHtml(messages.groups[group])}</h2><ul>${items.join("")}</ul>`;
  });
  return groups.join("");
}

function contents({ headings, language }: Page): string {
  const title = escapeHtml(MESSAGES[language].onThisPage);
  const items = headings
    .filter(({ level }) => level === 2)
    .map(({ id, title: heading }) => `<li><a href="#${id}">${escapeHtml(heading)}</a></li>`);
  return `<nav class="contents" aria-label="${title}"><h2>${title}</h2><ul>${items.join("")}</ul></nav>`;
}

function neighbours({ name, language }: Page, pages: ReadonlyMap<string, Page>): string {
  const messages = MESSAGES[language];
  const names = CONTENTS.flatMap((group) => group.pages);
  const position = names.indexOf(name);
  const link = (other: string | undefined, rel: "prev" | "next", label: string) =>
    other === undefined
      ? ""
      : `<a rel="${rel}" href="${other}.html"><span>${escapeHtml(label)}</span>${escapeHtml(pages.get(other)?.title ?? other)}</a>`;
  return `<nav class="neighbours" aria-label="${escapeHtml(`${messages.previous}, ${messages.next}`)}">${link(names[position - 1], "prev", messages.previous)}${link(names[position + 1], "next", messages.next)}</nav>`;
}
