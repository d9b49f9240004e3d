import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import { numberText } from "./number-text.ts";
import type { Judged, Series } from "./worker-messages.ts";

/** How far to go along the plot, in drawn points; infinite for either end. */
export class WalkEvent extends Event {
  constructor(readonly points: number) {
    super("hw-walk");
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

/** What stands where the pointer or the arrow keys are on a plot. Emits `hw-walk`. */
@customElement("hw-plot-readout")
export class PlotReadout extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      /* As high as its longest text: the page below stays where it is. */
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
  @property({ attribute: false }) judged: Judged | undefined;
  /** The number of the value that is pointed at; none where nothing is. */
  @property({ type: Number }) index: number | undefined;

  override render() {
    const count = this.series?.steps.length ?? 0;
    const text = this.#text();
    return html`<p class="readout small" role="slider" tabindex="0" aria-live="off" aria-label=${metrics.readout()}
      aria-valuemin="1" aria-valuemax=${Math.max(1, count)} aria-valuenow=${(this.index ?? 0) + 1} aria-valuetext=${text}
      @keydown=${this.#press}>${text}</p>`;
  }

  #text(): string {
    const { series, judged, index } = this;
    if (series === undefined || index === undefined) return metrics.readoutHelp();
    const step = String(series.steps[index]);
    const value = numberText(series.values[index]);
    const line = judged?.line[index] ?? Number.NaN;
    const compared = Number.isNaN(line) ? metrics.nothingCompared() : numberText(line);
    const state = has(judged?.firings, index) ? "fires" : has(judged?.resting, index) ? "rests" : "silent";
    return metrics.readoutAt[state](step, value, compared);
  }

  #press(event: KeyboardEvent) {
    const points = POINTS[event.key];
    if (points === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new WalkEvent(points));
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
