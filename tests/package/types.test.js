// The declarations of each build. Snapshots make every change of the API visible in a diff.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { compile, documentation, exportsOf, membersOf } from "./declarations.js";

const snapshots = new URL("snapshots/", import.meta.url);
/** The name of each build's snapshot, with a class that the build declares. */
const builds = {
  hookwright: ["hookwright", /class Matcher/],
  payload: ["hookwright_payload", /class WorkspaceStore/],
  render: ["hookwright_render", /class Template/],
};

/** The declarations of a build. */
function declarations(glue) {
  return readFileSync(new URL(`../node_modules/hookwright/${glue}.d.ts`, import.meta.url), "utf8");
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

/** The entries of the package. */
const entries = [
  "hookwright",
  "hookwright/web",
  "hookwright/payload",
  "hookwright/render",
  "hookwright/elements",
];

test("every export of the package and every member of it has a documentation", () => {
  for (const entry of entries) {
    const compiled = compile({ "documentation.ts": `import * as all from "${entry}"; all;` });
    const exported = [...exportsOf(compiled, entry)];
    const all = exported.flatMap(([name, symbol]) => [
      [name, symbol],
      ...membersOf(compiled, symbol).map((member) => [`${name}.${member.name}`, member]),
    ]);
    assert.ok(all.length > 50, `${entry} has ${all.length} exports and members`);
    const undocumented = all
      // The browser calls the elements' callbacks.
      .filter(([name, symbol]) => !name.endsWith("Callback") && documentation(compiled, symbol) === "")
      .map(([name]) => name);
    assert.deepEqual(undocumented, [], `these exports of ${entry} have no documentation`);
  }
});

test("each build begins with what a reader needs first, and groups the rest", () => {
  const parts = (glue) => [...declarations(glue).matchAll(/^\/\/ (.+)$/gm)].map(([, title]) => title);
  assert.deepEqual(parts("hookwright_render"), ["Templates", "Events", "Diagnostics", "Loading"]);
  const all = parts("hookwright");
  assert.deepEqual(all.slice(0, 4), ["Templates", "Events", "Checks", "Diagnostics"]);
  assert.equal(all.at(-1), "Loading");
  for (const [glue] of Object.values(builds)) {
    assert.match(
      declarations(glue),
      /^\/\/ Templates\n\n\/\*\*\n \* A compiled payload template\.\n \*\/\nexport class Template /,
    );
  }
});
