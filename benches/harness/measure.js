/**
 * Timing that a busy machine disturbs little: every subject is warmed up, then each round takes one sample of every
 * subject, so that what slows the machine down slows them all. Ratios are taken within a round.
 */

const WARM_UP_MS = 200;
const SAMPLE_MS = 15;
const ROUNDS = 21;

/**
 * Times subjects on the same work.
 * @typedef {{ work: () => unknown } | { time: (calls: number) => Promise<number> }} Subject
 *   `work` does all of the work once, and may be async; `time` does it `calls` times and tells the milliseconds
 * @param {Record<string, Subject>} subjects by name
 * @param {{ operations: number, rounds?: number }} terms how many operations the work is
 * @returns {Promise<Record<string, number[]>>} nanoseconds an operation, a sample a round
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

/** How many calls make a sample long enough to be timed. */
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

/** The middle of samples, and the middle half's ends. */
export function spread(samples) {
  const sorted = samples.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** The value below which this part of the ascending samples lies. */
export function quantile(sorted, part) {
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

/** How many times as long the other takes, round by round. */
export function ratio(ours, other) {
  return spread(other.map((sample, round) => sample / ours[round]));
}
