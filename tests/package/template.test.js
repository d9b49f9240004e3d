import assert from "node:assert/strict";
import { test } from "node:test";
import {
  check,
  codes,
  Event,
  eventTypes,
  exportRequest,
  fits,
  fixes,
  offeredVariables,
  render,
  sampleEvent,
  Template,
  variables,
} from "hookwright";

const alias = {
  type: "ADD_ARTIFACT_ALIAS",
  author: 'mi"na\n',
  entity: "acme",
  registry: "model-registry",
  collection: "churn",
  artifact_version: { id: "QXJ0aWZhY3Q6NTE3ODg5ODg3", index: 3, metadata: { loss: 0.1, "a.b c": [1, "x"] } },
  alias: "${ACCESS_TOKEN}",
};

test("a compiled template renders an event with every value escaped for its JSON string", () => {
  const template = new Template('{"who":"${event_author}","what":"${alias}","ref":"${artifact_version}"}');
  const payload = JSON.parse(
    template.render(new Event(JSON.stringify(alias)), { accessToken: "not in here" }),
  );
  assert.deepEqual(payload, {
    who: 'mi"na\n',
    what: "${ACCESS_TOKEN}",
    ref: "wandb-artifact://_id/QXJ0aWZhY3Q6NTE3ODg5ODg3",
  });
});

test("an event that is an object is read as its JSON text, and an object that is not an event is an EventError", () => {
  const template = new Template('{"who":"${event_author}","loss":"${artifact_metadata.loss}"}');
  const payload = '{"who":"mi\\"na\\n","loss":"0.1"}';
  assert.equal(template.render(new Event(alias)), payload);
  assert.equal(template.render(Event.parse(alias)), payload);
  assert.equal(render(template.text, alias), payload);
  assert.throws(() => new Event({ ...alias, type: "ADD_NOTHING" }), {
    name: "EventError",
    code: "event/type",
  });
  const cyclic = {};
  cyclic.self = cyclic;
  assert.throws(() => new Event(cyclic), { name: "ArgumentError", code: "argument/shape" });
});

test("rendering once and rendering a compiled template give the same payload", () => {
  const text = '{"string":"${artifact_version_string}","meta":"${artifact_metadata.a.b c}"}';
  const compiled = new Template(text).render(new Event(JSON.stringify(alias)));
  assert.equal(render(text, JSON.stringify(alias)), compiled);
  assert.equal(new Template(text).renderJson(JSON.stringify(alias)), compiled);
  assert.deepEqual(JSON.parse(compiled), {
    string: "acme/model-registry/churn:${ACCESS_TOKEN}",
    meta: '[1,"x"]',
  });
});

test("an event renders the same the first time, again, and in a batch, wherever a character is escaped", () => {
  const template = new Template('{"who":"${event_author}"}');
  for (let length = 0; length < 70; length += 1) {
    for (const special of ['"', "\\", "\n", "\u0001", "\u001f", "\u007f", "é", "소", "😀", "\u2028", ""]) {
      const author = `${"x".repeat(length)}${special}yz`;
      const text = JSON.stringify({ ...alias, author });
      const expected = JSON.stringify({ who: author });
      const event = new Event(text);
      assert.equal(template.render(event), expected);
      assert.equal(template.render(event), expected);
      assert.equal(template.renderJson(text), expected);
      const escaped = text.replace(/[^ -~]/gu, (character) =>
        [...Array(character.length).keys()]
          .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
          .join(""),
      );
      const lines = template.renderLines(new TextEncoder().encode(`${text}\n${escaped}`));
      assert.equal(new TextDecoder().decode(lines), `${expected}\n${expected}\n`);
    }
  }
});

test("secret values appear in the payload and are masked in previews", () => {
  const template = new Template('{"token":"${ACCESS_TOKEN}","key":"$SIGNING"}', "SIGNING");
  const event = new Event(JSON.stringify(alias));
  const options = { accessToken: "made up", secret: "made up too" };
  assert.deepEqual(JSON.parse(template.render(event, options)), { token: "made up", key: "made up too" });
  const shown = JSON.stringify(template.renderParts(event, options));
  assert.ok(!shown.includes("made up"), shown);
});

test("parts have the spans of each value in the payload and in the template, in UTF-16", () => {
  const text = '{"😀":"${alias}"}';
  const { text: payload, parts } = new Template(text).renderParts(new Event(JSON.stringify(alias)));
  assert.equal(parts.length, 1);
  const [{ output, template }] = parts;
  assert.equal(payload.slice(output.start, output.end), "${ACCESS_TOKEN}");
  assert.equal(text.slice(template.start, template.end), "${alias}");
});

test("a batch has one output line per input line, including errors", () => {
  const lines = `${JSON.stringify(alias)}\nnonsense\n${JSON.stringify({ ...alias, alias: "prod" })}\n`;
  const out = new Template('{"alias":"${alias}"}').renderLines(new TextEncoder().encode(lines));
  const [first, second, third] = new TextDecoder()
    .decode(out)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(first, { alias: "${ACCESS_TOKEN}" });
  assert.equal(second.error.code, "json/syntax");
  assert.equal(second.error.line, 2);
  assert.deepEqual(third, { alias: "prod" });
});

test("the trigger decides what ${event_type} renders", () => {
  assert.equal(
    render("${event_type}", sampleEvent("RUN_METRIC"), { eventType: "RUN_METRIC_ZSCORE" }),
    '"RUN_METRIC_ZSCORE"',
  );
});

test("every event type has a sample, which fits a trigger of that type", () => {
  for (const { eventType } of eventTypes()) {
    const sample = sampleEvent(eventType);
    assert.ok(
      new Event(sample).eventType.startsWith(eventType.startsWith("RUN_METRIC") ? "RUN_METRIC" : eventType),
    );
  }
  assert.equal(fits({ type: "ADD_ARTIFACT_ALIAS" }, sampleEvent("ADD_ARTIFACT_ALIAS")), true);
  assert.equal(fits({ type: "ADD_ARTIFACT_TAG" }, sampleEvent("ADD_ARTIFACT_ALIAS")), false);
  const event = new Event(sampleEvent("ADD_ARTIFACT_ALIAS"));
  assert.equal(event.fits({ type: "ADD_ARTIFACT_ALIAS" }), true);
  assert.equal(event.fits({ type: "ADD_ARTIFACT_TAG" }), false);
});

test("the tables list the documented variables, and no code twice", () => {
  const names = variables().map(({ name }) => name);
  assert.deepEqual(names.toSorted(), [
    "ACCESS_TOKEN",
    "SECRET_NAME",
    "alert_name",
    "alias",
    "artifact_collection_name",
    "artifact_metadata.<KEY>",
    "artifact_version",
    "artifact_version_index",
    "artifact_version_string",
    "automation_name",
    "comparison_op",
    "entity_name",
    "event_author",
    "event_type",
    "message",
    "metric_current_status",
    "metric_filter",
    "metric_filter_short",
    "metric_name",
    "metric_value",
    "metric_values",
    "project_name",
    "run_name",
    "run_status",
    "tag",
    "threshold",
  ]);
  const all = codes().map(({ code }) => code);
  assert.equal(new Set(all).size, all.length);
});

test("checking a template returns each diagnostic with its code and span", () => {
  const text = '{"a":"${alis}"}';
  const findings = new Template(text).check({ eventType: "ADD_ARTIFACT_ALIAS" });
  assert.deepEqual(
    findings.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
    [["template/unknown-variable", "${alis}"]],
  );
  const [{ fix }] = findings;
  const [edit] = fix.edits;
  const fixed = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  assert.equal(fixed, '{"a":"${alias}"}');
});

test("checking once returns the diagnostics of a compiled template for the same webhook", () => {
  const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/hook", secret: "SIGNING" };
  const text = '{"a":"${alias} ${SIGNING} $OTHER","b":"${tag}"}';
  const context = {
    webhook,
    teamSecrets: ["SIGNING", "OTHER"],
    eventType: "ADD_ARTIFACT_ALIAS",
    event: sampleEvent("ADD_ARTIFACT_ALIAS"),
  };
  const found = check(text, context);
  assert.deepEqual(
    found.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
    [
      ["template/secret-not-given", "$OTHER"],
      ["template/blank", "${tag}"],
    ],
  );
  assert.deepEqual(found, new Template(text, "SIGNING").check(context));
  const { event, ...others } = context;
  assert.deepEqual(found, new Template(text, "SIGNING").checkFor(new Event(event), others));
  assert.deepEqual(check('{"a":"${alias}"}'), []);
});

test("the title of every fix is the one in the table, with the arguments filled in", () => {
  const titles = new Map(fixes().map(({ code, title }) => [code, title]));
  const found = check('{"a": ${alias}, "b": "${event_autor} $tag"}').flatMap(({ fix }) => fix ?? []);
  assert.deepEqual(
    found.map(({ code, title }) => [code, title]),
    [
      ["fix/quote", "Put it in quotes"],
      ["fix/write-variable", "Write ${event_author}"],
      ["fix/write-variable", "Write ${tag}"],
    ],
  );
  for (const { code, title, arguments: given } of found) {
    const filled = titles.get(code).replace(/\{(\w+)\}/g, (_, name) => given[name]);
    assert.equal(filled, title);
  }
});

test("offered variables have real names and the values of the event", () => {
  const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/hook", access_token: "TOKEN" };
  const offered = offeredVariables(JSON.stringify(alias), webhook, "ADD_ARTIFACT_ALIAS");
  const event = new Event(JSON.stringify(alias));
  assert.deepEqual(event.offeredVariables(webhook, "ADD_ARTIFACT_ALIAS"), offered);
  const values = Object.fromEntries(offered.map(({ name, value }) => [name, value]));
  assert.equal(values.event_author, 'mi"na\n');
  assert.equal(values["artifact_metadata.a.b c"], '[1,"x"]');
  assert.equal(values.ACCESS_TOKEN, "");
  assert.equal(values.SECRET_NAME, undefined);
  assert.ok(offeredVariables("{").every(({ value }) => value === ""));
});

test("a string of any length and any characters crosses into the core unchanged", () => {
  for (const character of ["x", "é", "소", "😀"]) {
    for (const length of [0, 1, 100, 5_000, 6_000, 17_000, 100_000]) {
      const text = character.repeat(length);
      assert.equal(new Template(text).text, text);
    }
  }
  assert.equal(new Template("a\ud800b").text, "a\ufffdb");
});

test("a template handle exports the same script as its text", () => {
  const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/hook", secret: "SIGNING" };
  const text = '{"a":"${alias} ${SIGNING}","b":"${event_type}"}';
  const event = new Event(JSON.stringify(alias));
  for (const language of ["bash", "curl", "fetch", "python"]) {
    const script = exportRequest(language, webhook, text, event, "ADD_ARTIFACT_ALIAS");
    const template = new Template(text, "SIGNING");
    assert.equal(template.exportRequest(language, webhook, event, "ADD_ARTIFACT_ALIAS"), script);
  }
});
