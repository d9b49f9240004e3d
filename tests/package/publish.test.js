// The package as the registry's linters read it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";

const folder = fileURLToPath(new URL("../node_modules/hookwright/", import.meta.url));

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: folder, strict: true });
  assert.deepEqual(messages, []);
});

test("arethetypeswrong finds nothing where ES modules can be imported", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "hookwright-pack-"));
  try {
    const name = execFileSync("npm", ["pack", "--silent", "--pack-destination", scratch], {
      cwd: folder,
      encoding: "utf8",
    });
    const packed = createPackageFromTarballData(readFileSync(join(scratch, name.trim())));
    const { problems, types } = await checkPackage(packed, {
      excludeEntrypoints: [/\.wasm$/, "./package.json"],
    });
    assert.equal(types.kind, "included");
    // The package has ES modules only: Node requires them since 20.19, and TypeScript before 4.7 has no `exports`.
    const others = problems.filter(
      ({ kind, resolutionKind, resolutionOption }) =>
        kind !== "CJSResolvesToESM" && (resolutionKind ?? resolutionOption) !== "node10",
    );
    assert.deepEqual(others, []);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
