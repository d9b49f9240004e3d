import type { HistoryColumn } from "hookwright";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import type { ReadHistory } from "./worker-messages.ts";

/** Asks to show the metric in the column of this index. */
export class ChooseMetricEvent extends Event {
  constructor(readonly column: number) {
    super("hw-choose-metric");
  }
}

/** Chooses a metric of a history and, in the export of a panel, the run. Emits `hw-choose-metric`. */
@customElement("hw-metric-picker")
export class MetricPicker extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) history?: ReadHistory;
  /** The index of the shown column. */
  @property({ type: Number }) column = 0;

  override render() {
    const { history } = this;
    const shown = history?.columns[this.column];
    if (history === undefined || shown === undefined) return nothing;
    const offered = metricColumns(history);
    const runs = [...new Set(offered.map(({ run }) => run).filter((run) => run !== undefined))];
    const own = offered.filter(({ run }) => run === shown.run);
    return html`<div class="stack">
      ${
        runs.length === 0
          ? nothing
          : html`<div class="field">
              <label for="run">${metrics.run()}</label>
              <select id="run" @change=${(event: Event) => this.#chooseRun(fieldText(event), shown, offered)}>
                ${runs.map((run) => html`<option value=${run} ?selected=${run === shown.run}>${run}</option>`)}
              </select>
            </div>`
      }
      <div class="field">
        <label for="metric">${metrics.column()}</label>
        <select id="metric" @change=${(event: Event) => this.#choose(Number(fieldText(event)))}>
          ${own.map(({ name, index }) => html`<option value=${index} ?selected=${index === this.column}>${name}</option>`)}
        </select>
        <p class="soft small">${metrics.valuesInRows(shown.count, history.rows)}</p>
        ${shown.summarised > 0 ? html`<p class="small">${metrics.summarised(shown.summarised.toLocaleString())}</p>` : nothing}
      </div>
    </div>`;
  }

  /** Chooses the run's column of the shown metric or, if the run lacks it, its first column. */
  #chooseRun(run: string, shown: HistoryColumn, offered: readonly IndexedColumn[]) {
    const own = offered.filter((column) => column.run === run);
    const next = own.find(({ name }) => name === shown.name) ?? own[0];
    if (next) this.#choose(next.index);
  }

  #choose(column: number) {
    this.dispatchEvent(new ChooseMetricEvent(column));
  }
}

interface IndexedColumn extends HistoryColumn {
  readonly index: number;
}

/** Returns the columns of metrics that have values, with their indices. */
export function metricColumns({ columns }: ReadHistory): readonly IndexedColumn[] {
  return columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ role, count }) => role === "metric" && count > 0);
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metric-picker": MetricPicker;
  }
}
