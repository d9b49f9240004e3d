import type { Plugin } from "vite";

/** A page, as services show it that preview links. */
export interface LinkPreview {
  readonly title: string;
  readonly description: string;
  readonly language: "en" | "ko";
  /** The page's path, relative to the site. */
  readonly path: string;
}

/** A `<meta>` element's attributes. */
export interface MetaTag {
  readonly [attribute: string]: string;
}

const LOCALES = { en: "en_US", ko: "ko_KR" };

/**
 * Returns the tags from which services make previews of links. Those with addresses need absolute ones, so they are there
 * only if the address at which the site will be served is known.
 */
export function linkPreview(preview: LinkPreview, site: string | undefined): MetaTag[] {
  const { title, description, language, path } = preview;
  const tags: MetaTag[] = [
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: "Hookwright" },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:locale", content: LOCALES[language] },
  ];
  if (site === undefined) return tags;
  return [
    ...tags,
    { property: "og:url", content: new URL(path, site).href },
    { property: "og:image", content: new URL("icons/social.png", site).href },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { name: "twitter:card", content: "summary_large_image" },
  ];
}

/** Returns the address of the site from the environment's `SITE_URL`, as a folder. */
export function siteAddress(): string | undefined {
  const address = process.env.SITE_URL;
  if (!address) return undefined;
  return new URL(address.endsWith("/") ? address : `${address}/`).href;
}

/** Adds the tags to the page. */
export function social(): Plugin {
  return {
    name: "hookwright:social",
    transformIndexHtml(html) {
      const description = /name="description"\s+content="([^"]*)"/.exec(html)?.[1];
      const title = /<title>([^<]*)/.exec(html)?.[1];
      if (description === undefined || title === undefined)
        throw new Error("index.html has no title or no description");
      const preview = {
        title,
        description: description.replaceAll("&amp;", "&"),
        language: "en",
        path: "",
      } as const;
      return linkPreview(preview, siteAddress()).map((attrs) => ({
        tag: "meta",
        attrs: { ...attrs },
        injectTo: "head",
      }));
    },
  };
}
