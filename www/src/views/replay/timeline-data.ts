import type { Axis, Firings } from "./firings.ts";

/** The number of bars of a timeline. */
const BARS = 120;

/** A range on the timeline's axis, in milliseconds since 1970 or in line numbers; both ends belong to it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The numbers of firings and of skipped executions over the time or the lines of a file. */
export interface TimelineData {
  readonly axis: Axis;
  /** The range of all firings. */
  readonly range: Range;
  /** The width of each bar, in the axis's unit. */
  readonly step: number;
  readonly fired: readonly number[];
  readonly skipped: readonly number[];
}

/** Returns the range of all firings on an axis; undefined if there are none. */
export function wholeRange(firings: Firings, axis: Axis): Range | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < firings.length; index += 1) {
    const position = firings.positionOf(index, axis);
    if (position < from) from = position;
    if (position > to) to = position;
  }
  return from <= to ? { from, to } : undefined;
}

/** Counts the firings with these indices in bars of equal width over `range`. */
export function timelineOf(
  firings: Firings,
  indices: Iterable<number>,
  axis: Axis,
  range: Range,
): TimelineData {
  // Whole steps: lines and milliseconds have no fractions.
  const step = Math.max(1, Math.ceil((range.to - range.from + 1) / BARS));
  const count = Math.floor((range.to - range.from) / step) + 1;
  const [fired, skipped] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
  for (const index of indices) {
    const bar = Math.floor((firings.positionOf(index, axis) - range.from) / step);
    const bars = firings.isSkipped(index) ? skipped : fired;
    if (bar >= 0 && bar < count) bars[bar] = (bars[bar] ?? 0) + 1;
  }
  return { axis, range, step, fired, skipped };
}
