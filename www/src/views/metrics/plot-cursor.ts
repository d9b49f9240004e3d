import type uPlot from "uplot";
import type { PlotContent } from "./plot-drawing.ts";
import { indexOf } from "./thinning.ts";

/** The distance within which the pointer counts as on a firing, in the plot's pixels. */
const SNAP_DISTANCE = 4;

/** Returns the index of the value at the pointer: the nearest firing within reach, else the nearest drawn point. */
export function indexAtPointer(plot: uPlot, { series, evaluation }: PlotContent): number | undefined {
  const { left = -1, idx } = plot.cursor;
  if (left < 0 || idx === null || idx === undefined) return undefined;
  let [nearest, shortest] = [-1, SNAP_DISTANCE];
  for (const index of evaluation?.firings ?? []) {
    const distance = Math.abs(plot.valToPos(series.steps[index] ?? 0, "x") - left);
    if (distance < shortest) [nearest, shortest] = [index, distance];
  }
  return nearest === -1 ? indexAtStep(series.steps, plot.data[0][idx]) : nearest;
}

/**
 * Returns the index that is `count` drawn points or firings after `from`, or before it if `count` is negative. Without
 * `from`, counting begins at the first or last point in view.
 */
export function indexAfter(
  plot: uPlot,
  { series, evaluation }: PlotContent,
  from: number | undefined,
  count: number,
): number {
  const drawn = Array.from(plot.data[0], (step) => indexAtStep(series.steps, step));
  const [min, max] = [drawn[0] ?? 0, drawn.at(-1) ?? 0];
  const firings = [...(evaluation?.firings ?? [])].filter((index) => index >= min && index <= max);
  const stops = [...new Set([...drawn, ...firings])].sort((one, other) => one - other);
  const current =
    from === undefined ? (count > 0 ? -1 : stops.length) : stops.findIndex((stop) => stop >= from);
  const next = Math.min(stops.length - 1, Math.max(0, current + count));
  return stops[next] ?? 0;
}

/** Moves the plot's cursor to the value of this index. */
export function moveCursorTo(plot: uPlot, { series, evaluation }: PlotContent, index: number): void {
  const height = evaluation?.line[index] ?? Number.NaN;
  plot.setCursor(
    {
      left: plot.valToPos(series.steps[index] ?? 0, "x"),
      top: plot.valToPos(Number.isFinite(height) ? height : (series.values[index] ?? 0), "y"),
    },
    false,
  );
}

function indexAtStep(steps: Float64Array, step: number | undefined): number {
  return Math.min(indexOf(steps, step ?? 0), steps.length - 1);
}
