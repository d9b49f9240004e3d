import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type uPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import { amountAt, limit, rounded, type Side, sides, threshold } from "./comparison.ts";
import { MetricPlotController } from "./metric-plot-controller.ts";
import { type PlotContent, type StepRange, wholeRun } from "./plot-drawing.ts";
import type { CursorMoveEvent } from "./plot-readout.ts";
import { indexOf } from "./thinning.ts";
import type { HandleDragEvent, NudgeEvent } from "./threshold-handle.ts";
import type { Evaluation, Series } from "./worker-messages.ts";
import "../../design/icon.ts";
import "./plot-readout.ts";
import "./threshold-handle.ts";

/** The plot's height in CSS pixels. */
const HEIGHT = 340;

/** Reports the number that the user chose to compare with. */
export class ThresholdEvent extends Event {
  constructor(readonly threshold: number) {
    super("hw-threshold");
  }
}

/**
 * A plot of a run's values, the line that the condition computes, its limits and its firings. The slot `heading` is beside
 * the zoom buttons, and the default slot between them and the plot. Emits `hw-threshold`.
 */
@customElement("hw-metric-plot")
export class MetricPlot extends LitElement {
  static override styles = [
    controls,
    unsafeCSS(plotStyles),
    css`
      .plot {
        position: relative;
        block-size: ${HEIGHT}px;
        padding-inline-end: var(--hw-6);
      }

      /* The plot has the width of its column: the width that was drawn last must not keep the column wide. */
      .canvas {
        contain: inline-size;
        overflow: hidden;
      }

      .u-select {
        background: var(--hw-accent-soft);
        opacity: 0.5;
      }

      .heading {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--hw-4);
      }

      ::slotted([slot="heading"]) {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .tools {
        flex: none;
        flex-wrap: nowrap;
        gap: 0;
      }
    `,
  ];

  @property({ attribute: false }) series?: Series;
  @property({ attribute: false }) evaluation: Evaluation | undefined;
  /** The condition; undefined if it watches another metric than the plotted one. */
  @property({ attribute: false }) trigger: MetricTrigger | undefined;
  /** The steps that the plot is zoomed to; undefined for the whole run. */
  @state() private zoomed: StepRange | undefined;
  /** The thresholds that the handle can reach in the current view. */
  @state() private thresholds: StepRange = { min: 0, max: 1 };
  @query(".canvas") canvas?: HTMLElement;
  @query(".probe") probe?: HTMLElement;
  @query("hw-threshold-handle") private handle?: HTMLElement | null;
  readonly plotHeight = HEIGHT;
  readonly #plot = new MetricPlotController(this, {
    cursor: {
      drag: { x: true, y: false, setScale: false },
      bind: {
        dblclick: () => () => {
          this.#zoomTo(undefined);
          return null;
        },
      },
    },
    range: (content) => this.zoomed ?? wholeRun(content.series),
    frozenScale: () => this.#frozenScale,
    drawn: (plot) => this.#placeHandle(plot),
    selected: (plot) => this.#select(plot),
  });
  /** The y scale while the handle is dragged: it must not change under the pointer. */
  #frozenScale: [number, number] | undefined;

  override render() {
    const { trigger } = this;
    return html`<div class="stack">
      <div class="heading">
        <slot name="heading"></slot>
        <div class="row tools" role="group" aria-label=${metrics.zoom()}>
          ${this.#tool("add", metrics.zoomIn(), false, () => this.#zoom(0.5))}
          ${this.#tool("minus", metrics.zoomOut(), !this.zoomed, () => this.#zoom(2))}
          ${this.#tool("fit", metrics.wholeRun(), !this.zoomed, () => this.#zoomTo(undefined))}
        </div>
      </div>
      <slot></slot>
      <div class="plot">
        <span class="probe" hidden></span>
        <div class="canvas" aria-hidden="true"></div>
        ${
          trigger &&
          html`<hw-threshold-handle .value=${threshold(trigger)} .min=${this.thresholds.min} .max=${this.thresholds.max}
            @hw-drag=${this.#drag} @hw-nudge=${this.#nudge}></hw-threshold-handle>`
        }
      </div>
      <hw-plot-readout .series=${this.series} .evaluation=${this.evaluation} .index=${this.#plot.cursorIndex} @hw-cursor-move=${(event: CursorMoveEvent) => this.#plot.moveCursor(event.points)}></hw-plot-readout>
    </div>`;
  }

  #tool(icon: string, label: string, isDisabled: boolean, zoom: () => void) {
    return html`<wa-button appearance="plain" size="s" title=${label} ?disabled=${isDisabled} @click=${zoom}>
      <wa-icon name=${icon} label=${label}></wa-icon>
    </wa-button>`;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("series")) return;
    this.zoomed = undefined;
    this.#plot.clearCursor();
  }

  /** The data that the plot shows. */
  get content(): PlotContent | undefined {
    const { series, evaluation, trigger } = this;
    return series && { series, evaluation, trigger };
  }

  /** Returns the position of the handle: the last value in view that has limits, and the side of the limit. */
  #anchor(): { readonly index: number; readonly side: Side } | undefined {
    const { content } = this;
    if (content?.evaluation === undefined || content.trigger === undefined) return undefined;
    const { steps } = content.series;
    const end = (this.zoomed ?? wholeRun(content.series)).max;
    for (let index = Math.min(indexOf(steps, end), steps.length - 1); index >= 0; index -= 1) {
      if ((content.evaluation.unit[index] ?? 0) > 0) return { index, side: sides(content.trigger)[0] ?? 1 };
    }
    return undefined;
  }

  #placeHandle(plot: uPlot) {
    const anchor = this.#anchor();
    const { handle, evaluation, trigger } = this;
    if (!handle) return;
    const isVisible = anchor !== undefined && evaluation !== undefined && trigger !== undefined;
    handle.hidden = !isVisible;
    if (!isVisible) return;
    const y = plot.valToPos(limit(evaluation, anchor.index, anchor.side, threshold(trigger)), "y");
    const height = plot.over.clientHeight;
    handle.style.insetBlockStart = `${plot.over.offsetTop + Math.min(height, Math.max(0, y))}px`;
    const ends = [0, height].map((top) =>
      amountAt(evaluation, anchor.index, anchor.side, plot.posToVal(top, "y")),
    );
    const range = { min: Math.min(...ends), max: Math.max(...ends) };
    if (range.min !== this.thresholds.min || range.max !== this.thresholds.max) this.thresholds = range;
  }

  #drag(event: HandleDragEvent) {
    const anchor = this.#anchor();
    const { evaluation } = this;
    const { plot } = this.#plot;
    if (plot === undefined || evaluation === undefined || anchor === undefined) return;
    if (event.phase === "end") {
      this.#frozenScale = undefined;
      this.requestUpdate();
      return;
    }
    const { min = 0, max = 1 } = plot.scales.y ?? {};
    this.#frozenScale ??= [min, max];
    const { top, height } = plot.over.getBoundingClientRect();
    const position = plot.posToVal(Math.min(height, Math.max(0, event.clientY - top)), "y");
    this.#propose(amountAt(evaluation, anchor.index, anchor.side, position));
  }

  #nudge(event: NudgeEvent) {
    if (this.trigger) this.#propose(threshold(this.trigger) + event.steps * this.#step());
  }

  #propose(threshold: number) {
    this.dispatchEvent(new ThresholdEvent(rounded(threshold, this.#step())));
  }

  /** Returns the step of the arrow keys: about a hundredth of the thresholds in view, as a power of ten. */
  #step(): number {
    const { min, max } = this.thresholds;
    return 10 ** Math.floor(Math.log10((max - min) / 50));
  }

  #select(plot: uPlot) {
    const { left, width } = plot.select;
    if (width < 2) return;
    this.#zoomTo({ min: plot.posToVal(left, "x"), max: plot.posToVal(left + width, "x") });
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  #zoom(factor: number) {
    if (this.series === undefined) return;
    const all = wholeRun(this.series);
    const { min, max } = this.zoomed ?? all;
    const [middle, half] = [(min + max) / 2, ((max - min) / 2) * factor];
    const next = { min: Math.max(all.min, middle - half), max: Math.min(all.max, middle + half) };
    this.#zoomTo(next.min === all.min && next.max === all.max ? undefined : next);
  }

  #zoomTo(range: StepRange | undefined) {
    this.zoomed = range;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metric-plot": MetricPlot;
  }
}
