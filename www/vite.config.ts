import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { core } from "./vite/core.ts";
import { docs } from "./vite/docs.ts";
import { exitWithParent } from "./vite/exit-with-parent.ts";
import { fixedScript } from "./vite/fixed-script.ts";
import { icons } from "./vite/icons.ts";
import { policy } from "./vite/policy.ts";
import { preload } from "./vite/preload.ts";
import { social } from "./vite/social.ts";
import { storedFiles } from "./vite/stored-files.ts";
import { translations } from "./vite/translations.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The core's package names, resolved to the builds that the page initializes itself. */
const modules = [
  { find: /^hookwright$/, replacement: path("../pkg/web.js") },
  // As other people's pages have them.
  { find: /^hookwright\/elements$/, replacement: path("../pkg/elements.js") },
  { find: /^hookwright\/payload$/, replacement: path("../pkg/payload-web.js") },
];

const { version } = JSON.parse(readFileSync(path("../pkg/package.json"), "utf8"));

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  // Relative addresses: the site works under any path.
  base: "./",
  resolve: { alias: modules },
  server: { fs: { allow: [path("."), path("../pkg")] } },
  build: {
    target: "es2022",
    manifest: true,
    // The polyfill would be an inline script, which the page's policy forbids.
    modulePreload: { polyfill: false },
    // Files inlined as `data:` URLs would need a wider policy.
    assetsInlineLimit: 0,
  },
  plugins: [
    core(path("../pkg")),
    exitWithParent(),
    icons(),
    policy(),
    social(),
    translations({ messages: path("src/messages"), core: path("../pkg/node.js") }),
    // A quick build has only the whole core.
    preload([/^assets\/hookwright_payload_bg-.*\.wasm$/, /^assets\/hookwright_bg-.*\.wasm$/]),
    docs({
      folder: path("docs"),
      pkg: path("../pkg"),
      crate: path("../src"),
      messages: path("src/messages"),
      icon: path("icon.svg"),
    }),
    fixedScript({ name: "docs/theme.js", source: path("docs/site/theme.ts"), modules }),
    fixedScript({ name: "docs/language.js", source: path("docs/site/language.ts"), modules }),
    // Its URL decides which requests it receives.
    fixedScript({ name: "service-worker.js", source: path("src/shell/service-worker.ts"), modules }),
    // An older copy of the page finds it, too, when the site was deployed again.
    fixedScript({ name: "start-watch.js", source: path("src/shell/start-watch.ts"), modules, isFirst: true }),
    // After all others, because it lists their files.
    storedFiles("service-worker.js"),
  ],
});
