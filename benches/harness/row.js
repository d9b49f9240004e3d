/**
 * The rows of the table, and the figures they consist of.
 *
 * @typedef {{ median: number, low: number, high: number }} Spread
 * @typedef {{ name: string, value?: Spread, unit: string, ratio?: Spread, note?: string }} Figure
 *   `ratio` is this figure divided by ours; `note` says why there is none
 * @typedef {{ what: string, target: string, measured: string, met: boolean }} Verdict
 * @typedef {{ figures: Figure[], verdicts: Verdict[] }} Outcome
 * @typedef {{ id: string, what: string, run: (tools: Tools) => Promise<Outcome> }} Row
 */

import { measure, ratio, spread } from "./measure.js";

export const OURS = "Hookwright";

/**
 * Compares Hookwright with its peers on the same work. A peer with a different result is not timed: its figure is void.
 * @param {Record<string, import("./measure.js").Subject & { result: () => unknown }>} subjects by name, Hookwright first;
 *   `result` returns the result of the work in a comparable form
 * @param {{ operations: number, unit: string, rounds?: number }} terms the number of operations in the work
 * @returns {Promise<Figure[]>}
 */
export async function compare(subjects, { operations, unit, rounds }) {
  const [ours] = Object.keys(subjects);
  const wanted = JSON.stringify(await subjects[ours].result());
  const works = {};
  const voids = [];
  for (const [name, subject] of Object.entries(subjects)) {
    if (JSON.stringify(await subject.result()) === wanted) works[name] = subject;
    else voids.push({ name, unit, note: "void: its result differs" });
  }
  const samples = await measure(works, { operations, rounds });
  const figures = Object.entries(samples).map(([name, taken]) => ({
    name,
    unit,
    value: spread(taken),
    ...(name !== ours && { ratio: ratio(samples[ours], taken) }),
  }));
  return [...figures, ...voids];
}

/** The figure of the fastest peer. */
export function fastest(figures) {
  return figures
    .filter((figure) => figure.ratio)
    .reduce((best, figure) => (figure.ratio.median < best.ratio.median ? figure : best));
}

/** A verdict: Hookwright is at least this many times as fast as the peer. */
export function atLeast(times, figure, what) {
  return {
    what,
    target: `≥ ${times}× ${figure.name}`,
    measured: `${short(figure.ratio.median)}×`,
    met: figure.ratio.median >= times,
  };
}

/** A verdict: a figure is at most the limit. */
export function atMost(limit, value, unit, what) {
  return { what, target: `≤ ${limit} ${unit}`, measured: `${short(value)} ${unit}`, met: value <= limit };
}

/** A number with three significant digits and thousands separators. */
export function short(value) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
