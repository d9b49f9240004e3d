import type { Plugin } from "vite";

const CHUNKS = "/@awesome.me/webawesome/dist/chunks/";

/** The source comments that identify Web Awesome's icon libraries, each with an empty library to replace it. */
const LIBRARIES: readonly (readonly [string, string])[] = [
  [
    "// src/components/icon/library.default.ts",
    'export const library_default_default = { name: "default", resolver: () => "" };',
  ],
  [
    "// src/components/icon/library.system.ts",
    'export const library_system_default = { name: "system", resolver: () => "" };',
  ],
];

/**
 * Omits Web Awesome's own icons from the build, because the page registers its own: one library would load icons from
 * another host, and the other is larger than the code of all the controls that use it.
 */
export function icons(): Plugin {
  const replaced = new Set<string>();
  return {
    name: "hookwright:icons",
    apply: "build",
    transform(code, id) {
      if (!id.includes(CHUNKS)) return undefined;
      const library = LIBRARIES.find(([source]) => code.includes(source));
      if (library === undefined) return undefined;
      replaced.add(library[0]);
      return { code: library[1], map: null };
    },
    buildEnd(error) {
      if (error === undefined && replaced.size < LIBRARIES.length)
        this.error("Web Awesome's icon libraries have moved to other files: update vite/icons.ts");
    },
  };
}
