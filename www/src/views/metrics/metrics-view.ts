import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  type EventType,
  eventTypes,
  newTrigger,
  type Trigger,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import { FileDrop } from "../../design/file-drop.ts";
import { app } from "../../messages/app.ts";
import { metrics } from "../../messages/metrics.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import { href } from "../../platform/route.ts";
import { rounded, withThreshold } from "./comparison.ts";
import { HistoryController } from "./history-controller.ts";
import type { HistorySource, LoadEvent } from "./history-source.ts";
import { type ChooseMetricEvent, metricColumns } from "./metric-picker.ts";
import type { ThresholdEvent } from "./metric-plot.ts";
import type { OpenAutomationEvent } from "./plot-target.ts";
import type { ReadHistory, Series } from "./worker-messages.ts";
import "../../parts/metric-fields.ts";
import "../../design/icon.ts";
import "./firing-table.ts";
import "./history-source.ts";
import "./metric-plot.ts";
import "./plot-legend.ts";
import "./plot-target.ts";

/** The Run metrics view: plots a run's metric with a condition and its firings. Emits `hw-suggest`. */
@customElement("hw-metrics-view")
export class MetricsView extends LitElement {
  static override styles = [
    controls,
    css`
      .beside {
        display: grid;
        grid-template: "plot condition" auto "firings condition" 1fr / minmax(0, 1fr) minmax(16rem, 22rem);
        align-items: start;
        gap: var(--hw-4);
      }

      .plot {
        grid-area: plot;
      }

      .condition {
        grid-area: condition;
      }

      .firings {
        grid-area: firings;
      }

      .panel {
        padding: var(--hw-3) var(--hw-4);
      }

      @media (width < 60rem) {
        .beside {
          grid-template: "plot" "condition" "firings" / minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  /** The id in the address: of the automation whose condition is to be plotted. */
  @property() automationId: string | undefined;
  /** The automation whose condition the plot shows, as it was stored when it was opened. */
  @state() private automation: Automation | undefined;
  /** Why the automation of the address can't be plotted. */
  @state() private refusal = "";
  @state() private trigger: MetricTrigger | undefined = metricTrigger(newTrigger("RUN_METRIC", ""));
  @query("hw-history-source") private source?: HistorySource;
  private readonly eventTypes = metricEventTypes();
  /** The last trigger of each event type, for when the user returns to that type. */
  private readonly triggers = new Map<EventType, MetricTrigger>();
  /** Whether the user chose the metric that is being loaded. */
  private chosenByUser = false;
  /** Whether the trigger is still the initial one. */
  private isInitial = true;
  private readonly history = new HistoryController(
    this,
    (history) => this.#chooseFirst(history),
    (series) => this.#useMetricName(series),
  );

  constructor() {
    super();
    new FileDrop(this, (file) => {
      this.source?.remember({ kind: "file", name: file.name });
      this.history.load(file.name, file);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("automationId") && !changed.has("store")) return;
    this.refusal = "";
    if (this.automationId && this.store) this.#openById(this.automationId, this.store);
  }

  override render() {
    const { state, series } = this.history;
    const { automation, trigger } = this;
    return html`<div class="stack">
      <h1>${app.metrics()}</h1>
      ${this.refusal ? html`<p role="status">${this.refusal}</p>` : nothing}
      ${
        automation && trigger && state.kind === "none"
          ? html`<p role="status">${metrics.targetNeedsHistory(automation.name, trigger.condition.name)} <a href=${href("automations", automation.id)}>${metrics.backToAutomation()}</a></p>`
          : nothing
      }
      <hw-history-source .state=${state} @hw-cancel=${this.#cancel}
        @hw-load=${(event: LoadEvent) => this.history.load(event.name, event.text)}></hw-history-source>
      ${state.kind === "read" && series && this.trigger ? this.#result(state, series, this.trigger) : nothing}
    </div>`;
  }

  #result(read: ReadHistory, series: Series, trigger: MetricTrigger) {
    // Until a new condition is evaluated, the plot shows the previous one, so that numbers and limits always come from the same condition.
    const { evaluation } = this.history;
    const column = read.columns[series.column];
    // Numbers without a name are taken as values of the condition's metric.
    const isUnnamed = column?.isUnnamed ?? false;
    const name = isUnnamed ? trigger.condition.name || metrics.unnamed() : (column?.name ?? "");
    // The values of another metric say nothing about an automation.
    const isOther = this.automation !== undefined && !isUnnamed && name !== trigger.condition.name;
    const shownEvaluation = isOther ? undefined : evaluation;
    const shownTrigger = isOther ? undefined : (evaluation?.trigger ?? trigger);
    return html`<div class="beside">
      <section class="panel stack plot" aria-label=${metrics.plotOf(name)}>
        <hw-metric-plot .series=${series} .evaluation=${shownEvaluation} .trigger=${shownTrigger} @hw-threshold=${this.#setThreshold}>
          <h2 slot="heading">${name}${column?.run === undefined ? nothing : html` <span class="soft small">${column.run}</span>`}</h2>
          <hw-plot-target .store=${this.store} .trigger=${trigger} .base=${this.automation} @hw-keep-metric=${this.#keepMetric}
            @hw-open-automation=${(event: OpenAutomationEvent) => this.#open(event.automation)} @hw-detach=${this.#detach}></hw-plot-target>
          ${isOther ? this.#otherMetric(read, series, name, trigger) : nothing}
          ${isUnnamed && trigger.condition.name ? html`<p class="soft small" role="status">${metrics.takenAs(name)}</p>` : nothing}
        </hw-metric-plot>
        <hw-plot-legend .series=${series} .evaluation=${shownEvaluation} .trigger=${shownTrigger}></hw-plot-legend>
      </section>
      <section class="panel stack condition" aria-label=${metrics.condition()}>
        <h2>${metrics.condition()}</h2>
        <hw-metric-picker .history=${read} .column=${series.column}
          @hw-choose-metric=${(event: ChooseMetricEvent) => this.#choose(event.column)}></hw-metric-picker>
        <wa-select label=${metrics.event()} .value=${trigger.type} @change=${this.#chooseEvent}>
          ${this.eventTypes.map(({ eventType }) => html`<wa-option value=${eventType}>${eventTitle(eventType)}</wa-option>`)}
        </wa-select>
        <hw-metric-fields .trigger=${trigger} .known=${metricNames(read)}
          @hw-trigger=${(event: CustomEvent<MetricTrigger>) => this.#edit(event.detail)}></hw-metric-fields>
        ${isOther ? nothing : html`<p class="soft small">${metrics.thresholdHelp()}</p>`}
      </section>
      <section class="panel stack firings" aria-label=${metrics.firingsTitle()}>
        <h2>${metrics.firingsTitle()}</h2>
        ${isOther ? html`<p>${metrics.notEvaluated(trigger.condition.name)}</p>` : html`<hw-firing-table .series=${series} .evaluation=${evaluation}></hw-firing-table>`}
      </section>
    </div>`;
  }

  /** Says that the history lacks the automation's metric and which ones it has, and offers to watch the plotted one. */
  #otherMetric(read: ReadHistory, series: Series, name: string, trigger: MetricTrigger) {
    const names = metricNames(read);
    const listed = names.slice(0, MAX_NAMES).join(", ");
    return html`<div class="row" role="status">
      <p>${metrics.targetNeedsMetric(trigger.condition.name)} ${metrics.historyHas(listed, names.length - MAX_NAMES)}</p>
      <wa-button appearance="outlined" size="s" @click=${() => this.#choose(series.column)}>${metrics.watchInstead(name)}</wa-button>
    </div>`;
  }

  #openById(id: string, store: WorkspaceStore) {
    const automation = store.workspace.automations.find((one) => one.id === id);
    if (automation === undefined) this.refusal = metrics.targetNotFound();
    else if (metricTrigger(automation.trigger) === undefined)
      this.refusal = metrics.targetNotMetric(automation.name);
    // Returning to the automation that is open keeps the changes to its condition.
    else if (automation.id !== this.automation?.id) this.#open(automation);
  }

  #open(automation: Automation) {
    const trigger = metricTrigger(automation.trigger);
    if (trigger === undefined) return;
    this.automation = automation;
    this.triggers.clear();
    this.#change(trigger);
    const { state, series } = this.history;
    if (state.kind !== "read") return;
    const shown = series && state.columns[series.column];
    if (shown?.name !== trigger.condition.name) this.#chooseFirst(state);
  }

  readonly #cancel = () => {
    this.source?.remember(undefined);
    this.history.cancel();
  };

  readonly #detach = () => {
    this.automation = undefined;
    location.hash = href("metrics");
  };

  /** Chooses the metric of the plotted automation or, if the history lacks it, the metric that the core proposes. */
  #chooseFirst(read: ReadHistory) {
    const wanted = this.automation && this.trigger?.condition.name;
    const own = metricColumns(read).find(({ name }) => name === wanted);
    const first = own?.index ?? read.firstMetric;
    if (first !== undefined) this.history.choose(first);
  }

  /** Takes a change of the condition's fields, and shows the metric that it names if the history has that metric. */
  #edit(trigger: MetricTrigger) {
    this.#change(trigger);
    const { state, series } = this.history;
    if (state.kind !== "read" || series === undefined) return;
    const { name } = trigger.condition;
    const shown = state.columns[series.column];
    if (shown === undefined || shown.name === name) return;
    const named = metricColumns(state).filter((column) => column.name === name);
    const column = named.find(({ run }) => run === shown.run) ?? named[0];
    if (column) this.history.choose(column.index);
  }

  /** Makes the condition watch the automation's metric again. */
  readonly #keepMetric = () => {
    const own = this.automation && metricTrigger(this.automation.trigger);
    const { trigger } = this;
    if (own === undefined || trigger === undefined) return;
    const { name } = own.condition;
    this.#edit({ ...trigger, condition: { ...trigger.condition, name } } as MetricTrigger);
  };

  /** Shows the metric that the user chose, and makes the condition watch it. */
  #choose(column: number) {
    this.chosenByUser = true;
    this.history.choose(column);
  }

  /**
   * Gives the trigger the name of the chosen metric and, while it is the initial one, a threshold that fits the values.
   * The condition of an automation keeps its metric until the user chooses another.
   */
  #useMetricName(series: Series) {
    const { state } = this.history;
    const { trigger } = this;
    if (state.kind !== "read" || trigger === undefined) return;
    if (this.automation && !this.chosenByUser) return this.#applyTrigger(trigger);
    this.chosenByUser = false;
    const column = state.columns[series.column];
    const name = column?.isUnnamed ? trigger.condition.name : (column?.name ?? "");
    const named = { ...trigger, condition: { ...trigger.condition, name } } as MetricTrigger;
    const needsThreshold = this.isInitial && named.type === "RUN_METRIC";
    this.#applyTrigger(needsThreshold ? withThreshold(named, threeQuarters(series.values)) : named);
  }

  #chooseEvent(event: Event) {
    const type = this.eventTypes.find((one) => one.eventType === fieldText(event))?.eventType;
    if (this.trigger) this.triggers.set(this.trigger.type, this.trigger);
    const next = type && (this.triggers.get(type) ?? metricTrigger(newTrigger(type, "")));
    const { filter = "", condition } = this.trigger ?? {};
    const name = condition?.name ?? "";
    if (next) this.#change({ ...next, filter, condition: { ...next.condition, name } } as MetricTrigger);
  }

  #setThreshold(event: ThresholdEvent) {
    if (this.trigger) this.#change(withThreshold(this.trigger, event.threshold));
  }

  #change(trigger: MetricTrigger) {
    this.isInitial = false;
    this.#applyTrigger(trigger);
  }

  #applyTrigger(trigger: MetricTrigger) {
    this.trigger = trigger;
    this.history.evaluate(trigger);
  }
}

/** The number of a history's metrics that are named at most. */
const MAX_NAMES = 12;

const metricNamesOf = new WeakMap<ReadHistory["columns"], readonly string[]>();

/** Returns the names of a history's metrics, each once; the same array for the same history. */
function metricNames(read: ReadHistory): readonly string[] {
  const known = metricNamesOf.get(read.columns);
  if (known) return known;
  const named = metricColumns(read).filter(({ isUnnamed }) => !isUnnamed);
  const names = [...new Set(named.map(({ name }) => name))];
  metricNamesOf.set(read.columns, names);
  return names;
}

/** Returns the event types whose triggers have a condition on a metric. */
function metricEventTypes() {
  const isMetric = (type: EventType) => "condition" in newTrigger(type, "");
  return eventTypes().filter(({ eventType }) => isMetric(eventType));
}

function metricTrigger(trigger: Trigger): MetricTrigger | undefined {
  return "condition" in trigger ? trigger : undefined;
}

/** Returns a threshold that some of the values reach: three quarters of the range between lowest and highest. */
function threeQuarters(values: Float64Array): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high < low ? 0 : rounded(low + (high - low) * 0.75, (high - low) / 100 || 1);
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metrics-view": MetricsView;
  }
}
