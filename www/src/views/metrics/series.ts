import type { HistoryColumn, RunHistory } from "hookwright";
import { gaps } from "./gaps.ts";
import type { Series } from "./worker-messages.ts";

/** Returns the values of a column of a history. */
export function seriesOf(history: RunHistory, columns: readonly HistoryColumn[], column: number): Series {
  const values = history.values(column);
  const steps = history.steps(column);
  const times = history.times(column);
  const isNumbered = !neverFalls(steps);
  const timeSource = columns[column]?.timeSource;
  const hasTimes = timeSource !== undefined && times.some((time) => !Number.isNaN(time));
  return {
    column,
    values,
    steps: isNumbered ? values.map((_, index) => index + 1) : steps,
    axis: history.axis,
    isNumbered,
    gaps: isNumbered ? [] : gaps(steps),
    ...(hasTimes && { times, timeSource }),
  };
}

function neverFalls(steps: Float64Array): boolean {
  return steps.every((step, index) => Number.isFinite(step) && step >= (steps[index - 1] ?? step));
}
