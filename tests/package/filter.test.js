import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Event,
  Filter,
  filterFromRows,
  filterRows,
  HookwrightError,
  Matcher,
  offeredScopes,
  sampleEvent,
} from "hookwright";

const prod = '{"$or":[{"$and":[{"alias":{"$regex":"^prod"}}]}]}';

test("a compiled filter matches the events that meet it", () => {
  const filter = new Filter(prod);
  assert.deepEqual(filter.diagnostics(), []);
  assert.equal(filter.matches(new Event(sampleEvent("ADD_ARTIFACT_ALIAS"))), true);
  assert.equal(filter.matches(new Event(sampleEvent("RUN_STATE"))), false);
  assert.equal(new Filter("").matches(new Event(sampleEvent("RUN_STATE"))), true);
});

test("an explanation is a tree whose leaves have the expected and the found value", () => {
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

test("matchesText tests a regular expression against one alias at a time", () => {
  const filter = new Filter(prod);
  const aliases = ["prod", "production", "staging", "a-prod"];
  assert.deepEqual(
    aliases.filter((alias) => filter.matchesText("alias", alias)),
    ["prod", "production"],
  );
});

test("an invalid filter never matches and has a diagnostic with its position", () => {
  const text = '{"alias":{"$regex":"\\u0061(?=b)"}}';
  const filter = new Filter(text);
  const [{ code, span, severity }] = filter.diagnostics();
  assert.equal(code, "filter/regex-unsupported");
  assert.equal(severity, "error");
  assert.equal(text.slice(span.start, span.end), "(?=");
  assert.equal(filter.matchesText("alias", "ab"), false);
});

test("rows of a form and the filter's text convert into each other", () => {
  assert.deepEqual(filterRows(prod), [{ field: "alias", operator: "$regex", value: '"^prod"' }]);
  assert.equal(filterFromRows(filterRows(prod), "ADD_ARTIFACT_ALIAS"), prod);
  assert.equal(
    filterFromRows([{ field: "display_name", operator: "$eq", value: '"x"' }], "RUN_METRIC"),
    '{"$and":[{"display_name":{"$eq":"x"}}]}',
  );
  assert.equal(filterRows('{"$nor":[{"alias":"prod"}]}'), undefined);
  assert.throws(() => filterFromRows([{ field: "alias" }], "ADD_ARTIFACT_ALIAS"), HookwrightError);
});

test("one compiled filter has the rows of a form, their findings, and those of its automation", () => {
  const text = '{"$and":[{"user":{"$regex":"(?=x)"}},{"n":{"$size":"two"}}]}';
  const filter = new Filter(text);
  assert.deepEqual(
    filter.rows().map(({ field }) => field),
    ["user", "n"],
  );
  const findings = filter.rowFindings();
  assert.deepEqual(
    findings.map(({ row, start, diagnostic }) => [row, start, diagnostic.code]),
    [
      [0, 1, "filter/regex-unsupported"],
      [1, 0, "filter/operand"],
    ],
  );
  const automation = {
    id: "a",
    name: "A",
    enabled: true,
    team: "acme",
    scope: { type: "registry", entity: "acme", registry: "models" },
    trigger: { type: "RUN_STATE", states: ["FAILED"], filter: text },
  };
  const codes = filter.check(automation).map(({ code }) => code);
  assert.deepEqual(codes, ["trigger/needs-project", "filter/regex-unsupported", "filter/operand"]);
  assert.deepEqual(
    codes,
    new Matcher().set(automation).map(({ code }) => code),
  );
  assert.equal(new Filter('{"$nor":[{"alias":"prod"}]}').rows(), undefined);
});

test("the scopes that W&B takes depend on the event, each with its evidence", () => {
  const scopes = (type) => offeredScopes(type).map(({ scope, evidence }) => `${scope}: ${evidence}`);
  assert.deepEqual(scopes("RUN_METRIC"), ["project: documented", "team: sdk", "organization: sdk"]);
  assert.deepEqual(scopes("CREATE_ARTIFACT"), ["registry: documented", "project: documented"]);
});
