import type { LitElement, ReactiveController } from "lit";
import uPlot from "uplot";
import { PlotController } from "../../parts/plot-controller.ts";
import { labelledRanges } from "./pauses.ts";
import { indexAfter, indexAtPointer, moveCursorTo } from "./plot-cursor.ts";
import {
  drawFirings,
  drawPauseLabels,
  drawPauses,
  type PlotContent,
  plotColours,
  plotData,
  plotOptions,
  type StepRange,
  wholeRun,
} from "./plot-drawing.ts";

/** The element that shows a plot, and the ways in which one differs from another. */
export interface PlotHost extends LitElement {
  /** The element that contains the plot. */
  readonly canvas?: HTMLElement;
  /** A hidden element, for computing colours. */
  readonly probe?: HTMLElement;
  /** The data to show; undefined while there is none. */
  readonly content: PlotContent | undefined;
  /** The plot's height in CSS pixels. */
  readonly plotHeight: number;
}

/** The interaction with a plot that goes beyond its cursor. */
export interface PlotInteraction {
  /** uPlot's options for its cursor: selecting a range with the pointer. */
  readonly cursor: uPlot.Cursor;
  /** Returns the steps in view; by default those of the whole run. */
  readonly range?: (content: PlotContent) => StepRange;
  /** Returns the y scale that must not change now; undefined if it follows the values. */
  readonly frozenScale?: () => [number, number] | undefined;
  /** Called after the plot was drawn. */
  readonly drawn?: (plot: uPlot) => void;
  /** Called when the user has selected a range. */
  readonly selected?: (plot: uPlot) => void;
}

/**
 * Plots a run's values, the line that a condition computes, its limits, firings and pauses, in an element, and has a cursor
 * that follows the pointer or is moved by keys.
 */
export class MetricPlotController implements ReactiveController {
  readonly #host: PlotHost;
  readonly #interaction: PlotInteraction;
  readonly #controller: PlotController;
  #cursorIndex: number | undefined;

  constructor(host: PlotHost, interaction: PlotInteraction) {
    this.#host = host;
    this.#interaction = interaction;
    this.#controller = new PlotController(host, () => this.#resize());
    host.addController(this);
  }

  /** The plot; undefined while there is no data. */
  get plot(): uPlot | undefined {
    return this.#controller.plot;
  }

  /** The index of the value at the cursor; undefined if the cursor is not on the plot. */
  get cursorIndex(): number | undefined {
    return this.#cursorIndex;
  }

  /** Draws the host's data, after the host has rendered. */
  hostUpdated() {
    const { canvas, probe, content } = this.#host;
    if (content === undefined || !canvas || !probe) {
      this.#controller.destroy();
      return;
    }
    this.#controller.plot ??= this.#createPlot(canvas, probe);
    const { plot } = this.#controller;
    const range = this.#interaction.range?.(content) ?? wholeRun(content.series);
    plot.batch(() => {
      plot.setData(plotData(content, range, Math.max(50, Math.round(plot.width))), false);
      plot.setScale("x", { ...range });
    });
  }

  /** Removes the cursor from the plot. */
  clearCursor() {
    this.#setCursor(undefined);
  }

  /** Moves the cursor by a number of drawn points, to the left if it is negative. */
  moveCursor(points: number) {
    const { content } = this.#host;
    const { plot } = this.#controller;
    if (content === undefined || plot === undefined) return;
    const index = indexAfter(plot, content, this.#cursorIndex, points);
    moveCursorTo(plot, content, index);
    this.#setCursor(index);
  }

  #createPlot(canvas: HTMLElement, probe: HTMLElement): uPlot {
    const { cursor, drawn, selected } = this.#interaction;
    const colours = plotColours(probe);
    const options: uPlot.Options = {
      width: canvas.clientWidth,
      height: this.#host.plotHeight,
      ...plotOptions(colours),
      legend: { show: false },
      scales: { x: { time: false, auto: false }, y: { range: (_, min, max) => this.#yScale(min, max) } },
      cursor,
      hooks: {
        setCursor: [(plot) => this.#followPointer(plot)],
        setSelect: selected ? [selected] : [],
        drawClear: [
          (plot) => {
            const { content } = this.#host;
            if (content?.evaluation)
              drawPauses(plot, labelledRanges(content.series, content.evaluation), colours);
          },
        ],
        draw: [
          (plot) => {
            const { content } = this.#host;
            if (content) drawFirings(plot, content, colours.firing());
            if (content?.evaluation)
              drawPauseLabels(plot, labelledRanges(content.series, content.evaluation), colours);
            drawn?.(plot);
          },
        ],
      },
    };
    return new uPlot(options, [[], [], [], [], []], canvas);
  }

  /** Returns the y scale: it contains the values in view and, if the condition has a fixed threshold, the threshold. */
  #yScale(min: number | null, max: number | null): [number, number] {
    const frozen = this.#interaction.frozenScale?.();
    if (frozen) return frozen;
    const trigger = this.#host.content?.trigger;
    const fixed = trigger?.type === "RUN_METRIC" ? [trigger.condition.threshold] : [];
    const low = Math.min(...fixed, min ?? Number.POSITIVE_INFINITY);
    const high = Math.max(...fixed, max ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
    const margin = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1;
    return [low - margin, high + margin];
  }

  #followPointer(plot: uPlot) {
    const { content } = this.#host;
    this.#setCursor(content && indexAtPointer(plot, content));
  }

  #setCursor(index: number | undefined) {
    if (this.#cursorIndex === index) return;
    this.#cursorIndex = index;
    this.#host.requestUpdate();
  }

  #resize() {
    const { canvas, plotHeight } = this.#host;
    if (canvas && canvas.clientWidth > 0)
      this.#controller.plot?.setSize({ width: canvas.clientWidth, height: plotHeight });
    this.#host.requestUpdate();
  }
}
