import type { Plugin } from "vite";

const CHUNKS = "/@awesome.me/webawesome/dist/chunks/";

/** Web Awesome's own icon libraries, by the source that their chunk names, and what an empty one exports instead. */
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
 * Leaves out Web Awesome's own icons, which the page replaces before any is drawn: one library would load from another
 * host, and the other is larger than all the controls' code that uses it.
 */
export function icons(): Plugin {
  const left = new Set<string>();
  return {
    name: "hookwright:icons",
    apply: "build",
    transform(code, id) {
      if (!id.includes(CHUNKS)) return undefined;
      const library = LIBRARIES.find(([source]) => code.includes(source));
      if (library === undefined) return undefined;
      left.add(library[0]);
      return { code: library[1], map: null };
    },
    buildEnd(error) {
      if (error === undefined && left.size < LIBRARIES.length)
        this.error("Web Awesome's icon libraries are in other files than before: see vite/icons.ts");
    },
  };
}
