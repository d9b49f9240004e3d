import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const declarations = readFileSync(
  new URL("../node_modules/hookwright/hookwright.d.ts", import.meta.url),
  "utf8",
);

test("no declaration has the type any", () => {
  // Left out: comments, words between quotes, and wasm-bindgen's own table of raw wasm exports, which nobody calls by
  // hand.
  const face = declarations
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/"[^"\n]*"/g, '""')
    .replace(/export interface InitOutput \{[\s\S]*?\n\}/, "");
  assert.match(face, /class WorkspaceStore/);
  assert.doesNotMatch(face, /\bany\b/);
});
