import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import { countText } from "../../messages/numbers.ts";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import { lineName, numberText, threshold } from "./comparison.ts";
import { pauseText, position } from "./pauses.ts";
import type { Evaluation, Series } from "./worker-messages.ts";

/** The number of pauses and gaps that are described at most. */
const MAX_NOTES = 4;

/** The names of a plot's lines and marks, and sentences on the stretches in which nothing can fire. */
@customElement("hw-plot-legend")
export class PlotLegend extends LitElement {
  static override styles = [
    controls,
    css`
      .legend {
        gap: var(--hw-1) var(--hw-4);
      }

      .legend > li {
        display: flex;
        align-items: center;
        gap: var(--hw-2);
      }

      .legend > li::before {
        content: "";
        flex: none;
        inline-size: var(--hw-4);
        border-block-start: var(--hw-focus-width) solid var(--hw-line-strong);
      }

      .legend > .line::before {
        border-color: var(--hw-accent);
      }

      .legend > .limits::before {
        border-color: var(--hw-kind-label);
        border-style: dashed;
      }

      .legend > :is(.firing, .ring)::before {
        inline-size: var(--hw-2);
        block-size: var(--hw-2);
        border: var(--hw-hairline) solid var(--hw-kind-event);
        border-radius: 50%;
      }

      .legend > .firing::before {
        background: var(--hw-kind-event);
      }

      .legend > .pause::before {
        block-size: 1em;
        border: var(--hw-hairline) solid var(--hw-line-soft);
        background: var(--hw-band);
      }

      .notes {
        display: grid;
        gap: var(--hw-1);
      }
    `,
  ];

  @property({ attribute: false }) series?: Series;
  @property({ attribute: false }) evaluation: Evaluation | undefined;
  /** The condition; undefined if it watches another metric than the plotted one. */
  @property({ attribute: false }) trigger: MetricTrigger | undefined;

  override render() {
    const { series, evaluation, trigger } = this;
    if (series === undefined) return nothing;
    const notes = evaluation ? describe(series, evaluation) : [];
    return html`<div class="stack small">
      <ul class="row legend">
        <li>${metrics.values()}</li>
        ${
          trigger === undefined
            ? nothing
            : html`<li class="line">${lineName(trigger)}</li>
              <li class="limits">${trigger.type === "RUN_METRIC" ? metrics.thresholdOf(numberText(threshold(trigger))) : metrics.thresholdRange()}</li>
              <li class="firing">${metrics.fires()}</li>`
        }
        ${evaluation && evaluation.inCooldown.length > 0 ? html`<li class="ring">${metrics.ring()}</li>` : nothing}
        ${evaluation && evaluation.pauses.length > 0 ? html`<li class="pause">${metrics.cannotFire()}</li>` : nothing}
      </ul>
      ${
        notes.length === 0
          ? nothing
          : html`<ul class="notes">
              ${notes.slice(0, MAX_NOTES).map((note) => html`<li>${note()}</li>`)}
              ${notes.length > MAX_NOTES ? html`<li class="soft">${metrics.moreNotes(countText(notes.length - MAX_NOTES))}</li>` : nothing}
            </ul>`
      }
    </div>`;
  }
}

/**
 * Returns functions that write a sentence for each pause, except while the windows fill at the start, and for each gap.
 * There may be many, and only the first are shown.
 */
function describe(series: Series, { pauses }: Evaluation): readonly (() => string)[] {
  const at = (index: number) => position(series, series.steps[index] ?? 0);
  const described = pauses
    .filter(({ reason, to }) => reason !== "filling" || to === series.values.length - 1)
    .map((pause) => () => pauseText(series, pause));
  const missing = series.gaps.map(
    ({ before, after }) =>
      () =>
        metrics.gap(at(before), at(after)),
  );
  return [...(series.isNumbered ? [metrics.numbered] : []), ...described, ...missing];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-plot-legend": PlotLegend;
  }
}
