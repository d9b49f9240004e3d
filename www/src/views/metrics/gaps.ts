/** Two successive values that are far apart on the x-axis, by their indices. */
export interface Gap {
  readonly before: number;
  readonly after: number;
}

/** How many times the usual distance two values must be apart. */
const LEAST = 5;

/** The number of gaps that are found at most. */
const MAX_GAPS = 1000;

/** Returns the gaps of a series whose positions never fall: distances that are far larger than the usual one, their median. */
export function gaps(steps: Float64Array): readonly Gap[] {
  const distances = steps.subarray(1).map((step, index) => step - (steps[index] ?? step));
  const usual = distances.slice().sort()[distances.length >>> 1] ?? 0;
  const found: Gap[] = [];
  for (let before = 0; before < distances.length && found.length < MAX_GAPS; before += 1) {
    if (usual > 0 && (distances[before] ?? 0) > usual * LEAST) found.push({ before, after: before + 1 });
  }
  return found;
}
