import { measure, ratio, spread } from "../harness/measure.js";
import { OURS, short } from "../harness/row.js";
import { core } from "../work/ours.js";
import { random } from "../work/random.js";

const VALUES = 200_000;
const LIMIT = 1.2;
const [SMALL, LARGE] = [10, 10_000];

/** A trigger of each kind, with a window of this many values. */
const CONDITIONS = {
  average: (window) => ({
    type: "RUN_METRIC",
    condition: { name: "loss", agg_op: "AVERAGE", window_size: window, cmp_op: "$lt", threshold: 0.1 },
  }),
  maximum: (window) => ({
    type: "RUN_METRIC",
    condition: { name: "loss", agg_op: "MAX", window_size: window, cmp_op: "$lt", threshold: 0.1 },
  }),
  "z-score": (window) => ({
    type: "RUN_METRIC_ZSCORE",
    condition: { name: "loss", window_size: window, threshold: 3, change_dir: "ANY" },
  }),
};

/** @type {import("../harness/row.js").Row[]} */
export const rows = Object.entries(CONDITIONS).map(([kind, trigger]) => ({
  id: `metric-${kind}`,
  what: `run metric condition (${kind}), per value, window ${SMALL} or ${short(LARGE)}`,
  async run() {
    const dice = random(3);
    const values = Float64Array.from({ length: VALUES }, () => 1 + dice.next());
    const subject = (window) => ({ work: () => logAll(trigger(window), values) });
    const names = { small: `${OURS}, window ${SMALL}`, large: `${OURS}, window ${short(LARGE)}` };
    const samples = await measure(
      { [names.small]: subject(SMALL), [names.large]: subject(LARGE) },
      { operations: VALUES },
    );
    const grown = ratio(samples[names.small], samples[names.large]);
    const figures = [
      { name: names.small, unit: "ns per value", value: spread(samples[names.small]) },
      { name: names.large, unit: "ns per value", value: spread(samples[names.large]), ratio: grown },
    ];
    const apart = Math.max(grown.median, 1 / grown.median);
    const verdict = {
      what: this.what,
      target: `within ${LIMIT}×`,
      measured: `${short(apart)}×`,
      met: apart <= LIMIT,
    };
    return { figures, verdicts: [verdict] };
  },
}));

function logAll(trigger, values) {
  const metric = new core.RunMetric(trigger);
  const batch = metric.run(values);
  batch.free();
  metric.free();
}
