/**
 * Which of many points to draw: with more than a few on each pixel, the first, lowest and highest of each column of
 * numbers are enough for the same picture. `from` and `to` are indices, the latter excluded; `pixels` is how many
 * columns there are.
 */
export function thinned(
  columns: readonly Float64Array[],
  from: number,
  to: number,
  pixels: number,
): readonly number[] {
  const count = to - from;
  if (count <= pixels * 4) return Array.from({ length: count }, (_, index) => from + index);
  const kept: number[] = [];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const start = from + Math.floor((count * pixel) / pixels);
    const end = from + Math.floor((count * (pixel + 1)) / pixels);
    const inside = new Set([start]);
    for (const column of columns) {
      for (const index of extremes(column, start, end)) inside.add(index);
    }
    kept.push(...[...inside].sort((one, other) => one - other));
  }
  if (kept.at(-1) !== to - 1) kept.push(to - 1);
  return kept;
}

function extremes(column: Float64Array, from: number, to: number): readonly number[] {
  let lowest = -1;
  let highest = -1;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = from; index < to; index += 1) {
    const value = column[index] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (value < low) [lowest, low] = [index, value];
    if (value > high) [highest, high] = [index, value];
  }
  return lowest === -1 ? [] : [lowest, highest];
}

/** The first index whose step is not below this one; steps never fall. */
export function indexOf(steps: Float64Array, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}
