import { expect, test } from "@playwright/test";
import { indexOf, thinned } from "../../www/src/views/metrics/thinning.ts";

test("thinning keeps the extremes, the first and the last of the visible points", () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, index) => Math.sin(index / 50));
  values[123_456] = 9;
  values[654_321] = -9;
  values[700_000] = Number.NaN;
  const line = values.map((_, index) => (index === 333_333 ? 5 : 0));
  const indexes = thinned([values, line], 1_000, 999_000, 800);
  expect(indexes.length).toBeLessThanOrEqual(800 * 5 + 1);
  expect(indexes).toEqual([...new Set(indexes)].sort((left, right) => left - right));
  expect(indexes).toEqual(expect.arrayContaining([1_000, 123_456, 333_333, 654_321, 998_999]));
});

test("few points are all kept, and the index of a step is found", () => {
  expect(thinned([new Float64Array(9)], 2, 6, 800)).toEqual([2, 3, 4, 5]);
  const steps = Float64Array.of(0, 10, 10, 30);
  expect([-1, 0, 10, 11, 31].map((step) => indexOf(steps, step))).toEqual([0, 0, 1, 3, 4]);
});
