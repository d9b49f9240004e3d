import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import { changeText, type MetricTrigger } from "../../parts/metric-trigger.ts";
import { lineName, numberText } from "./comparison.ts";
import { pauseAt, pauseText, position } from "./pauses.ts";
import type { Evaluation, Series } from "./worker-messages.ts";

/** Asks to move the plot's cursor by a number of drawn points; infinity moves it to an end. */
export class CursorMoveEvent extends Event {
  constructor(readonly points: number) {
    super("hw-cursor-move");
  }
}

const POINTS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 20,
  PageDown: -20,
  End: Number.POSITIVE_INFINITY,
  Home: Number.NEGATIVE_INFINITY,
};

/** The step, value and result at the plot's cursor, as text. Arrow keys move the cursor. Emits `hw-cursor-move`. */
@customElement("hw-plot-readout")
export class PlotReadout extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      /* As high as its longest text, so that the page below does not move. */
      .readout {
        min-block-size: calc(2lh + var(--hw-2));
        padding: var(--hw-1) var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      @container (width >= 40rem) {
        .readout {
          min-block-size: calc(1lh + var(--hw-2));
        }
      }
    `,
  ];

  @property({ attribute: false }) series?: Series;
  @property({ attribute: false }) evaluation: Evaluation | undefined;
  /** The index of the value at the cursor; undefined without a cursor. */
  @property({ type: Number }) index: number | undefined;

  override render() {
    const count = this.series?.steps.length ?? 0;
    const text = this.#text();
    return html`<p class="readout small" role="slider" tabindex="0" aria-live="off" aria-label=${metrics.readout()}
      aria-valuemin="1" aria-valuemax=${Math.max(1, count)} aria-valuenow=${(this.index ?? 0) + 1} aria-valuetext=${text}
      @keydown=${this.#press}>${text}</p>`;
  }

  #text(): string {
    const { series, evaluation, index } = this;
    if (series === undefined || index === undefined) return metrics.readoutHelp();
    const step = position(series, series.steps[index] ?? 0);
    const value = metrics.readoutValue(step, numberText(series.values[index]));
    if (evaluation === undefined) return value;
    const pause = pauseAt(evaluation, index);
    if (pause) return `${value} ${pauseText(series, pause)}`;
    const compared = comparedText(evaluation, index);
    const state = has(evaluation.firings, index)
      ? "fires"
      : has(evaluation.inCooldown, index)
        ? "rests"
        : "silent";
    return [value, compared, metrics.readoutState[state]()].filter(Boolean).join(" ");
  }

  #press(event: KeyboardEvent) {
    const points = POINTS[event.key];
    if (points === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new CursorMoveEvent(points));
  }
}

/** Returns the name and the value of the numbers that the condition computes; empty if it compares the value itself. */
function comparedText(evaluation: Evaluation, index: number): string {
  const { trigger } = evaluation;
  const name = lineName(trigger);
  const line =
    name === metrics.eachValue() ? "" : metrics.readoutNamed(name, numberText(evaluation.line[index]));
  return [line, computedText(trigger, evaluation.computed[index])].filter(Boolean).join(" ");
}

function computedText(trigger: MetricTrigger, computed: number | undefined): string {
  const text = numberText(computed);
  switch (trigger.type) {
    case "RUN_METRIC":
      return "";
    case "RUN_METRIC_CHANGE":
      return metrics.readoutNamed(metrics.change(), changeText(text, trigger.condition.change_type));
    case "RUN_METRIC_ZSCORE":
      return metrics.readoutNamed(metrics.zScore(), text);
  }
}

function has(indices: Uint32Array | undefined, index: number): boolean {
  return indices?.includes(index) ?? false;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-plot-readout": PlotReadout;
  }
}
