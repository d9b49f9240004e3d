import type { Plugin } from "vite";

/**
 * Makes the browser load the wasm together with the scripts: otherwise, it would find out about it only when a script has
 * loaded and runs. It is the one whose name matches the first of `names` that matches any.
 */
export function preload(names: readonly RegExp[]): Plugin {
  return {
    name: "hookwright:preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const all = Object.keys(bundle ?? {});
        const matches = names.map((name) => all.filter((file) => name.test(file)));
        const files = matches.find((found) => found.length > 0) ?? [];
        const [file, ...unexpected] = files;
        if (file === undefined || unexpected.length > 0)
          throw new Error(
            `expected one file like ${names.join(" or ")} to preload, found: ${files.join(", ")}`,
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
