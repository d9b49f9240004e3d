import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../node_modules/hookwright/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const files = readdirSync(folder, { recursive: true }).filter((file) =>
  statSync(join(folder, file)).isFile(),
);

/** The files that `exports` names, under any condition. */
const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets));

/** The script and every file of the package that it imports, directly or not. */
function reached(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  for (const [, path] of text.matchAll(/from\s+['"](\.\/[^'"]+)['"]/g))
    reached(join(dirname(file), path), seen);
  return seen;
}

test("the package contains every file that it exports, and their imports", () => {
  for (const target of targets(manifest.exports)) {
    const file = target.replace("./", "");
    assert.ok(files.includes(file), file);
    if (file.endsWith(".js")) for (const path of reached(file)) assert.ok(files.includes(path), path);
  }
});

test("the package contains its readme, its licences and notices, and no files of the build", () => {
  const texts = ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-NOTICES.txt"];
  for (const file of texts) assert.ok(files.includes(file), file);
  const others = files.filter((file) => !texts.includes(file) && file !== "package.json");
  assert.deepEqual(
    others.filter((file) => !/\.(js|d\.ts|wasm)$/.test(file)),
    ["custom-elements.json"],
  );
});

test("every script has its declarations", () => {
  const scripts = files.filter((file) => file.endsWith(".js"));
  const without = scripts.filter((file) => !files.includes(file.replace(/\.js$/, ".d.ts")));
  // Internal JavaScript of the crate, and what the elements load, need none.
  assert.deepEqual(
    without.filter((file) => !/^(snippets|elements)\//.test(file)),
    [],
  );
});

test("all environments export the same names, and the web also a function that starts the module", async () => {
  const web = await import("hookwright/web");
  await web.default({ module_or_path: readFileSync(join(folder, "hookwright_bg.wasm")) });
  const node = await import("hookwright");
  const glue = await import("../node_modules/hookwright/hookwright.js");

  const names = Object.keys(node).sort();
  assert.ok(names.length > 1);
  assert.deepEqual(Object.keys(web).sort(), [...names, "default"].sort());
  for (const name of Object.keys(glue)) {
    if (name !== "default") assert.ok(names.includes(name), name);
  }
});

test("hookwright/payload exports a part of hookwright, renders the same, and has at most two thirds of its size", async () => {
  const whole = await import("hookwright");
  const payload = await import("hookwright/payload");
  const left = Object.keys(whole).filter((name) => !(name in payload));
  assert.deepEqual(
    Object.keys(payload).filter((name) => !(name in whole)),
    [],
  );
  for (const name of ["Matcher", "Filter", "RunMetric", "Replay"]) assert.ok(left.includes(name), name);

  const text = '{"who": "${event_author}", "what": "${artifact_metadata.acc}", "unknown": "${oops}"}';
  for (const { eventType } of whole.eventTypes()) {
    const rendered = [whole, payload].map(({ Template, Event, sampleEvent }) =>
      new Template(text).render(new Event(sampleEvent(eventType))),
    );
    assert.equal(rendered[0], rendered[1]);
    JSON.parse(rendered[1]);
  }
  assert.deepEqual(payload.check(text), whole.check(text));

  const size = (file) => statSync(join(folder, file)).size;
  assert.ok(size("hookwright_payload_bg.wasm") * 3 <= size("hookwright_bg.wasm") * 2);
});

test("the notices name each crate in the wasm and contain its licence", () => {
  const notices = readFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), "utf8");
  for (const name of ["serde_json", "wasm-bindgen", "url", "regex-automata"]) {
    assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.*MIT.*\\)$`, "m"));
    assert.match(notices, new RegExp(`^(.*, )?${name}(, .*)?:$`, "m"));
  }
  assert.match(notices, /Permission is hereby granted/);
});

/** The error that a call throws. */
function errorOf(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail(`${call} does not throw`);
}

const errors = [
  "ArgumentError",
  "BrowserError",
  "EventError",
  "HookwrightError",
  "RequestError",
  "SecretError",
  "StoreError",
  "TemplateError",
];

test("hookwright/render exports what renders templates, and nothing else", async () => {
  const render = await import("hookwright/render");
  assert.deepEqual(
    Object.keys(render).filter((name) => name !== "initSync" && name !== "errorOf"),
    ["Event", "Template", "render", "sampleEvent", "variableKinds", "variables", ...errors].sort(),
  );
});

test("hookwright/render renders, reports spans and reads and writes NDJSON like hookwright", async () => {
  const whole = await import("hookwright");
  const render = await import("hookwright/render");
  const text = '{"who": "${event_author}", "what": "${artifact_metadata.acc}", "token": "$ACCESS_TOKEN"}';
  const options = { accessToken: "made up", undefined: "blank" };
  const results = [whole, render].map(({ Template, Event }) => {
    const template = new Template(text);
    return whole.eventTypes().map(({ eventType }) => {
      const event = new Event(whole.sampleEvent(eventType));
      const line = `${new whole.Event(whole.sampleEvent(eventType))}\n{"type": }\n`;
      const lines = new TextDecoder().decode(template.renderLines(line, options));
      return [template.render(event, options), template.renderParts(event, options), event.eventType, lines];
    });
  });
  assert.deepEqual(results[1], results[0]);
  assert.deepEqual(render.variables(), whole.variables());
});

test("hookwright/render throws the errors of hookwright, with their sentences", async () => {
  const whole = await import("hookwright");
  const render = await import("hookwright/render");
  const event = whole.sampleEvent("LINK_ARTIFACT");
  const calls = [
    ({ Event }) => new Event("{"),
    ({ Event }) => new Event("[]"),
    ({ Event }) => new Event("{}"),
    ({ Event }) => new Event('{"type": "NOTHING"}'),
    ({ Event }) => new Event('{"type": "LINK_ARTIFACT"}'),
    ({ Event }) => new Event(event.replace(/"author": "[^"]*"/, '"author": 7')),
    ({ Event }) => new Event(undefined),
    ({ Template }) => new Template("", "not a name"),
    ({ render }) => render("${nothing}", event, { undefined: "error" }),
    ({ render }) => render("${}", event, { undefined: "error" }),
    ({ render }) => render("${artifact_metadata.}", event, { undefined: "error" }),
    ({ render }) => render("${artifact_metadata.none}", event, { undefined: "error" }),
    ({ render }) => render("${ACCESS_TOKEN}", event, { undefined: "error" }),
    ({ render }) => render("", event, { undefined: "sometimes" }),
    ({ render }) => render("", event, { unknown: "" }),
  ];
  for (const call of calls) {
    const [expected, thrown] = [whole, render].map((core) => errorOf(() => call(core)));
    assert.notEqual(expected.message.trim(), "");
    assert.deepEqual(thrown.diagnostic, expected.diagnostic);
  }
});

test("all builds throw the same class of errors", async () => {
  const whole = await import("hookwright");
  const payload = await import("hookwright/payload");
  const render = await import("hookwright/render");
  for (const { buildRequest } of [whole, payload]) {
    const webhook = { name: "w", endpoint: "https://example.com/", access_token: "TOKEN" };
    assert.throws(() => buildRequest(webhook, "{}", { accessToken: "a\nb" }), whole.HookwrightError);
  }
  assert.throws(() => new render.Event("{"), whole.EventError);
  for (const name of errors) {
    assert.equal(payload[name], whole[name]);
    assert.equal(render[name], whole[name]);
  }
});

test("the elements' manifest describes each element, and their module can be imported in Node", async () => {
  const { modules } = JSON.parse(readFileSync(join(folder, manifest.customElements), "utf8"));
  const tags = ["match", "metric", "playground", "preview"].map((name) => `hookwright-${name}`);
  const described = modules.flatMap(({ declarations }) => declarations);
  assert.deepEqual(described.map(({ tagName }) => tagName).sort(), tags);
  for (const { tagName, attributes, members, events } of described) {
    assert.ok(
      attributes.some(({ name }) => name === "readonly"),
      tagName,
    );
    assert.ok(
      members.every(({ description }) => description),
      tagName,
    );
    assert.deepEqual(events.map(({ name }) => name).sort(), ["hookwright-change", "hookwright-error"]);
  }
  const names = Object.keys(await import("hookwright/elements"));
  assert.deepEqual(names, [
    "HookwrightMatch",
    "HookwrightMetric",
    "HookwrightPlayground",
    "HookwrightPreview",
  ]);
});
