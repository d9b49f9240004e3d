import type { Pause } from "hookwright";
import { metrics } from "../../messages/metrics.ts";
import { countText } from "../../messages/numbers.ts";
import type { LabelledRange } from "./plot-drawing.ts";
import type { Evaluation, Series } from "./worker-messages.ts";

/**
 * Returns the stretches of the plot in which nothing can fire, each up to the value at which the condition can be met
 * again, and the gaps between values.
 */
export function labelledRanges(series: Series, { pauses }: Evaluation): LabelledRange[] {
  const { steps } = series;
  const last = steps.at(-1) ?? 0;
  const missing = series.gaps.map(({ before, after }) => ({
    min: steps[before] ?? 0,
    max: steps[after] ?? last,
    label: metrics.gapLabel(),
  }));
  const paused = pauses.map(({ from, to, reason }) => ({
    min: steps[from] ?? 0,
    max: steps[to + 1] ?? last,
    label: metrics.pauseLabel[reason](),
  }));
  return [...missing, ...paused].sort((one, other) => one.min - other.min);
}

/** Returns a sentence on a pause: its cause, and the value at which the condition can be met again. */
export function pauseText(series: Series, pause: Pause): string {
  const next = series.steps[pause.to + 1];
  const until = next === undefined ? metrics.untilEnd() : metrics.until(position(series, next));
  const [from, to] = [pause.from, pause.to].map((index) => position(series, series.steps[index] ?? 0));
  switch (pause.reason) {
    case "filling":
      return next === undefined ? metrics.neverFull() : metrics.filling(until);
    case "notFinite": {
      const causes = notFinite(series, pause);
      const [first = pause.from] = causes;
      const cause = metrics.valueAt(String(series.values[first]), position(series, series.steps[first] ?? 0));
      return causes.length === 1
        ? metrics.notFinite(cause, until)
        : metrics.severalNotFinite(cause, countText(causes.length - 1), until);
    }
    case "priorZero":
      return metrics.priorZero(from ?? "", to ?? "");
    case "noDeviation":
      return metrics.noDeviation(from ?? "", to ?? "");
  }
}

/** Returns the pause that contains the value of this index. */
export function pauseAt({ pauses }: Evaluation, index: number): Pause | undefined {
  let [low, high] = [0, pauses.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pauses[middle]?.to ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  const pause = pauses[low];
  return pause && pause.from <= index ? pause : undefined;
}

/** Returns the name of a position on the x-axis, like “step 600”. */
export function position({ axis, isNumbered }: Series, value: number): string {
  const text = String(Number(value.toPrecision(12)));
  if (isNumbered) return metrics.valueNumber(text);
  return axis === undefined || isStep(axis) ? metrics.stepAt(text) : `${axis} ${text}`;
}

/** Returns the title of the x-axis. */
export function axisTitle({ axis, isNumbered }: Series): string {
  if (isNumbered) return metrics.number();
  return axis === undefined || isStep(axis) ? metrics.step() : axis;
}

function isStep(axis: string): boolean {
  return axis === "_step" || axis === "Step";
}

function notFinite({ values }: Series, { from, to }: Pause): readonly number[] {
  const indices: number[] = [];
  for (let index = from; index <= to; index += 1) if (!Number.isFinite(values[index])) indices.push(index);
  return indices;
}
