import assert from "node:assert/strict";
import { test } from "node:test";
import { HistoryReader, metricFirings, RunMetric } from "hookwright";

const trigger = (condition) => ({ type: "RUN_METRIC", condition: { name: "loss", ...condition } });
const average = trigger({ agg_op: "AVERAGE", window_size: 3, cmp_op: "$gt", threshold: 2 });

test("values logged one by one are explained, whether they fire or not", () => {
  const metric = new RunMetric(average);
  assert.equal(metric.name, "loss");
  const readings = [1, 2, 3, 4, 5].map((value) => metric.log(value, Date.UTC(2026, 10, 23)));
  assert.deepEqual(
    readings.map(({ fires, computed }) => [fires, computed]),
    [
      [false, undefined],
      [false, undefined],
      [false, 2],
      [true, 3],
      [false, 4],
    ],
  );
  const last = readings[4].condition.children.at(-1);
  assert.deepEqual(last.kind, "cooldown");
  assert.deepEqual(last.arguments, { until: "2026-11-24T00:00:00Z" });
});

test("a batch continues where the previous one ended", () => {
  const metric = new RunMetric({
    type: "RUN_METRIC_ZSCORE",
    condition: { name: "loss", window_size: 2, threshold: 2, change_dir: "ANY" },
  });
  const first = metric.run(new Float64Array([1, 5, 3]));
  const second = metric.run(new Float64Array([Number.NaN, 1, 5, 9]));
  assert.deepEqual([...first.computed], [Number.NaN, Number.NaN, 0]);
  assert.deepEqual([...first.centre].at(-1), 3);
  assert.deepEqual([...first.unit].at(-1), 2);
  // The mean of 1 and 5 is 3, their deviation 2: 9 lies three of them above.
  assert.deepEqual([...second.computed], [Number.NaN, Number.NaN, Number.NaN, 3]);
  assert.deepEqual([...second.firings], [6]);
});

test("another threshold is evaluated on the computed values", () => {
  const day = 24 * 60 * 60 * 1000;
  const values = new Float64Array([1, 2, 3, 4, 5]);
  const times = values.map((_, index) => index * (day / 2));
  const { computed, firings, inCooldown } = new RunMetric(average).run(values, times);
  assert.deepEqual([...firings], [3]);
  assert.deepEqual([...inCooldown], [4]);
  const lower = trigger({ ...average.condition, threshold: 1 });
  const again = metricFirings(lower, computed, times);
  assert.deepEqual([...again.firings], [2, 4]);
  assert.deepEqual([...again.inCooldown], [3]);
});

test("the values at which nothing can be computed are listed with the reason", () => {
  const batch = new RunMetric(average).run(new Float64Array([1, 2, 3, Number.NaN, 5]));
  const filling = batch.pauses().find(({ reason }) => reason === "filling");
  assert.equal(filling?.from, 0);
  assert.deepEqual(batch.pauses().at(-1), { from: 3, to: 4, reason: "notFinite" });
});

test("a panel's export is divided into runs and metrics", () => {
  const reader = new HistoryReader();
  reader.push(new TextEncoder().encode("epoch,a - loss,a - loss__MIN,a - loss__MAX\n1,2,1,3\n"));
  const history = reader.finish();
  const roles = history.columns().map(({ run, name, role }) => [run, name, role]);
  assert.deepEqual(roles, [
    [undefined, "epoch", "axis"],
    ["a", "loss", "metric"],
    ["a", "loss", "range"],
    ["a", "loss", "range"],
  ]);
  assert.equal(history.axis, "epoch");
  assert.equal(history.columns()[1].summarised, 1);
});

test("a trigger without a run metric is an error", () => {
  assert.throws(() => new RunMetric({ type: "RUN_STATE", states: ["FAILED"] }), { code: "argument/shape" });
});

test("a history is read in parts and returned in columns", () => {
  const reader = new HistoryReader();
  const bytes = new TextEncoder().encode("_step,_timestamp,loss\n10,1.5,0.25\n20,,oops\n30\n40,2,NaN\n");
  for (const byte of bytes) reader.push(Uint8Array.of(byte));
  const history = reader.finish();
  assert.deepEqual(history.columns(), [
    {
      name: "_step",
      isUnnamed: false,
      role: "axis",
      timeSource: "timestamp",
      count: 3,
      others: 0,
      summarised: 0,
    },
    {
      name: "_timestamp",
      isUnnamed: false,
      role: "axis",
      timeSource: "timestamp",
      count: 2,
      others: 0,
      summarised: 0,
    },
    {
      name: "loss",
      isUnnamed: false,
      role: "metric",
      timeSource: "timestamp",
      count: 2,
      others: 1,
      firstUnread: { line: 3, found: "oops", reason: "notANumber" },
      summarised: 0,
    },
  ]);
  assert.equal(history.axis, "_step");
  assert.equal(history.firstMetric, 2);
  assert.deepEqual([...history.values(2)], [0.25, Number.NaN]);
  assert.deepEqual([...history.steps(2)], [10, 40]);
  assert.deepEqual([...history.times(2)], [1500, 2000]);
  assert.deepEqual(history.problems(), [{ line: 4, kind: "cellCount", found: "1", expected: "3" }]);
  assert.equal(history.problemCount, 1);
});
