import init from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { sentences } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { metrics } from "../src/messages/metrics.ts";
import "../src/views/metrics/firing-table.ts";
import { MetricPlotController } from "../src/views/metrics/metric-plot-controller.ts";
import type { PlotContent } from "../src/views/metrics/plot-drawing.ts";
import type { CursorMoveEvent } from "../src/views/metrics/plot-readout.ts";
import "../src/views/metrics/plot-readout.ts";
import { colouredTextStyles } from "./coloured-text.ts";
import { ElementInputs, type ElementNames } from "./element-inputs.ts";
import { NOTHING_GIVEN } from "./given.ts";
import { icon } from "./icon.ts";
import { followLanguage } from "./language.ts";
import type { View } from "./lazy-element.ts";
import { evaluateMetric, type MetricEvaluation } from "./metric.ts";
import { problemStyles, problemsPart } from "./problems.ts";
import type { HookwrightMetricResult } from "./results.ts";
import { sourceDisclosure, sourceFieldStyles } from "./source-field.ts";
import { ResultEvent } from "./view-events.ts";
import { viewStyles } from "./view-styles.ts";

/** The plot's height in CSS pixels. */
const HEIGHT = 240;

const NAMES: ElementNames = {
  inputs: ["series", "condition"],
  parts: ["plot", "firings", "condition", "series"],
};

/** The contents of `<hookwright-metric>`. */
@customElement("hw-metric-view")
export class MetricView extends LitElement implements View {
  static override styles = [
    ...viewStyles,
    unsafeCSS(plotStyles),
    colouredTextStyles,
    sourceFieldStyles,
    problemStyles,
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

  @property({ attribute: false }) given = NOTHING_GIVEN;
  @query(".canvas") canvas?: HTMLElement;
  @query(".probe") probe?: HTMLElement;
  readonly plotHeight = HEIGHT;
  readonly #plot = new MetricPlotController(this, { cursor: { drag: { x: false, y: false } } });
  #inputs = new ElementInputs(NOTHING_GIVEN, NAMES);
  #metric: MetricEvaluation | undefined;

  /** The data that the plot shows. */
  get content(): PlotContent | undefined {
    const shown = this.#metric?.shown;
    return shown && { series: shown.series, evaluation: shown.evaluation, trigger: shown.evaluation.trigger };
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("given")) return;
    const last = this.#inputs;
    this.#inputs = new ElementInputs(this.given, NAMES);
    if (this.#metric && this.#inputs.hasResultOf(last)) return;
    this.#metric = evaluateMetric(this.#inputs);
    this.#plot.clearCursor();
    this.dispatchEvent(new ResultEvent<HookwrightMetricResult>(this.#metric.result));
  }

  override render() {
    const [inputs, metric] = [this.#inputs, this.#metric];
    if (metric === undefined) return nothing;
    const { shown, problems, failure } = metric;
    return html`<div class="frame" part="frame" role="group" aria-label=${elements.metric()}>
      ${problemsPart({ problems, say: sentences })}
      ${failure === undefined ? nothing : html`<p class="failure error title" role="status">${icon("cross")} ${failure}</p>`}
      ${shown === undefined ? nothing : this.#evaluation(shown)}
      ${sourceDisclosure(this, inputs, { input: "condition", label: elements.condition() })}
      ${sourceDisclosure(this, inputs, { input: "series", label: elements.series() })}
    </div>`;
  }

  #evaluation({ series, evaluation, metric, sentence }: NonNullable<MetricEvaluation["shown"]>) {
    const plot = html`<div part="plot">
      <div class="title">
        <p>${sentence}</p>
        <p class="small soft" role="status">${metrics.firings(evaluation.firings.length)}</p>
      </div>
      <div class="plot" role="img" aria-label=${metrics.plotOf(metric)}>
        <span class="probe" hidden></span>
        <span class="scheme" aria-hidden="true" @transitionend=${() => this.#plot.plot?.redraw()}></span>
        <div class="canvas"></div>
      </div>
      <hw-plot-readout
        .series=${series}
        .evaluation=${evaluation}
        .index=${this.#plot.cursorIndex}
        @hw-cursor-move=${(event: CursorMoveEvent) => this.#plot.moveCursor(event.points)}
      ></hw-plot-readout>
    </div>`;
    const firings = html`<details part="firings">
      <summary>${metrics.firingsTitle()}</summary>
      <hw-firing-table .series=${series} .evaluation=${evaluation}></hw-firing-table>
    </details>`;
    return html`${this.#inputs.shows("plot") ? plot : nothing} ${this.#inputs.shows("firings") ? firings : nothing}`;
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
