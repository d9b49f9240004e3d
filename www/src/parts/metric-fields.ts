import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import { type TriggerChoices, triggerChoices } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../design/controls.ts";
import type { CheckedFields, InvalidField } from "../design/form-validity.ts";
import type { NumberEvent, NumberKind } from "../design/number-field.ts";
import "../design/number-field.ts";
import "../design/text-field.ts";
import { automations } from "../messages/automations.ts";
import { triggers } from "../messages/triggers.ts";
import { type MetricTrigger, metricSentence } from "./metric-trigger.ts";

type Threshold = Extract<MetricTrigger, { type: "RUN_METRIC" }>;
type Change = Extract<MetricTrigger, { type: "RUN_METRIC_CHANGE" }>;
type ZScore = Extract<MetricTrigger, { type: "RUN_METRIC_ZSCORE" }>;

/** The fields of a metric trigger, as in W&B's app; emits `hw-trigger` with the changed trigger. */
@customElement("hw-metric-fields")
export class MetricFields extends LitElement {
  static override styles = [
    controls,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--hw-3);
      }

      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) trigger?: MetricTrigger;
  /** Whether the trigger was stored before: then a missing name is a problem at once. */
  @property({ type: Boolean }) stored = false;
  /** The metric names to suggest. */
  @property({ attribute: false }) known: readonly string[] = [];

  /** Shows the problems of all fields, and returns the fields with errors. */
  invalid(): InvalidField[] {
    const fields = this.renderRoot.querySelectorAll<HTMLElement & CheckedFields>(
      "hw-text-field, hw-number-field",
    );
    return [...fields].flatMap((field) => field.invalid());
  }

  /** Focuses a field. */
  async focusField(name: "name" | "threshold") {
    await this.updateComplete;
    const wanted = name === "name" ? "#name" : "#threshold, #change_amount";
    await focusDrawn(this.renderRoot.querySelector<HTMLElement>(wanted));
  }

  override render() {
    const trigger = this.trigger;
    if (trigger === undefined) return nothing;
    return html`<div class="grid">
      <hw-text-field id="name" class="data wide" label=${automations.metric()} required ?stored=${this.stored} missing=${triggers.metricMissing()}
        spellcheck="false" autocomplete="off" .suggestions=${this.known} .value=${trigger.condition.name}
        @input=${(event: Event) => this.#rename(trigger, fieldText(event))}></hw-text-field>
      ${this.#condition(trigger)}
      <p class="wide soft" role="status">${metricSentence(trigger)}</p>
    </div>`;
  }

  #condition(trigger: MetricTrigger) {
    switch (trigger.type) {
      case "RUN_METRIC":
        return this.#threshold(trigger, triggerChoices());
      case "RUN_METRIC_CHANGE":
        return this.#change(trigger, triggerChoices());
      case "RUN_METRIC_ZSCORE":
        return this.#zScore(trigger, triggerChoices());
    }
  }

  #threshold(trigger: Threshold, choices: TriggerChoices) {
    const { condition } = trigger;
    const change = (part: Partial<Threshold["condition"]>) =>
      this.#changed({ ...trigger, condition: { ...condition, ...part } });
    const single = condition.agg_op == null;
    const compared = choices.comparisons.find((one) => one.comparison === condition.cmp_op);
    return html`${this.#choice(
      automations.aggregateLabel(),
      this.#aggregates(choices, condition.agg_op),
      (agg_op) => {
        if (agg_op === undefined) return change({ agg_op, window_size: choices.singleWindow });
        return change(single ? { agg_op, window_size: choices.aggregateWindow } : { agg_op });
      },
    )}
    ${this.#number("window_size", automations.window(), "count", condition.window_size, (window_size) => change({ window_size }), { disabled: single && condition.window_size === choices.singleWindow })}
    ${this.#choice(
      automations.comparisonLabel(),
      choices.comparisons.map(({ comparison, sign }) => ({
        value: comparison,
        label: `${sign} ${automations.comparison[comparison]()}`,
        chosen: comparison === condition.cmp_op,
      })),
      (cmp_op) => change({ cmp_op }),
    )}
    ${this.#number("threshold", automations.threshold(), "any", condition.threshold, (threshold) => change({ threshold }))}
    ${compared?.evidence === "documented" ? html`<p class="wide soft small">${triggers.comparisonOfApp()}</p>` : nothing}`;
  }

  #change(trigger: Change, choices: TriggerChoices) {
    const { condition } = trigger;
    const change = (part: Partial<Change["condition"]>) =>
      this.#changed({ ...trigger, condition: { ...condition, ...part } });
    const basis = choices.bases.find((one) => one.basis === condition.change_type);
    return html`${this.#choice(automations.aggregateLabel(), this.#aggregates(choices, condition.agg_op), (agg_op) => change({ agg_op }))}
    ${this.#number("current_window_size", automations.currentWindow(), "count", condition.current_window_size, (current_window_size) => change({ current_window_size }))}
    ${this.#number("prior_window_size", automations.priorWindow(), "count", condition.prior_window_size, (prior_window_size) => change({ prior_window_size }))}
    ${this.#directions(choices, condition.change_dir, (change_dir) => change({ change_dir }))}
    ${this.#choice(
      automations.basisLabel(),
      choices.bases.map((one) => ({
        value: one.basis,
        label: automations.basis[one.basis](one.unit),
        chosen: one.basis === condition.change_type,
      })),
      (change_type) => change({ change_type }),
    )}
    ${this.#number("change_amount", automations.amount(), "amount", condition.change_amount, (change_amount) => change({ change_amount }), { unit: basis?.unit ?? "", exponent: basis?.decimalPlaces ?? 0 })}`;
  }

  #zScore(trigger: ZScore, choices: TriggerChoices) {
    const { condition } = trigger;
    const change = (part: Partial<ZScore["condition"]>) =>
      this.#changed({ ...trigger, condition: { ...condition, ...part } });
    return html`${this.#number("window_size", automations.window(), "count", condition.window_size, (window_size) => change({ window_size }))}
    ${this.#number("threshold", automations.deviations(), "amount", condition.threshold, (threshold) => change({ threshold }))}
    ${this.#directions(choices, condition.change_dir, (change_dir) => change({ change_dir }))}`;
  }

  #aggregates(choices: TriggerChoices, chosen: Threshold["condition"]["agg_op"]) {
    const none = { value: undefined, label: automations.aggregate.NONE(), chosen: chosen == null };
    const some = choices.aggregates.map((value) => ({
      value,
      label: automations.aggregate[value](),
      chosen: value === chosen,
    }));
    return [none, ...some];
  }

  #directions(
    choices: TriggerChoices,
    chosen: ZScore["condition"]["change_dir"],
    choose: (direction: ZScore["condition"]["change_dir"]) => void,
  ) {
    const offers = choices.directions.map((value) => ({
      value,
      label: automations.direction[value](),
      chosen: value === chosen,
    }));
    return this.#choice(automations.directionLabel(), offers, choose);
  }

  #choice<Value>(
    label: string,
    offers: readonly { value: Value; label: string; chosen: boolean }[],
    choose: (value: Value) => void,
  ) {
    const nameOf = (offer: { value: Value } | undefined) => String(offer?.value ?? "NONE");
    const picked = (event: Event) => {
      const offer = offers.find((one) => nameOf(one) === fieldText(event));
      if (offer) choose(offer.value);
    };
    return html`<wa-select label=${label} .value=${nameOf(offers.find(({ chosen }) => chosen))} @change=${picked}>
      ${offers.map((offer) => html`<wa-option value=${nameOf(offer)}>${offer.label}</wa-option>`)}
    </wa-select>`;
  }

  #number(
    field: string,
    label: string,
    kind: NumberKind,
    value: number,
    change: (value: number) => void,
    more: { unit?: string; exponent?: number; disabled?: boolean } = {},
  ) {
    return html`<hw-number-field id=${field} label=${label} kind=${kind} unit=${more.unit ?? ""} .exponent=${more.exponent ?? 0}
      .value=${value} ?disabled=${more.disabled ?? false}
      @hw-number=${(event: NumberEvent) => change(event.value)}></hw-number-field>`;
  }

  #rename(trigger: MetricTrigger, name: string) {
    this.#changed({ ...trigger, condition: { ...trigger.condition, name } } as MetricTrigger);
  }

  #changed(detail: MetricTrigger) {
    this.dispatchEvent(new CustomEvent("hw-trigger", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metric-fields": MetricFields;
  }
}
