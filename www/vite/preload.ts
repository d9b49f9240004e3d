import type { Plugin } from "vite";

/**
 * Makes the browser load the wasm together with the scripts: otherwise, it would find out about it only when a script has
 * loaded and runs.
 */
export function preload(name: RegExp): Plugin {
  return {
    name: "hookwright:preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter((file) => name.test(file));
        const [file, ...unexpected] = files;
        if (file === undefined || unexpected.length > 0)
          throw new Error(`expected one file like ${name} to preload, found: ${files.join(", ")}`);
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
