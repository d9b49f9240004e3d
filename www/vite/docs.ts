import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";
import { LANGUAGES, type Language } from "../docs/site/messages.ts";
import { type Assets, entryHtml, pageHtml } from "./docs/page-html.ts";
import { type Folders, readSite, type Site, searchIndex } from "./docs/site.ts";

/** The documentation's sources. */
export interface Docs extends Folders {
  readonly icon: string;
}

/**
 * Builds the documentation: Markdown pages, their script, and a search index for each language. All addresses are relative,
 * so it works under any path. A broken link or an example with an unexpected result fails the build.
 */
export function docs({ icon, ...folders }: Docs): Plugin {
  const { folder } = folders;
  const script = join(folder, "site/main.ts");
  let reference: string | undefined;
  return {
    name: "hookwright:docs",
    buildStart() {
      if (this.environment.mode !== "build") return;
      reference = this.emitFile({ type: "chunk", id: script, name: "docs" });
    },
    async generateBundle(_options, bundle) {
      if (reference === undefined) return;
      const site = await readSite(folders);
      if (site.problems.length > 0) this.error(site.problems.join("\n"));
      const entry = bundle[this.getFileName(reference)];
      if (entry?.type !== "chunk") this.error("the documentation's script was not built");
      const iconFile = this.emitFile({
        type: "asset",
        fileName: "docs/icon.svg",
        source: readFileSync(icon),
      });
      const assets = (root: string): Assets => ({
        theme: `${root}docs/theme.js`,
        scripts: [`${root}${entry.fileName}`],
        styles: [...(entry.viteMetadata?.importedCss ?? [])].map((style) => `${root}${style}`),
        icon: `${root}${this.getFileName(iconFile)}`,
        root,
      });
      const emit = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
      for (const [name, source] of files(site, assets)) emit(`docs/${name}`, source);
      const { pages, examples, links } = site.counts;
      this.info(`documentation: ${pages} pages, ${examples} examples and ${links} links checked`);
    },
    configureServer(server) {
      const assets = (): Assets => ({
        theme: "/docs/theme.js",
        scripts: ["/@vite/client", "/docs/site/main.ts"],
        styles: ["/docs/site/style.css"],
        icon: `/${basename(icon)}`,
        root: "/",
      });
      server.watcher.add(folder).on("change", (file) => {
        if (file.startsWith(folder) && file.endsWith(".md")) server.ws.send({ type: "full-reload" });
      });
      server.middlewares.use(async (request, response, next) => {
        const [, name] = /^\/docs\/([^?#]*\.(?:html|json)|$)/.exec(request.url ?? "") ?? [];
        if (name === undefined) return next();
        try {
          const site = await readSite(folders);
          for (const problem of site.problems) server.config.logger.warn(problem);
          const source = files(site, assets).get(name === "" ? "index.html" : name);
          if (source === undefined) return next();
          response.setHeader("Content-Type", name.endsWith(".json") ? "application/json" : "text/html");
          response.end(name.endsWith(".json") ? source : relaxed(source));
        } catch (error) {
          next(error);
        }
      });
    },
  };
}

/** Returns the documentation's files by name; `assets` are those of a page, by the address of the site's folder from there. */
function files(site: Site, assets: (root: string) => Assets): Map<string, string> {
  const found = new Map<string, string>();
  for (const language of LANGUAGES) {
    const pages = pagesOf(site, language);
    for (const page of pages.values())
      found.set(`${language}/${page.name}.html`, pageHtml(page, pages, assets("../../")));
    found.set(`${language}/search.json`, searchIndex(pages));
  }
  const entry = assets("../");
  found.set("index.html", entryHtml({ ...entry, scripts: [entry.theme.replace("theme.js", "language.js")] }));
  return found;
}

function pagesOf(site: Site, language: Language) {
  return site.pages.get(language) ?? new Map<string, never>();
}

/** Relaxes a page's policy for development, where Vite adds styles as `<style>` elements and reloads through a socket. */
function relaxed(html: string): string {
  return html
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src *");
}
