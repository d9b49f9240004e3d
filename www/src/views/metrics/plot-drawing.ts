import type uPlot from "uplot";
import { metrics } from "../../messages/metrics.ts";
import type { MetricTrigger } from "../../parts/metric-fields.ts";
import type { Colours } from "./colours.ts";
import { limit, sides, threshold } from "./comparison.ts";
import { indexOf, thinned } from "./thinning.ts";
import type { Judged, Series } from "./worker-messages.ts";

/** What a plot shows. */
export interface Shown {
  readonly series: Series;
  readonly judged: Judged | undefined;
  readonly trigger: MetricTrigger;
}

/** The steps that are in view. */
export interface View {
  readonly min: number;
  readonly max: number;
}

/** The whole run. */
export function whole({ steps }: Series): View {
  const [min, max] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  return min === max ? { min: min - 1, max: max + 1 } : { min, max };
}

/** Steps, the two limits, values and the line, as far as they are in view, as many as the pixels can show. */
export function drawn({ series, judged, trigger }: Shown, view: View, pixels: number): uPlot.AlignedData {
  const { steps, values } = series;
  const from = Math.max(0, indexOf(steps, view.min) - 1);
  const to = Math.min(steps.length, indexOf(steps, view.max) + 2);
  const columns = judged ? [values, judged.line] : [values];
  const indices = thinned(columns, from, to, pixels);
  const amount = threshold(trigger);
  const bound = (side: 1 | -1) =>
    indices.map((index) =>
      judged && sides(trigger).includes(side) ? known(limit(judged, index, side, amount)) : null,
    );
  return [
    indices.map((index) => steps[index] ?? 0),
    bound(1),
    bound(-1),
    indices.map((index) => known(values[index])),
    indices.map((index) => known(judged?.line[index])),
  ];
}

/** How each of them is drawn. */
export function styles(colours: Colours): Pick<uPlot.Options, "series" | "bands" | "axes"> {
  const points = { show: false };
  const axis = {
    stroke: colours.text,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { stroke: colours.grid, width: 1 },
  };
  const bound = { stroke: colours.threshold, width: 1.5, dash: [6, 4], points };
  return {
    series: [
      {},
      // First what lies below: the band would hide the lines.
      bound,
      bound,
      { stroke: colours.value, width: 1, points },
      { stroke: colours.line, width: 2, points },
    ],
    bands: [{ series: [1, 2], fill: colours.band }],
    axes: [
      { ...axis, label: metrics.step(), labelSize: 20 },
      { ...axis, size: 64 },
    ],
  };
}

/** Marks on the line, once a pixel, where it fires: a dot. Where it would, but rests: a small ring. */
export function markFirings(plot: uPlot, shown: Shown, colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([]);
  for (const { x, y } of marks(plot, shown, shown.judged?.resting)) {
    circle(ctx, x, y, 3);
    ctx.stroke();
  }
  for (const { x, y } of marks(plot, shown, shown.judged?.firings)) {
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    circle(ctx, x, y, 5);
    ctx.fill();
  }
  ctx.restore();
}

/** Where values stand that are in view, the first of each pixel. */
function* marks(plot: uPlot, { series, judged }: Shown, indices: Iterable<number> = []) {
  const { bbox } = plot;
  let last = Number.NEGATIVE_INFINITY;
  for (const index of indices) {
    const x = Math.round(plot.valToPos(series.steps[index] ?? 0, "x", true));
    if (x === last || x < bbox.left || x > bbox.left + bbox.width) continue;
    last = x;
    yield { x, y: plot.valToPos(judged?.line[index] ?? 0, "y", true) };
  }
}

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number) {
  ctx.beginPath();
  ctx.arc(x, y, radius * devicePixelRatio, 0, 2 * Math.PI);
}

/** uPlot leaves gaps at null. */
function known(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
