import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The elements are built twice into the npm package. `light`: the module that defines them, and those that need one of the
 * smaller builds of the core. `full`: those that need the whole core; there, the page's modules that ask for a smaller build
 * get the whole one, because two builds of the core don't share anything.
 */
const BUILDS = {
  light: {
    entries: { elements: path("elements/elements.ts"), "elements/lit": path("elements/lit.ts") },
    // The core's files are in the folder above the elements' chunks, and are shared with the package's other entries.
    paths: {
      hookwright: "../web.js",
      "hookwright/payload": "../payload-web.js",
      "hookwright/render": "../render-web.js",
      "elements/full": "./elements/full.js",
    },
  },
  full: {
    entries: { "elements/full": path("elements/full.ts") },
    paths: {
      hookwright: "../web.js",
      "hookwright/payload": "../web.js",
      lit: "./lit.js",
      "lit/decorators.js": "./lit.js",
    },
  },
};

/** Leaves the code of the other build out of the light one. */
const otherBuild: Plugin = {
  name: "hookwright:other-build",
  enforce: "pre",
  resolveId: (id) => (id === "./full.ts" ? { id: "elements/full", external: true } : undefined),
};

export default defineConfig(({ mode }) => {
  const isFull = mode === "full";
  const { entries, paths } = isFull ? BUILDS.full : BUILDS.light;
  return {
    publicDir: false,
    plugins: isFull ? [] : [otherBuild],
    build: {
      outDir: path("../pkg"),
      emptyOutDir: false,
      target: "es2022",
      lib: { entry: entries, formats: ["es"] },
      rolldownOptions: {
        external: Object.keys(paths),
        output: {
          paths,
          // Libraries keep their whitespace by default, for other bundlers; these are loaded as they are.
          minify: true,
          entryFileNames: "[name].js",
          chunkFileNames: isFull ? "elements/full-[name].js" : "elements/[name].js",
        },
      },
    },
  };
});
