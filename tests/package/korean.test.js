// The core's sentences in Korean: whatever is inserted into them, they read as Korean. The page's build checks that every
// sentence is translated.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { findings, javascriptFindings, pageFindings } from "./findings.js";

/** The core's sentences in Korean by id: the page's files, which are records of strings. */
const korean = Object.assign(
  {},
  ...["codes", "sending", "phrases", "fixes"].map((part) => {
    const file = new URL(`../../www/src/messages/ko/core-${part}.ts`, import.meta.url);
    const [, record] = readFileSync(file, "utf8").split("Record<string, string>> = ");
    return runInNewContext(`(${record.trim().replace(/;$/, "")})`);
  }),
);

/** Each combination of code, phrases and fix that the core produces. */
const examples = [
  ...readFileSync(new URL("../sentences/examples.ndjson", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line)),
  ...findings(),
  ...javascriptFindings(),
  ...(await pageFindings()),
];

/** Arguments whose text is an identifier, an address or a list of identifiers, also outside of quotes. */
const IDENTIFIERS = [
  ...["code_point", "endpoint", "filled_by", "host", "kind", "known"],
  ...["object", "path", "text", "type", "what", "word"],
];

/** Fills in a sentence's arguments, as the page does; identifiers are written as “◇”. */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!Object.hasOwn(values, name)) return whole;
    return typeof values[name] === "string" && IDENTIFIERS.includes(name) ? "◇" : argument(values[name]);
  });
}

function argument(value) {
  if (typeof value === "string") return value;
  const id = "code" in value ? `${value.code}.message` : value.phrase;
  return fill(korean[id], value.arguments).replace(/\.$/, "");
}

/** Returns the Korean sentences of a finding, and its fix's title. */
function sentencesOf({ code, arguments: values, fix }) {
  const ids = [`${code}.message`, `${code}.expected`].filter((id) => Object.hasOwn(korean, id));
  const sentences = ids.map((id) => fill(korean[id], values));
  return fix ? [...sentences, fill(korean[fix.code], fix.arguments)] : sentences;
}

/** Names and words of code that Korean sentences have outside of quotes. */
const NAMES = [
  ...[
    "A",
    "ACCESS_TOKEN",
    "ADD_ARTIFACT_ALIAS",
    "ADD_ARTIFACT_TAG",
    "AES-GCM",
    "API",
    "ARIA",
    "ASCII",
    "AbortSignal",
  ],
  ...[
    "CORS",
    "CryptoKey",
    "DNS",
    "Discord",
    "GitHub",
    "GraphQL",
    "Hookwright",
    "ID",
    "IP",
    "IPv4",
    "IPv6",
    "JSON",
    "KILLED",
  ],
  ...[
    "KiB",
    "MessageCard",
    "MiB",
    "Microsoft",
    "MongoDB",
    "NUL",
    "Office",
    "POST",
    "Python",
    "RE2",
    "SDK",
    "Slack",
  ],
  ...[
    "Teams",
    "UTF-8",
    "URL",
    "Uint8Array",
    "W&B",
    "Z",
    "a",
    "false",
    "http",
    "https",
    "localhost",
    "null",
    "run",
  ],
  ...[
    "true",
    "undefined",
    "z",
    "xn--",
    "plain_text",
    "repository_dispatch",
    "bash",
    "dispatches",
    "i",
    "m",
    "s",
    "U",
    "u",
    "and",
    "not",
  ],
];

/** Removes code and data from a sentence: what is in quotes, addresses, media types, JSON and variables. */
function withoutData(sentence) {
  return sentence
    .replace(/“[^”]*”/g, " ")
    .replace(/"[^"]*"/g, " ")
    .replace(/https?:\/\/\S*/g, " ")
    .replace(/\w+\/[\w.]+/g, " ")
    .replace(/\^\w+\$|\b\d\w+/g, " ")
    .replace(/\$?\{[^}가-힣]*\}+/g, " ")
    .replace(/[$\\]\w*/g, " ");
}

test("Korean sentences have no English words, whatever is inserted", () => {
  const known = new Set(NAMES);
  const found = examples.flatMap((example) =>
    sentencesOf(example).flatMap((sentence) => {
      const words = withoutData(sentence).match(/[A-Za-z][\w&-]*/g) ?? [];
      const foreign = words.filter((word) => !known.has(word));
      return foreign.length === 0 ? [] : [`${example.code}: ${foreign.join(" ")}: ${sentence}`];
    }),
  );
  assert.deepEqual([...new Set(found)], []);
});

test("Korean sentences are formal, and end once", () => {
  for (const { code, arguments: values } of examples)
    for (const part of ["message", "expected"]) {
      const id = `${code}.${part}`;
      if (!Object.hasOwn(korean, id)) continue;
      const sentence = fill(korean[id], values);
      assert.match(sentence, /[.?]$/, id);
      assert.doesNotMatch(sentence, /\.\.$/, id);
      assert.match(korean[id], /(니다|세요|나요)(\([^)]*\))?[.?]$|: [^:]*\.$/, id);
    }
});

test("no particle of a Korean sentence depends on what is inserted before it", () => {
  // 이다 has the same form after every noun.
  const copula = "이(?:므로|며|면|지만)|인데|입니다|인 ";
  const particle = new RegExp(
    `\\}[”"]?(?!${copula})(?:은|는|이|가|을|를|과|와|으로|로|이나|나|아|야)(?![가-힣])`,
  );
  for (const [id, sentence] of Object.entries(korean)) assert.doesNotMatch(sentence, particle, id);
  assert.match("“{name}”를 입력하세요.", particle);
  assert.match("{name}이 없습니다.", particle);
  assert.doesNotMatch("{found}입니다. {path} 값이 {found}이므로 {name}인 {what} 항목", particle);
});
