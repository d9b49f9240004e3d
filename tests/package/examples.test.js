import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const EXAMPLE = fileURLToPath(new URL("../../examples/node/", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../node_modules/", import.meta.url));

test("the example for Node renders, checks, matches and signs", () => {
  const folder = mkdtempSync(join(tmpdir(), "hookwright-example-"));
  try {
    cpSync(EXAMPLE, folder, { recursive: true });
    symlinkSync(PACKAGES, join(folder, "node_modules"));
    const printed = execFileSync(process.execPath, ["automation.js"], { cwd: folder, encoding: "utf8" });
    const [payload, problem, firing, verification] = printed.trimEnd().split("\n");
    assert.deepEqual(JSON.parse(payload), { text: "mina set prod on churn" });
    assert.match(problem, /^template\/unknown-variable: .*event_autor/);
    assert.equal(firing, "fires: deploy");
    assert.equal(verification, "valid");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
