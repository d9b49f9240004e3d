import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../node_modules/hookwright/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const files = readdirSync(folder, { recursive: true }).filter((file) =>
  statSync(join(folder, file)).isFile(),
);

/** The files that `exports` leads to, under whatever condition. */
const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets));

/** Everything that a script imports from beside itself, and what those import in turn. */
function reached(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  for (const [, path] of text.matchAll(/from\s+['"]\.\/([^'"]+)['"]/g)) reached(path, seen);
  return seen;
}

test("the package holds every file that it exports or that those import", () => {
  for (const target of targets(manifest.exports)) {
    const file = target.replace("./", "");
    assert.ok(files.includes(file), file);
    if (file.endsWith(".js")) for (const path of reached(file)) assert.ok(files.includes(path), path);
  }
});

test("the package holds its readme, its licences and nothing of the build", () => {
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) assert.ok(files.includes(file), file);
  const strangers = files.filter((file) => !/\.(js|d\.ts|wasm|md)$|^LICENSE-|^package\.json$/.test(file));
  assert.deepEqual(strangers, []);
});

test("every script has its declarations", () => {
  const scripts = files.filter((file) => file.endsWith(".js"));
  const without = scripts.filter((file) => !files.includes(file.replace(/\.js$/, ".d.ts")));
  // What the crate's own JavaScript keeps to itself needs none.
  assert.deepEqual(
    without.filter((file) => !file.startsWith("snippets/")),
    [],
  );
});

test("all environments are given the same names, and each its way to start", async () => {
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

test("hookwright/payload is a part of the whole, renders the same, and is at most two thirds of its size", async () => {
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

test("both modules throw the same class of errors", async () => {
  const whole = await import("hookwright");
  const payload = await import("hookwright/payload");
  for (const { buildRequest } of [whole, payload]) {
    const webhook = { name: "w", endpoint: "https://example.com/", access_token: "TOKEN" };
    assert.throws(() => buildRequest(webhook, "{}", { accessToken: "a\nb" }), whole.HookwrightError);
  }
  assert.equal(whole.HookwrightError, payload.HookwrightError);
});
