import type { HistoryColumn } from "hookwright";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import { countText } from "../../messages/numbers.ts";
import "../../design/search-field.ts";
import { metrics } from "../../messages/metrics.ts";
import type { ReadHistory } from "./worker-messages.ts";

/** How many metrics or runs are listed at most: a wide table has thousands. */
const MAX_OPTIONS = 500;

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
  /** The text to find in the names of metrics, in lower case. */
  @state() private query = "";

  override render() {
    const { history } = this;
    const shown = history?.columns[this.column];
    if (history === undefined || shown === undefined) return nothing;
    const offered = metricColumns(history);
    const runs = [...new Set(offered.map(({ run }) => run).filter((run) => run !== undefined))];
    const own = offered.filter(({ run }) => run === shown.run);
    const found = this.query === "" ? own : own.filter(({ name }) => name.toLowerCase().includes(this.query));
    return html`<div class="stack">
      ${
        runs.length === 0
          ? nothing
          : html`<div class="field">
              <label for="run">${metrics.run()}</label>
              <select id="run" @change=${(event: Event) => this.#chooseRun(fieldText(event), shown, offered)}>
                ${firstWith(runs, shown.run).map((run) => html`<option value=${run} ?selected=${run === shown.run}>${run}</option>`)}
              </select>
            </div>`
      }
      ${own.length > MAX_OPTIONS ? this.#search(found.length) : nothing}
      <div class="field">
        <label for="metric">${metrics.column()}</label>
        <select id="metric" @change=${(event: Event) => this.#choose(Number(fieldText(event)))}>
          ${this.#options(found, shown)}
        </select>
        <p class="soft small">${metrics.valuesInRows(shown.count, history.rows)}</p>
        ${shown.summarised > 0 ? html`<p class="small">${metrics.summarised(countText(shown.summarised))}</p>` : nothing}
      </div>
    </div>`;
  }

  /** Renders the first options of those that match the search, and the chosen one. */
  #options(found: readonly IndexedColumn[], shown: HistoryColumn) {
    const listed = found.slice(0, MAX_OPTIONS);
    const isListed = listed.some(({ index }) => index === this.column);
    const all = isListed ? listed : [{ ...shown, index: this.column }, ...listed];
    return all.map(
      ({ name, index }) => html`<option value=${index} .selected=${index === this.column}>${name}</option>`,
    );
  }

  #search(found: number) {
    return html`<div class="field">
      <hw-search-field label=${metrics.searchColumns()} @hw-search=${(event: CustomEvent<string>) => {
        this.query = event.detail;
      }}></hw-search-field>
      <p class="soft small" role="status">
        ${metrics.columnsListed(countText(Math.min(found, MAX_OPTIONS)), countText(found))}
      </p>
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

/** Returns the first of many runs, and the shown one. */
function firstWith(runs: readonly string[], shown: string | undefined): readonly string[] {
  const first = runs.slice(0, MAX_OPTIONS);
  return shown === undefined || first.includes(shown) ? first : [shown, ...first];
}

interface IndexedColumn extends HistoryColumn {
  readonly index: number;
}

const metricColumnsOf = new WeakMap<ReadHistory["columns"], readonly IndexedColumn[]>();

/** Returns the columns of metrics that have values, with their indices; the same array for the same history. */
export function metricColumns({ columns }: ReadHistory): readonly IndexedColumn[] {
  const known = metricColumnsOf.get(columns);
  if (known) return known;
  const found = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ role, count }) => role === "metric" && count > 0);
  metricColumnsOf.set(columns, found);
  return found;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metric-picker": MetricPicker;
  }
}
