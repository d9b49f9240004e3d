import type uPlot from "uplot";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import { themeColor } from "../../parts/plot-controller.ts";
import { limit, type Side, sides, threshold } from "./comparison.ts";
import { indexOf, thinned } from "./thinning.ts";
import type { Evaluation, Series } from "./worker-messages.ts";

/** The data that a plot shows. */
export interface PlotContent {
  readonly series: Series;
  readonly evaluation: Evaluation | undefined;
  /** The condition; undefined if it watches another metric than the plotted one. */
  readonly trigger: MetricTrigger | undefined;
}

/** A range of steps, for example the one that the plot is zoomed to. */
export interface StepRange {
  readonly min: number;
  readonly max: number;
}

/** Returns the steps of the whole run. */
export function wholeRun({ steps }: Series): StepRange {
  const [min, max] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  return min === max ? { min: min - 1, max: max + 1 } : { min, max };
}

/**
 * Returns uPlot's data for a range: the steps, the upper and the lower limit, the values, and the line that is compared.
 * There are only as many points as the pixels can show.
 */
export function plotData(
  { series, evaluation, trigger }: PlotContent,
  range: StepRange,
  pixels: number,
): uPlot.AlignedData {
  const { steps, values } = series;
  const from = Math.max(0, indexOf(steps, range.min) - 1);
  const to = Math.min(steps.length, indexOf(steps, range.max) + 2);
  const columns = evaluation ? [values, evaluation.line] : [values];
  const indices = thinned(columns, from, to, pixels);
  const limits = (side: Side) =>
    indices.map((index) => {
      if (trigger === undefined || !sides(trigger).includes(side)) return null;
      // A fixed threshold exists where nothing could be compared with it, too.
      const amount = threshold(trigger);
      if (trigger.type === "RUN_METRIC") return amount;
      return evaluation ? finiteOrNull(limit(evaluation, index, side, amount)) : null;
    });
  return [
    indices.map((index) => steps[index] ?? 0),
    limits(1),
    limits(-1),
    indices.map((index) => finiteOrNull(values[index])),
    indices.map((index) => finiteOrNull(evaluation?.line[index])),
  ];
}

/** The page's colours in the current theme, computed, because a canvas can't read custom properties. */
export type PlotColours = ReturnType<typeof plotColours>;

/** Returns functions that compute the plot's colours with the help of a hidden element. */
export function plotColours(probe: HTMLElement) {
  return {
    value: themeColor(probe, "line-strong"),
    line: themeColor(probe, "accent"),
    threshold: themeColor(probe, "kind-label"),
    band: themeColor(probe, "warning-soft"),
    pause: themeColor(probe, "band"),
    surface: themeColor(probe, "surface"),
    firing: themeColor(probe, "kind-event"),
    text: themeColor(probe, "ink-soft"),
    grid: themeColor(probe, "line-soft"),
  };
}

/** Returns uPlot's options for drawing the columns of `plotData`. */
export function plotOptions(colours: PlotColours): Pick<uPlot.Options, "series" | "bands" | "axes"> {
  const points = { show: false };
  const axis = {
    stroke: colours.text,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { stroke: colours.grid, width: 1 },
  };
  const limits = { stroke: colours.threshold, width: 1.5, dash: [6, 4], points };
  return {
    series: [
      {},
      // The limits come first, because the band between them would cover the lines.
      limits,
      limits,
      { stroke: colours.value, width: 1, points },
      { stroke: colours.line, width: 2, points },
    ],
    bands: [{ series: [1, 2], fill: colours.band }],
    axes: [axis, { ...axis, size: 64 }],
  };
}

/** A stretch of the x-axis with a reason why nothing fires in it. */
export interface LabelledRange extends StepRange {
  readonly label: string;
}

/** Draws bands for stretches in which nothing can fire, below everything else. */
export function drawPauses(plot: uPlot, ranges: readonly LabelledRange[], colours: PlotColours): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colours.pause();
  for (const { left, right } of shownRanges(plot, ranges))
    ctx.fillRect(left, bbox.top, Math.max(devicePixelRatio, right - left), bbox.height);
  ctx.restore();
}

/** Writes the reasons of stretches in which nothing can fire, above everything else and where there is room. */
export function drawPauseLabels(plot: uPlot, ranges: readonly LabelledRange[], colours: PlotColours): void {
  const { ctx, bbox } = plot;
  const padding = 4 * devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.fillStyle = colours.text();
  // An edge in the colour of the background, so that lines don't cut the letters.
  ctx.strokeStyle = colours.surface();
  ctx.lineJoin = "round";
  ctx.lineWidth = padding;
  ctx.setLineDash([]);
  let labelled = Number.NEGATIVE_INFINITY;
  for (const { left, label } of shownRanges(plot, ranges)) {
    const width = ctx.measureText(label).width + 2 * padding;
    const start = Math.min(left, bbox.left + bbox.width - width);
    if (start < labelled) continue;
    labelled = start + width;
    ctx.strokeText(label, start + padding, bbox.top + padding);
    ctx.fillText(label, start + padding, bbox.top + padding);
  }
  ctx.restore();
}

/** Yields the ranges in view with their edges on the canvas. Of those that share a pixel, one is enough. */
function* shownRanges(plot: uPlot, ranges: readonly LabelledRange[]) {
  const { bbox } = plot;
  let drawn = bbox.left;
  for (const { min, max, label } of ranges) {
    const left = Math.max(bbox.left, plot.valToPos(min, "x", true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(max, "x", true));
    if (right < drawn || left > bbox.left + bbox.width) continue;
    drawn = right + 1;
    yield { left, right, label };
  }
}

/**
 * Marks firings with a dot, and values that meet the condition in cooldown with a small ring; at most one mark a pixel.
 */
export function drawFirings(plot: uPlot, content: PlotContent, colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([]);
  for (const { x, y } of markPositions(plot, content, content.evaluation?.inCooldown)) {
    circle(ctx, x, y, 3);
    ctx.stroke();
  }
  for (const { x, y } of markPositions(plot, content, content.evaluation?.firings)) {
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    circle(ctx, x, y, 5);
    ctx.fill();
  }
  ctx.restore();
}

/** Yields the canvas positions of the values in view, the first of each pixel column. */
function* markPositions(plot: uPlot, { series, evaluation }: PlotContent, indices: Iterable<number> = []) {
  const { bbox } = plot;
  let last = Number.NEGATIVE_INFINITY;
  for (const index of indices) {
    const x = Math.round(plot.valToPos(series.steps[index] ?? 0, "x", true));
    if (x === last || x < bbox.left || x > bbox.left + bbox.width) continue;
    last = x;
    yield { x, y: plot.valToPos(evaluation?.line[index] ?? 0, "y", true) };
  }
}

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number) {
  ctx.beginPath();
  ctx.arc(x, y, radius * devicePixelRatio, 0, 2 * Math.PI);
}

/** Returns null for a missing or non-finite number: uPlot draws a gap at null. */
function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
