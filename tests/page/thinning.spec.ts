import { expect, test } from "@playwright/test";
import { indexOf, thinned } from "../../www/src/views/metrics/thinning.ts";

test("what a plot leaves out never is an extreme, nor the first or last of what is in view", () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, index) => Math.sin(index / 50));
  values[123_456] = 9;
  values[654_321] = -9;
  values[700_000] = Number.NaN;
  const line = values.map((_, index) => (index === 333_333 ? 5 : 0));
  const kept = thinned([values, line], 1_000, 999_000, 800);
  expect(kept.length).toBeLessThanOrEqual(800 * 5 + 1);
  expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
  expect(kept).toEqual(expect.arrayContaining([1_000, 123_456, 333_333, 654_321, 998_999]));
});

test("few points are all drawn, and a step is found among steps", () => {
  expect(thinned([new Float64Array(9)], 2, 6, 800)).toEqual([2, 3, 4, 5]);
  const steps = Float64Array.of(0, 10, 10, 30);
  expect([-1, 0, 10, 11, 31].map((step) => indexOf(steps, step))).toEqual([0, 0, 1, 3, 4]);
});
