import type { Plugin } from "vite";

/**
 * Relaxes the content security policy for development, where Vite's client adds styles as `<style>` elements. The built
 * site has the policy of `index.html`.
 */
export function policy(): Plugin {
  return {
    name: "hookwright:policy",
    apply: "serve",
    transformIndexHtml: {
      order: "pre",
      handler(html) {
        const relaxed = html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
        if (relaxed === html) throw new Error("index.html has no policy with style-src 'self'");
        return relaxed;
      },
    },
  };
}
