import type uPlot from "uplot";
import type { Shown } from "./plot-drawing.ts";
import { indexOf } from "./thinning.ts";

/** How near to a firing the pointer counts as on it, in the plot's pixels. */
const NEAR = 4;

/** The number of the value under the pointer: the nearest firing, else the nearest drawn point. */
export function pointedAt(plot: uPlot, { series, judged }: Shown): number | undefined {
  const { left = -1, idx } = plot.cursor;
  if (left < 0 || idx === null || idx === undefined) return undefined;
  let [nearest, distance] = [-1, NEAR];
  for (const index of judged?.firings ?? []) {
    const away = Math.abs(plot.valToPos(series.steps[index] ?? 0, "x") - left);
    if (away < distance) [nearest, distance] = [index, away];
  }
  return nearest === -1 ? at(series.steps, plot.data[0][idx]) : nearest;
}

/** The number of the value so many drawn points or firings further on; where nothing is pointed at, an end. */
export function walked(
  plot: uPlot,
  { series, judged }: Shown,
  from: number | undefined,
  points: number,
): number {
  const drawn = Array.from(plot.data[0], (step) => at(series.steps, step));
  const [min, max] = [drawn[0] ?? 0, drawn.at(-1) ?? 0];
  const firings = [...(judged?.firings ?? [])].filter((index) => index >= min && index <= max);
  const stops = [...new Set([...drawn, ...firings])].sort((one, other) => one - other);
  const here =
    from === undefined ? (points > 0 ? -1 : stops.length) : stops.findIndex((stop) => stop >= from);
  const place = Math.min(stops.length - 1, Math.max(0, here + points));
  return stops[place] ?? 0;
}

/** Shows the plot's own cursor at a value. */
export function pointAt(plot: uPlot, { series, judged }: Shown, index: number): void {
  const height = judged?.line[index] ?? Number.NaN;
  plot.setCursor(
    {
      left: plot.valToPos(series.steps[index] ?? 0, "x"),
      top: plot.valToPos(Number.isFinite(height) ? height : (series.values[index] ?? 0), "y"),
    },
    false,
  );
}

function at(steps: Float64Array, step: number | undefined): number {
  return Math.min(indexOf(steps, step ?? 0), steps.length - 1);
}
