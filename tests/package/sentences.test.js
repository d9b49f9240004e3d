// Every sentence can be translated: it follows from the tables of codes, phrases and fixes and its arguments alone.
// `tests/sentences/` covers the entries that need no JavaScript; the others are in its `javascript.json`, and are all here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  ArgumentError,
  buildRequest,
  checkEndpoint,
  checkSecretName,
  codes,
  fixes,
  phrases,
} from "hookwright";
import { findings, javascriptFindings, pageFindings, thrown, webhook } from "./findings.js";

const sentences = new Map(codes().map((info) => [info.code, info]));
const phraseTexts = new Map(phrases().map(({ phrase, text }) => [phrase, text]));
const titles = new Map(fixes().map(({ code, title }) => [code, title]));

/** Fills in a sentence's arguments, by the tables alone: never with a text that the finding carries. */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? argument(values[name]) : whole,
  );
}

function argument(value) {
  if (typeof value === "string") return value;
  if ("code" in value) return fill(sentences.get(value.code).message, value.arguments).replace(/\.$/, "");
  return fill(phraseTexts.get(value.phrase), value.arguments);
}

/** Asserts that a sentence has an argument for each of its placeholders, and no other. */
function assertExactArguments(templates, values, of) {
  const placeholders = templates.flatMap((template) => [...template.matchAll(/\{([a-z_]+)\}/g)]);
  const names = new Set(placeholders.map(([, name]) => name));
  assert.deepEqual(Object.keys(values).sort(), [...names].sort(), JSON.stringify(of));
}

/** Every finding, phrase and fix inside a value. */
function parts(value) {
  const found = { findings: [], words: [], fixes: [] };
  JSON.stringify(value, (_key, part) => {
    if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
    if ("severity" in part) found.findings.push(part);
    else if ("phrase" in part) found.words.push(part);
    else if ("edits" in part) found.fixes.push(part);
    return part;
  });
  return found;
}

test("every sentence follows from the tables and its arguments, and every entry for JavaScript is in use", async () => {
  const withoutPage = [...findings(), ...javascriptFindings()];
  const all = [...withoutPage, ...(await pageFindings())];
  const found = parts(all);
  for (const finding of found.findings) {
    const info = sentences.get(finding.code);
    assertExactArguments([info.message, info.expected], finding.arguments, finding);
    assert.equal(fill(info.message, finding.arguments), finding.message);
    assert.equal(fill(info.expected, finding.arguments), finding.expected);
  }
  for (const words of found.words) {
    assertExactArguments([phraseTexts.get(words.phrase)], words.arguments, words);
    assert.equal(argument(words), words.text);
  }
  for (const fix of found.fixes) {
    assertExactArguments([titles.get(fix.code)], fix.arguments, fix);
    assert.equal(fill(titles.get(fix.code), fix.arguments), fix.title);
  }
  const listed = JSON.parse(readFileSync(new URL("../sentences/javascript.json", import.meta.url), "utf8"));
  const unused = (names, used) => names.filter((name) => !used.includes(name));
  assert.deepEqual(
    {
      codes: unused(
        listed.codes,
        found.findings.map(({ code }) => code),
      ),
      phrases: unused(
        listed.phrases,
        found.words.map(({ phrase }) => phrase),
      ),
      fixes: unused(
        listed.fixes,
        found.fixes.map(({ code }) => code),
      ),
    },
    { codes: [], phrases: [], fixes: [] },
  );
});

test("no phrase occurs twice, and none is a whole sentence", () => {
  assert.equal(phraseTexts.size, phrases().length);
  for (const text of phraseTexts.values()) assert.doesNotMatch(text, /\.$/);
});

test("no message repeats a value that may be a secret in the wrong field", () => {
  const value = "hunter2 or so";
  for (const finding of [
    ...checkSecretName(value),
    ...checkEndpoint(`https://mina:${value.replaceAll(" ", "")}@exämple.com/`, true),
    ...checkEndpoint(`https://mina:${value.replaceAll(" ", "")}@example.com:x/`, true),
    ...thrown(() => buildRequest({ ...webhook, access_token: value }, "")),
  ])
    assert.doesNotMatch(JSON.stringify(finding), /hunter2/);
  assert.throws(() => buildRequest({ ...webhook, access_token: value }, ""), ArgumentError);
});
