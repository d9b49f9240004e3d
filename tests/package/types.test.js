import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const MODULES = ["hookwright", "hookwright_payload"];

for (const name of MODULES) {
  test(`no declaration of ${name} has the type any`, () => {
    const declarations = readFileSync(
      new URL(`../node_modules/hookwright/${name}.d.ts`, import.meta.url),
      "utf8",
    );
    // Left out: comments, words between quotes, and wasm-bindgen's own table of raw wasm exports, which nobody calls by
    // hand.
    const face = declarations
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/"[^"\n]*"/g, '""')
      .replace(/export interface InitOutput \{[\s\S]*?\n\}/, "");
    assert.match(face, /class WorkspaceStore/);
    assert.doesNotMatch(face, /\bany\b/);
  });
}
