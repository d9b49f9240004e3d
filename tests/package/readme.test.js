import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the README's five lines run and print the comment's text", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const section = readme.split(/^## Embed it$/m)[1] ?? assert.fail("README.md has no section “Embed it”");
  const snippet =
    section.match(/^```js\n([\s\S]*?)^```$/m)?.[1] ?? assert.fail("“Embed it” has no JavaScript");
  const says = snippet.match(/\/\/ (.*)$/m)?.[1] ?? assert.fail("the snippet does not say what it prints");
  assert.ok(snippet.trimEnd().split("\n").length <= 5, snippet);

  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", snippet], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    encoding: "utf8",
  });
  assert.equal(printed.trimEnd(), says);
});
