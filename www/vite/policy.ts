import type { Plugin } from "vite";

/**
 * Vite's development client puts styles into the page as `<style>` elements. Nothing else is relaxed, and the built
 * site keeps the policy as `index.html` has it.
 */
export function policy(): Plugin {
  return {
    name: "hookwright:policy",
    apply: "serve",
    transformIndexHtml: {
      order: "pre",
      handler(html) {
        const relaxed = html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
        if (relaxed === html) throw new Error("index.html holds no policy with style-src 'self'");
        return relaxed;
      },
    },
  };
}
