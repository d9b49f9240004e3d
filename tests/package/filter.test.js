import assert from "node:assert/strict";
import { test } from "node:test";
import { Event, Filter, filterFromRows, filterRows, HookwrightError, sampleEvent } from "hookwright";

const prod = '{"$or":[{"$and":[{"alias":{"$regex":"^prod"}}]}]}';

test("a compiled filter matches the events that have what it asks for", () => {
  const filter = new Filter(prod);
  assert.deepEqual(filter.diagnostics(), []);
  assert.equal(filter.matches(new Event(sampleEvent("ADD_ARTIFACT_ALIAS"))), true);
  assert.equal(filter.matches(new Event(sampleEvent("RUN_STATE"))), false);
  assert.equal(new Filter("").matches(new Event(sampleEvent("RUN_STATE"))), true);
});

test("an explanation is a tree whose leaves say what was expected and what was found", () => {
  const text = '{"display_name":{"$contains":"blue"}}';
  const explained = new Filter(text).explain(new Event(sampleEvent("RUN_STATE")));
  assert.equal(explained.verdict, "notMet");
  const [{ kind, arguments: found, span }] = explained.children;
  assert.equal(kind, "field");
  assert.deepEqual(found, {
    field: "display_name",
    operator: "$contains",
    expected: '"blue"',
    found: '"crimson-river-118"',
  });
  assert.equal(text.slice(span.start, span.end), '"$contains":"blue"');
});

test("which of the known aliases an expression matches is asked text by text", () => {
  const filter = new Filter(prod);
  const aliases = ["prod", "production", "staging", "a-prod"];
  assert.deepEqual(
    aliases.filter((alias) => filter.matchesText("alias", alias)),
    ["prod", "production"],
  );
});

test("what can't be read never matches and is diagnosed at its place", () => {
  const text = '{"alias":{"$regex":"\\u0061(?=b)"}}';
  const filter = new Filter(text);
  const [{ code, span, severity }] = filter.diagnostics();
  assert.equal(code, "filter/regex-unsupported");
  assert.equal(severity, "error");
  assert.equal(text.slice(span.start, span.end), "(?=");
  assert.equal(filter.matchesText("alias", "ab"), false);
});

test("a form's rows and the filter's text turn into each other", () => {
  assert.deepEqual(filterRows(prod), [{ field: "alias", operator: "$regex", value: '"^prod"' }]);
  assert.equal(filterFromRows(filterRows(prod), "ADD_ARTIFACT_ALIAS"), prod);
  assert.equal(
    filterFromRows([{ field: "display_name", operator: "$eq", value: '"x"' }], "RUN_METRIC"),
    '{"$and":[{"display_name":{"$eq":"x"}}]}',
  );
  assert.equal(filterRows('{"$nor":[{"alias":"prod"}]}'), undefined);
  assert.throws(() => filterFromRows([{ field: "alias" }], "ADD_ARTIFACT_ALIAS"), HookwrightError);
});
