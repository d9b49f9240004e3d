import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const declarations = readFileSync(
  new URL("../node_modules/hookwright/hookwright.d.ts", import.meta.url),
  "utf8",
);

test("no declaration has the type any", () => {
  // Comments, wasm-bindgen's own table of raw wasm exports, which nobody calls by hand, and words in quotes.
  const face = declarations
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replace(/export interface InitOutput \{[\s\S]*?\n\}/, "")
    .replaceAll(/"[^"\n]*"/g, '""');
  assert.match(face, /class WorkspaceStore/);
  assert.doesNotMatch(face, /\bany\b/);
});
