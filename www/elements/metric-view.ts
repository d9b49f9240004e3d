import init from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import uPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { elements } from "../src/messages/elements.ts";
import { metrics } from "../src/messages/metrics.ts";
import { PlotController } from "../src/parts/plot-controller.ts";
import "../src/views/metrics/firing-table.ts";
import { labelledRanges } from "../src/views/metrics/pauses.ts";
import { indexAfter, indexAtPointer, moveCursorTo } from "../src/views/metrics/plot-cursor.ts";
import {
  drawFirings,
  drawPauseLabels,
  drawPauses,
  type PlotContent,
  plotColours,
  plotData,
  plotOptions,
  wholeRun,
} from "../src/views/metrics/plot-drawing.ts";
import type { CursorMoveEvent } from "../src/views/metrics/plot-readout.ts";
import "../src/views/metrics/plot-readout.ts";
import { colouredTextStyles } from "./coloured-text.ts";
import { icon } from "./icon.ts";
import { followLanguage } from "./language.ts";
import type { View } from "./lazy-element.ts";
import { evaluateMetric, type MetricEvaluation } from "./metric.ts";
import type { HookwrightMetricResult } from "./results.ts";
import { sourceField, sourceFieldStyles } from "./source-field.ts";
import { ResultEvent } from "./view-events.ts";
import { viewStyles } from "./view-styles.ts";

/** The plot's height in CSS pixels. */
const HEIGHT = 240;

/** The contents of `<hookwright-metric>`. */
@customElement("hw-metric-view")
export class MetricView extends LitElement implements View {
  static override styles = [
    ...viewStyles,
    unsafeCSS(plotStyles),
    colouredTextStyles,
    sourceFieldStyles,
    css`
      .title {
        padding: var(--hw-2) var(--hw-3) 0;
      }

      .title p {
        overflow-wrap: anywhere;
      }

      .plot {
        padding: var(--hw-2) var(--hw-3) var(--hw-2) var(--hw-1);
      }

      /* The width that was drawn last must not keep the element wide. */
      .canvas {
        contain: inline-size;
        block-size: ${HEIGHT}px;
        overflow: hidden;
      }

      .u-select {
        display: none;
      }

      /* Its colour changes with the colour scheme, and the end of this transition is how that is noticed. */
      .scheme {
        position: absolute;
        inline-size: 0;
        block-size: 0;
        overflow: hidden;
        color: var(--hw-ink);
        transition: color 1ms;
      }

      hw-plot-readout {
        padding: 0 var(--hw-3) var(--hw-3);
      }

      hw-firing-table {
        display: block;
        padding: 0 var(--hw-3) var(--hw-3);
      }
    `,
  ];

  @property({ attribute: false }) texts: ReadonlyMap<string, string> = new Map();
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) shownParts: ReadonlySet<string> | undefined;
  /** The index of the value at the plot's cursor. */
  @state() private cursorIndex: number | undefined;
  @query(".canvas") private canvas?: HTMLElement;
  @query(".probe") private probe?: HTMLElement;
  readonly #controller = new PlotController(this, () => this.#resize());
  #metric: MetricEvaluation | undefined;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("texts")) return;
    const series = this.texts.get("series") ?? "";
    const condition = this.texts.get("condition") ?? "";
    const last = this.#metric?.result;
    if (last?.series === series && last.condition === condition) return;
    this.#metric = evaluateMetric(series, condition);
    this.cursorIndex = undefined;
    this.dispatchEvent(new ResultEvent<HookwrightMetricResult>(this.#metric.result));
  }

  override render() {
    const metric = this.#metric;
    if (metric === undefined) return nothing;
    return html`<div class="frame" part="frame" role="group" aria-label=${elements.metric()}>
      ${metric.shown === undefined ? html`<p class="failure error title" role="status">${icon("cross")} ${metric.failure}</p>` : this.#evaluation(metric.shown)}
      ${this.#source("condition", elements.condition(), metric.result.condition)}
      ${this.#source("series", elements.series(), metric.result.series)}
    </div>`;
  }

  protected override updated() {
    const content = this.#content();
    if (content === undefined || this.canvas === undefined || this.probe === undefined) {
      this.#controller.destroy();
      return;
    }
    this.#controller.plot ??= this.#createPlot(this.canvas, this.probe);
    const { plot } = this.#controller;
    const range = wholeRun(content.series);
    plot.batch(() => {
      plot.setData(plotData(content, range, Math.max(50, Math.round(plot.width))), false);
      plot.setScale("x", { ...range });
    });
  }

  #shows(part: string): boolean {
    return this.shownParts?.has(part) ?? true;
  }

  #evaluation({ series, evaluation, metric, sentence }: NonNullable<MetricEvaluation["shown"]>) {
    const plot = html`<div part="plot">
      <div class="title">
        <p>${sentence}</p>
        <p class="small soft" role="status">${metrics.firings(evaluation.firings.length)}</p>
      </div>
      <div class="plot" role="img" aria-label=${metrics.plotOf(metric)}>
        <span class="probe" hidden></span>
        <span class="scheme" aria-hidden="true" @transitionend=${() => this.#controller.plot?.redraw()}></span>
        <div class="canvas"></div>
      </div>
      <hw-plot-readout
        .series=${series}
        .evaluation=${evaluation}
        .index=${this.cursorIndex}
        @hw-cursor-move=${this.#moveCursor}
      ></hw-plot-readout>
    </div>`;
    const firings = html`<details part="firings">
      <summary>${metrics.firingsTitle()}</summary>
      <hw-firing-table .series=${series} .evaluation=${evaluation}></hw-firing-table>
    </details>`;
    return html`${this.#shows("plot") ? plot : nothing} ${this.#shows("firings") ? firings : nothing}`;
  }

  #source(input: string, label: string, text: string) {
    if (!this.#shows(input)) return nothing;
    return html`<details part=${input}>
      <summary>${label}</summary>
      ${sourceField(this, { input, label, text, readonly: this.readonly })}
    </details>`;
  }

  #content(): PlotContent | undefined {
    const shown = this.#metric?.shown;
    return shown && { series: shown.series, evaluation: shown.evaluation, trigger: shown.evaluation.trigger };
  }

  #createPlot(canvas: HTMLElement, probe: HTMLElement): uPlot {
    const colours = plotColours(probe);
    const options: uPlot.Options = {
      width: canvas.clientWidth,
      height: HEIGHT,
      ...plotOptions(colours),
      legend: { show: false },
      scales: { x: { time: false, auto: false }, y: { range: (_, min, max) => this.#yScale(min, max) } },
      cursor: { drag: { x: false, y: false } },
      hooks: {
        setCursor: [(plot) => this.#followPointer(plot)],
        drawClear: [
          (plot) => {
            const content = this.#content();
            if (content?.evaluation)
              drawPauses(plot, labelledRanges(content.series, content.evaluation), colours);
          },
        ],
        draw: [
          (plot) => {
            const content = this.#content();
            if (content === undefined) return;
            drawFirings(plot, content, colours.firing());
            if (content.evaluation)
              drawPauseLabels(plot, labelledRanges(content.series, content.evaluation), colours);
          },
        ],
      },
    };
    return new uPlot(options, [[], [], [], [], []], canvas);
  }

  /** Returns the y scale: it contains the values and, if the condition has a fixed threshold, the threshold. */
  #yScale(min: number | null, max: number | null): [number, number] {
    const trigger = this.#content()?.trigger;
    const fixed = trigger?.type === "RUN_METRIC" ? [trigger.condition.threshold] : [];
    const low = Math.min(...fixed, min ?? Number.POSITIVE_INFINITY);
    const high = Math.max(...fixed, max ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
    const margin = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1;
    return [low - margin, high + margin];
  }

  #followPointer(plot: uPlot) {
    const content = this.#content();
    this.cursorIndex = content && indexAtPointer(plot, content);
  }

  #moveCursor({ points }: CursorMoveEvent) {
    const content = this.#content();
    const { plot } = this.#controller;
    if (content === undefined || plot === undefined) return;
    const index = indexAfter(plot, content, this.cursorIndex, points);
    moveCursorTo(plot, content, index);
    this.cursorIndex = index;
  }

  #resize() {
    if (this.canvas && this.canvas.clientWidth > 0)
      this.#controller.plot?.setSize({ width: this.canvas.clientWidth, height: HEIGHT });
    this.requestUpdate();
  }
}

/** Loads the core, and creates the contents of a `<hookwright-metric>`. */
export async function createMetricView(host: Element): Promise<MetricView> {
  await Promise.all([init(), followLanguage(host)]);
  return new MetricView();
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metric-view": MetricView;
  }
}
