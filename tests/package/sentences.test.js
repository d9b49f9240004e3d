// What is said in English can be said in any language: from the codes, the phrases and the arguments alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ArgumentError,
  buildRequest,
  check,
  checkEndpoint,
  checkEvent,
  checkSecretName,
  checkWebhook,
  codes,
  Event,
  Filter,
  HookwrightError,
  phrases,
  sampleEvent,
  sign,
} from "hookwright";

const sentences = new Map(codes().map((info) => [info.code, info]));
const words = new Map(phrases().map(({ phrase, text }) => [phrase, text]));

/** The sentence with its arguments, by the tables alone; never by a text that came along. */
function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? argument(values[name]) : whole,
  );
}

function argument(value) {
  if (typeof value === "string") return value;
  if ("code" in value) return say(sentences.get(value.code).message, value.arguments).replace(/\.$/, "");
  return say(words.get(value.phrase), value.arguments);
}

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof HookwrightError, String(error));
    return [error.diagnostic];
  }
  assert.fail("nothing was thrown");
}

const alias = JSON.parse(sampleEvent("ADD_ARTIFACT_ALIAS"));
const changed = (change) => JSON.stringify({ ...alias, ...change });
const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/", access_token: "GONE" };
const regex = (text) => new Filter(JSON.stringify({ alias: { $regex: text } })).diagnostics();

const findings = () => [
  ...["{", '{"a": [1,]}', '{"a": "\u0001"}', '{"a": "\\q"}', "[01]", "[] []", '{"a" 1}', "nul"].flatMap(
    (text) => checkEvent(text),
  ),
  ...[
    "[]",
    "{}",
    changed({ type: "NOTHING" }),
    changed({ author: 7 }),
    changed({ entity: { name: "acme" } }),
    changed({ time: "yesterday" }),
    changed({ artifact_version: { id: "x", index: -1 } }),
    changed({ alias: null }),
  ].flatMap((text) => checkEvent(text)),
  ...[
    "",
    "no address",
    "https://",
    "ftp://x",
    "https://a:b@x/",
    "https://x:99999/",
    "https://[::/",
    "https://é/",
  ].flatMap((text) => checkEndpoint(text, true)),
  ...["", "a-b", "ab é"].flatMap((name) => checkSecretName(name)),
  ...["[1]", '{"a": 1,}', '{"a": "${alias"}', "$tag"].flatMap((text) => check(text)),
  ...checkWebhook({ ...webhook, name: " " }, []),
  ...[
    "[",
    "(",
    "a{2,1}",
    "[b-a]",
    "(?z)",
    "\\",
    "*",
    "(?P<a b>c)",
    "\\x{ZZ}",
    "a{1001}",
    "[[:alfa:]]",
    "[a-\\d]",
    "[\\8]",
    "\\q",
    "(?=a)",
    "\\p{Letter}",
    ")",
  ].flatMap(regex),
  ...['{"alias": {"$in": 1}}', '{"$or": [1]}', "[]", '{"$and": {}}', '{"a": {"$size": "x"}}'].flatMap(
    (text) => new Filter(text).diagnostics(),
  ),
  ...["line\nbreak", "nul\0", " blank", "blank ", "\u001b", "é"].flatMap((accessToken) =>
    thrown(() => buildRequest(webhook, "", { accessToken })),
  ),
  ...thrown(() => sign({}, "key")),
  ...thrown(() => sign("", undefined)),
  ...thrown(() => buildRequest({ ...webhook, endpoint: "ftp://x" }, "")),
  ...thrown(() => buildRequest({ ...webhook, secret: "a b" }, "")),
  ...thrown(() => new Event(() => undefined)),
];

test("every finding is said from the tables and its arguments as it is said in English", () => {
  const all = findings();
  assert.ok(all.length > 50, String(all.length));
  for (const finding of all) {
    const info = sentences.get(finding.code);
    assert.equal(say(info.message, finding.arguments), finding.message);
    assert.equal(say(info.expected, finding.arguments), finding.expected);
  }
  const used = new Set();
  JSON.stringify(all, (key, value) => {
    if (key === "phrase") used.add(value);
    return value;
  });
  assert.ok(used.size > 50, `${used.size} phrases of ${words.size}`);
});

test("no phrase stands twice, and none is a whole sentence", () => {
  assert.equal(words.size, phrases().length);
  for (const text of words.values()) assert.doesNotMatch(text, /\.$/);
});

test("what may be a secret in the wrong place is not repeated", () => {
  const value = "hunter2 or so";
  for (const found of [
    ...checkSecretName(value),
    ...checkEndpoint(`https://mina:${value.replaceAll(" ", "")}@exämple.com/`, true),
    ...checkEndpoint(`https://mina:${value.replaceAll(" ", "")}@example.com:x/`, true),
    ...thrown(() => buildRequest({ ...webhook, access_token: value }, "")),
  ])
    assert.doesNotMatch(JSON.stringify(found), /hunter2/);
  assert.throws(() => buildRequest({ ...webhook, access_token: value }, ""), ArgumentError);
});
