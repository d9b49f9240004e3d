import assert from "node:assert/strict";
import { test } from "node:test";
import { Event, Matcher, NearestMisses, Replay, sampleEvent } from "hookwright";

const team = { type: "team", entity: "acme" };

function onAlias(id, pattern, scope = team) {
  const filter = JSON.stringify({ alias: { $regex: pattern } });
  const trigger = { type: "ADD_ARTIFACT_ALIAS", filter };
  return { id, name: id, enabled: true, team: "acme", scope, trigger };
}

const event = new Event(sampleEvent("ADD_ARTIFACT_ALIAS"));

test("a matcher reports which automations fire and why the others do not", () => {
  const matcher = new Matcher([onAlias("retire", "^old"), onAlias("deploy", "^prod")]);
  assert.deepEqual(matcher.match(event), [{ automation: "deploy", eventType: "ADD_ARTIFACT_ALIAS" }]);

  const [deploy, retire] = matcher.explain(event);
  assert.equal(deploy.fires, true);
  assert.equal(deploy.reason, undefined);
  assert.equal(retire.automation, "retire");
  assert.equal(retire.reason.kind, "field");
  assert.equal(retire.reason.arguments.field, "alias");
  assert.deepEqual(matcher.explainOne("retire", event), retire);
  assert.equal(matcher.explainOne("unknown", event), undefined);
});

test("automations can be added, changed and removed one by one", () => {
  const matcher = new Matcher();
  assert.deepEqual(matcher.set(onAlias("a", "^prod")), []);
  matcher.set(onAlias("b", "^prod"));
  matcher.set(onAlias("a", "prod$"));
  const ids = () => matcher.match(event).map(({ automation }) => automation);
  assert.deepEqual(ids(), ["a", "b"]);
  assert.equal(matcher.size, 2);
  assert.equal(matcher.remove("a"), true);
  assert.equal(matcher.remove("a"), false);
  assert.deepEqual(ids(), ["b"]);
});

test("the problems of an automation are returned when it is set, and later", () => {
  const matcher = new Matcher();
  const codes = matcher.set(onAlias("a", "(")).map(({ code }) => code);
  assert.deepEqual(codes, ["filter/regex"]);
  assert.deepEqual(
    matcher.diagnostics("a").map(({ code }) => code),
    codes,
  );
  assert.throws(() => matcher.set({ id: "b" }), { name: "ArgumentError" });
});

test("one logged value drives automations of all metric types, each with its own event type", () => {
  const scope = { type: "project", entity: "acme", project: "churn-training" };
  const on = (type, condition) => ({
    ...onAlias(type, ""),
    scope,
    trigger: { type, condition: { name: "val/accuracy", ...condition } },
  });
  const matcher = new Matcher([
    on("RUN_METRIC", { window_size: 1, cmp_op: "$gt", threshold: 0.9 }),
    on("RUN_METRIC_CHANGE", {
      current_window_size: 1,
      prior_window_size: 1,
      change_type: "RELATIVE",
      change_dir: "INCREASE",
      change_amount: 0.5,
    }),
  ]);
  const logged = (value) => {
    const sample = JSON.parse(sampleEvent("RUN_METRIC"));
    return new Event(JSON.stringify({ ...sample, metric: { ...sample.metric, value } }));
  };
  assert.deepEqual(matcher.match(logged(0.5)), []);
  const types = matcher.match(logged(0.95)).map(({ eventType }) => eventType);
  assert.deepEqual(types, ["RUN_METRIC", "RUN_METRIC_CHANGE"]);
});

test("a file of events is replayed in parts, and unreadable lines are reported with their numbers", () => {
  const line = event.toString();
  const file = new TextEncoder().encode(`${line}\nnonsense\n\n${line}`);
  const replay = new Replay([onAlias("retire", "^old"), onAlias("deploy", "^prod")]);
  const found = [];
  const collect = (part) => {
    const { automations, lines, starts, lengths, times } = part;
    lines.forEach((number, at) => {
      const text = new TextDecoder().decode(file.subarray(starts[at], starts[at] + lengths[at]));
      found.push({ number, automation: automations[at], time: times[at], same: text.trim() === line });
    });
    part.free();
  };
  for (let at = 0; at < file.length; at += 100) collect(replay.push(file.subarray(at, at + 100)));
  collect(replay.finish());
  const time = Date.parse(JSON.parse(line).time);
  assert.deepEqual(found, [
    { number: 1, automation: 1, time, same: true },
    { number: 4, automation: 1, time, same: true },
  ]);
  assert.deepEqual(
    replay.rejections.map(({ diagnostic, count, lines }) => [diagnostic.code, count, lines]),
    [["json/syntax", 1, [2]]],
  );
  assert.deepEqual([replay.lines, replay.events, replay.unreadable, replay.isLinewise], [4, 2, 1, true]);
  assert.deepEqual(
    [[...replay.firedCounts], [...replay.skippedCounts]],
    [
      [0, 2],
      [0, 0],
    ],
  );
});

test("entries that are rejected for one reason are counted together, with the numbers of their lines", () => {
  const replay = new Replay([]);
  replay.push(new TextEncoder().encode("{}\n7\n{}\n\n7\n7\n")).free();
  assert.deepEqual(
    replay.rejections.map(({ diagnostic, count, lines }) => [diagnostic.code, count, lines]),
    [
      ["event/type-missing", 2, [1, 3]],
      ["event/not-object", 3, [2, 5, 6]],
    ],
  );
});

test("the event of a file that came nearest to firing an automation is found, with the reason why it did not", () => {
  const tag = { ...onAlias("tag", ""), trigger: { type: "ADD_ARTIFACT_TAG", filter: "" } };
  const misses = new NearestMisses([onAlias("retire", "^old"), tag]);
  const line = `${event.toString()}\n`;
  misses.push(new TextEncoder().encode(`${sampleEvent("RUN_STATE").replaceAll("\n", "")}\n${line}`));
  const [miss, ...others] = misses.finish();
  assert.deepEqual(others, []);
  const { explanation, line: number, length } = miss;
  assert.deepEqual([explanation.automation, number, length], ["retire", 2, line.length]);
  assert.equal(explanation.reason.arguments.found, '"prod"');
});
