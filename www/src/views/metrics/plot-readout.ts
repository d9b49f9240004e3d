import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import { numberText } from "./comparison.ts";
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
    const step = String(series.steps[index]);
    const value = numberText(series.values[index]);
    const line = evaluation?.line[index] ?? Number.NaN;
    const compared = Number.isNaN(line) ? metrics.nothingCompared() : numberText(line);
    const state = has(evaluation?.firings, index)
      ? "fires"
      : has(evaluation?.inCooldown, index)
        ? "rests"
        : "silent";
    return metrics.readoutAt[state](step, value, compared);
  }

  #press(event: KeyboardEvent) {
    const points = POINTS[event.key];
    if (points === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new CursorMoveEvent(points));
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
