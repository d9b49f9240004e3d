// The declarations of each build. Snapshots make every change of the API visible in a diff.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const snapshots = new URL("snapshots/", import.meta.url);
/** The name of each build's snapshot, with a class that the build declares. */
const builds = {
  hookwright: ["hookwright", /class Matcher/],
  payload: ["hookwright_payload", /class WorkspaceStore/],
  render: ["hookwright_render", /class Template/],
};

/**
 * The declarations of a build in a stable order, without wasm-bindgen's table of raw wasm exports, which is not part of the
 * API. The order in the file depends on how rustc splits its work.
 */
function declarations(glue) {
  const url = new URL(`../node_modules/hookwright/${glue}.d.ts`, import.meta.url);
  const text = readFileSync(url, "utf8").replace(/export interface InitOutput \{[\s\S]*?\n\}/, "");
  const parts = text.split(/\n{2,}/).map((part) => part.trim());
  return `${parts.filter(Boolean).sort().join("\n\n")}\n`;
}

/** The difference between a snapshot and the current text, as `git diff` prints it. */
function difference(snapshot, text) {
  const folder = mkdtempSync(join(tmpdir(), "hookwright-"));
  const current = join(folder, "current.d.ts");
  writeFileSync(current, text);
  const { stdout } = spawnSync("git", ["diff", "--no-index", "--no-color", snapshot, current], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return stdout ?? "";
}

for (const [name, [glue, declared]] of Object.entries(builds)) {
  test(`no declaration of ${name} has the type any`, () => {
    // Without comments and string literals.
    const types = declarations(glue)
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/"[^"\n]*"/g, '""');
    assert.match(types, declared);
    assert.doesNotMatch(types, /\bany\b/);
  });

  test(`the declarations of ${name} equal their snapshot`, () => {
    const snapshot = fileURLToPath(new URL(`${name}.d.ts`, snapshots));
    const text = declarations(glue);
    if (process.env.UPDATE_SNAPSHOTS) return writeFileSync(snapshot, text);
    if (readFileSync(snapshot, "utf8") === text) return;
    assert.fail(
      `The API of ${name} differs from tests/package/snapshots/${name}.d.ts. If this is intended, run\n` +
        `UPDATE_SNAPSHOTS=1 cargo xtask test package\n\n${difference(snapshot, text)}`,
    );
  });
}
