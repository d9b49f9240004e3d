import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { dataTable } from "../../design/data-table.ts";
import { time } from "../../design/time.ts";
import { metrics } from "../../messages/metrics.ts";
import { changeText, type MetricTrigger } from "../../parts/metric-trigger.ts";
import { lineName, numberText } from "./comparison.ts";
import { axisTitle } from "./pauses.ts";
import type { Evaluation, Series } from "./worker-messages.ts";

/** The number of firings that are listed at most. */
const MAX_ROWS = 100;

/** The firings of the plot as a table: at which steps the condition fires. */
@customElement("hw-firing-table")
export class FiringTable extends LitElement {
  static override styles = [
    controls,
    dataTable,
    css`
      .scroll {
        max-block-size: 20rem;
        overflow: auto;
      }

      :not(:first-child):is(th, td) {
        text-align: end;
      }
    `,
  ];

  @property({ attribute: false }) series?: Series;
  @property({ attribute: false }) evaluation: Evaluation | undefined;

  override render() {
    const { series, evaluation } = this;
    if (series === undefined || evaluation === undefined)
      return html`<p class="soft" role="status">${metrics.computing()}</p>`;
    const { firings, inCooldown, trigger } = evaluation;
    const line = lineName(trigger);
    const columns = [
      ...(line === metrics.eachValue()
        ? []
        : [{ title: line, text: (index: number) => numberText(evaluation.line[index]) }]),
      ...computedColumn(trigger, evaluation),
    ];
    const listed = [...firings.subarray(0, MAX_ROWS)];
    return html`<div class="stack">
      <p role="status">${metrics.firings(firings.length)} ${firings.length > MAX_ROWS ? metrics.firstFirings(String(MAX_ROWS)) : nothing}</p>
      ${inCooldown.length === 0 ? nothing : html`<p class="soft small">${metrics.inCooldown(inCooldown.length)}</p>`}
      ${this.#timeNote(series)}
      ${listed.length === 0 ? nothing : this.#table(series, columns, listed)}
    </div>`;
  }

  /** Says how the 24 hours between two firings are counted, unless it is by the usual `_timestamp`. */
  #timeNote({ timeSource }: Series) {
    if (timeSource === "timestamp") return nothing;
    const text = timeSource === "runtime" ? metrics.timesOfRuntime() : metrics.noTimes();
    return html`<p class="soft small">${text}</p>`;
  }

  #table(series: Series, columns: readonly ComputedColumn[], listed: readonly number[]) {
    const hasDates = series.timeSource === "timestamp";
    return html`<div class="panel scroll" tabindex="0" role="region" aria-label=${metrics.firing()}>
      <table>
        <thead>
          <tr>
            <th scope="col">${axisTitle(series)}</th>
            <th scope="col">${metrics.value()}</th>
            ${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
            ${hasDates ? html`<th scope="col">${metrics.time()}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${listed.map(
            (index) => html`<tr>
              <td class="data">${series.steps[index]}</td>
              <td class="data">${numberText(series.values[index])}</td>
              ${columns.map(({ text }) => html`<td class="data">${text(index)}</td>`)}
              ${hasDates ? html`<td class="data">${time(series.times?.[index])}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

/** A column of the table with a number that the condition computes. */
interface ComputedColumn {
  readonly title: string;
  text(index: number): string;
}

/** Returns the column of the number that is compared with the threshold, where that is not the plotted line itself. */
function computedColumn(trigger: MetricTrigger, { computed }: Evaluation): readonly ComputedColumn[] {
  switch (trigger.type) {
    case "RUN_METRIC":
      return [];
    case "RUN_METRIC_CHANGE": {
      const { change_type } = trigger.condition;
      return [
        { title: metrics.change(), text: (index) => changeText(numberText(computed[index]), change_type) },
      ];
    }
    case "RUN_METRIC_ZSCORE":
      return [{ title: metrics.zScore(), text: (index) => numberText(computed[index]) }];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-table": FiringTable;
  }
}
