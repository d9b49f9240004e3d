import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const SECRET = "example signing key";
const BODY = '{"text": "mina set prod on churn"}';

/** The programs that verify a signature, by their names in the documentation. */
const PROGRAMS = [
  ["verify.mjs", process.execPath],
  ["verify.py", "python3"],
  ["verify.sh", "bash"],
];

const page = (language, name) =>
  readFileSync(new URL(`../../www/docs/${language}/${name}.md`, import.meta.url), "utf8");

/** Returns the code blocks of a page with this language, and with this file name if there is one. */
function code(source, language, file) {
  const info = file === undefined ? language : `${language} ${file}`;
  return source
    .split(/^```/m)
    .filter((_, index) => index % 2 === 1)
    .filter((block) => block.startsWith(`${info}\n`))
    .map((block) => block.slice(info.length + 1));
}

for (const language of ["en", "ko"]) {
  const signatures = page(language, "signatures");

  for (const [file, program] of PROGRAMS) {
    test(`the documentation's ${file} accepts both encodings and nothing else (${language})`, () => {
      const folder = mkdtempSync(join(tmpdir(), "hookwright-docs-"));
      try {
        const [source] = code(signatures, { mjs: "js", py: "python", sh: "bash" }[file.split(".")[1]], file);
        writeFileSync(join(folder, file), source ?? assert.fail(`signatures.md has no ${file}`));
        const verify = (signature, body = BODY) => {
          const { stdout, stderr, status } = spawnSync(program, [join(folder, file), signature], {
            env: { ...process.env, SECRET },
            input: body,
            encoding: "utf8",
          });
          assert.equal(stderr, "");
          assert.equal(status, stdout === "valid\n" ? 0 : 1);
          return stdout.trim();
        };
        const digest = createHmac("sha256", SECRET).update(BODY).digest();
        assert.equal(verify(digest.toString("base64")), "valid");
        assert.equal(verify(digest.toString("hex")), "valid");
        assert.equal(verify(digest.toString("base64"), `${BODY}\n`), "invalid");
        assert.equal(verify(digest.toString("hex").replace(/^./, "0")), "invalid");
        assert.equal(verify(""), "invalid");
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  test(`the documentation's test vector is HMAC-SHA256 (${language})`, () => {
    const digest = createHmac("sha256", SECRET).update(BODY).digest();
    for (const value of [SECRET, BODY, digest.toString("base64"), digest.toString("hex")])
      assert.ok(signatures.includes(`\`${value}\``), value);
  });

  for (const name of ["javascript", "not-fired", "signatures"]) {
    test(`the JavaScript of ${name}.md prints what its comments say (${language})`, () => {
      const snippets = code(page(language, name), "js").filter((snippet) => snippet.includes("hookwright"));
      assert.ok(snippets.length > 0);
      for (const snippet of snippets) {
        const { stdout, stderr, status } = spawnSync(
          process.execPath,
          ["--input-type=module", "--eval", snippet],
          { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" },
        );
        assert.equal(status, 0, `${snippet}\n${stderr}`);
        // A comment after `console.log` says what it prints; the explanation's says what it contains.
        const expected = [...snippet.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, says]) => says);
        const printed = stdout.trimEnd().split("\n");
        if (name === "not-fired") assert.match(stdout, /expected: '"staging"'[\s\S]*found: '"prod"'/);
        else assert.deepEqual(printed.map(unquoted), expected.map(unquoted));
      }
    });
  }
}

/** Node prints the quotes of strings inside of objects as single ones. */
function unquoted(text) {
  return text.replaceAll("'", '"');
}
