import type { Plugin } from "vite";

/**
 * Has the browser ask for the wasm with the page, beside the scripts: left alone, it would hear of it only from a
 * script that has arrived and run.
 */
export function preload(name: RegExp): Plugin {
  return {
    name: "hookwright:preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter((file) => name.test(file));
        const [file, ...others] = files;
        if (file === undefined || others.length > 0)
          throw new Error(
            `one file should be preloaded as ${name}, and these are there: ${files.join(", ")}`,
          );
        const attrs = {
          rel: "preload",
          href: `./${file}`,
          as: "fetch",
          type: "application/wasm",
          crossorigin: true,
        };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}
