/**
 * Returns the indices of the points to draw. If many points share a pixel, its first point and the lowest and highest
 * value of each column give the same picture as all of them.
 *
 * @param from the first index
 * @param to the index after the last one
 * @param pixels the width of the plot
 */
export function thinned(
  columns: readonly Float64Array[],
  from: number,
  to: number,
  pixels: number,
): readonly number[] {
  const count = to - from;
  if (count <= pixels * 4) return Array.from({ length: count }, (_, index) => from + index);
  const indices: number[] = [];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const start = from + Math.floor((count * pixel) / pixels);
    const end = from + Math.floor((count * (pixel + 1)) / pixels);
    const drawn = new Set([start]);
    for (const column of columns) {
      for (const index of extremes(column, start, end)) drawn.add(index);
    }
    indices.push(...[...drawn].sort((one, other) => one - other));
  }
  if (indices.at(-1) !== to - 1) indices.push(to - 1);
  return indices;
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

/** Returns the first index whose step is not below `step`. The steps must never fall. */
export function indexOf(steps: Float64Array, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}
