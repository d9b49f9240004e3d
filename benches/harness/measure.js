/**
 * Timing that tolerates a busy machine: every subject is warmed up, then each round takes one sample of every subject,
 * so that a slow moment slows all of them. Ratios are taken within a round.
 */

const WARM_UP_MS = 200;
const SAMPLE_MS = 15;
const ROUNDS = 21;

/**
 * Times several subjects on the same work.
 * @typedef {{ work: () => unknown } | { time: (calls: number) => Promise<number> }} Subject
 *   `work` does all of the work once, and may be async; `time` does it `calls` times and returns the milliseconds
 * @param {Record<string, Subject>} subjects by name
 * @param {{ operations: number, rounds?: number }} terms the number of operations in the work
 * @returns {Promise<Record<string, number[]>>} nanoseconds per operation, one sample per round
 */
export async function measure(subjects, { operations, rounds = ROUNDS }) {
  const calls = {};
  for (const [name, subject] of Object.entries(subjects)) calls[name] = await warmUp(subject);
  const samples = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, subject] of Object.entries(subjects)) {
      const time = await timeOf(subject, calls[name]);
      samples[name].push((time * 1e6) / (calls[name] * operations));
    }
  }
  return samples;
}

/** The number of calls that makes a sample long enough to be timed. */
async function warmUp(subject) {
  let [calls, spent] = [0, 0];
  do {
    spent += await timeOf(subject, 1);
    calls += 1;
  } while (spent < WARM_UP_MS);
  return Math.max(1, Math.round((calls * SAMPLE_MS) / spent));
}

async function timeOf({ work, time }, calls) {
  if (time) return time(calls);
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return performance.now() - start;
}

/** The median of the samples, and the quartiles around it. */
export function spread(samples) {
  const sorted = samples.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** The value below which this fraction of the ascending samples lies, interpolated. */
export function quantile(sorted, part) {
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

/** How many times as long as ours the other subject takes, round by round. */
export function ratio(ours, other) {
  return spread(other.map((sample, round) => sample / ours[round]));
}
