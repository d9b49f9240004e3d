import type { RunState, Trigger } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { fieldText } from "../design/field-text.ts";
import { automations } from "../messages/automations.ts";

type MetricTrigger = Extract<Trigger, { condition: unknown }>;

const STATES: readonly RunState[] = ["RUNNING", "FINISHED", "FAILED"];
const COMPARISONS = ["$gt", "$gte", "$lt", "$lte", "$eq", "$ne"] as const;
const AGGREGATES = ["NONE", "AVERAGE", "MIN", "MAX"] as const;
const DIRECTIONS = ["ANY", "INCREASE", "DECREASE"] as const;
const BASES = ["ABSOLUTE", "RELATIVE"] as const;

/** What a trigger needs besides its kind; emits `hw-trigger` with the changed trigger. */
@customElement("hw-trigger-fields")
export class TriggerFields extends LitElement {
  static override styles = [
    controls,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: var(--hw-3);
      }

      textarea {
        min-block-size: 4rem;
      }
    `,
  ];

  @property({ attribute: false }) trigger?: Trigger;

  /** Whether every field that must be filled is; where not, the browser shows it. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll("input")].every((input) => input.reportValidity());
  }

  override render() {
    const trigger = this.trigger;
    if (trigger === undefined) return "";
    return html`<div class="stack">
      ${trigger.type === "RUN_STATE" ? this.states(trigger.states) : ""}
      ${"condition" in trigger ? html`<div class="grid">${this.metric(trigger)}</div>` : ""}
      <div class="field">
        <label for="filter">${automations.filter()}</label>
        <textarea id="filter" rows="2" spellcheck="false" aria-describedby="help" .value=${trigger.filter ?? ""}
          @input=${this.filter}></textarea>
        <p id="help" class="soft small">${automations.filterHelp()}</p>
      </div>
    </div>`;
  }

  private states(chosen: readonly RunState[]) {
    return html`<fieldset class="row">
      <legend class="label">${automations.states()}</legend>
      ${STATES.map(
        (state) => html`<label class="check">
          <input type="checkbox" .checked=${chosen.includes(state)} @change=${() => this.toggle(state)} />
          ${automations.state[state]()}
        </label>`,
      )}
    </fieldset>`;
  }

  private metric(trigger: MetricTrigger) {
    const name = this.text("name", automations.metric(), trigger.condition.name);
    switch (trigger.type) {
      case "RUN_METRIC": {
        const { agg_op, window_size, cmp_op, threshold } = trigger.condition;
        return [
          name,
          this.choice(
            "agg_op",
            automations.aggregateLabel(),
            AGGREGATES,
            automations.aggregate,
            agg_op ?? "NONE",
          ),
          this.number("window_size", automations.window(), window_size, 1),
          this.choice("cmp_op", automations.comparisonLabel(), COMPARISONS, automations.comparison, cmp_op),
          this.number("threshold", automations.threshold(), threshold),
        ];
      }
      case "RUN_METRIC_CHANGE": {
        const condition = trigger.condition;
        return [
          name,
          this.choice(
            "agg_op",
            automations.aggregateLabel(),
            AGGREGATES,
            automations.aggregate,
            condition.agg_op ?? "NONE",
          ),
          this.number("current_window_size", automations.currentWindow(), condition.current_window_size, 1),
          this.number("prior_window_size", automations.priorWindow(), condition.prior_window_size, 1),
          this.choice(
            "change_type",
            automations.basisLabel(),
            BASES,
            automations.basis,
            condition.change_type,
          ),
          this.choice(
            "change_dir",
            automations.directionLabel(),
            DIRECTIONS,
            automations.direction,
            condition.change_dir,
          ),
          this.number("change_amount", automations.amount(), condition.change_amount, 0),
        ];
      }
      case "RUN_METRIC_ZSCORE": {
        const { window_size, threshold, change_dir } = trigger.condition;
        return [
          name,
          this.number("window_size", automations.window(), window_size, 1),
          this.number("threshold", automations.deviations(), threshold, 0),
          this.choice(
            "change_dir",
            automations.directionLabel(),
            DIRECTIONS,
            automations.direction,
            change_dir,
          ),
        ];
      }
    }
  }

  private text(field: string, label: string, value: string) {
    return html`<div class="field">
      <label for=${field}>${label}</label>
      <input id=${field} class="data" required spellcheck="false" .value=${value}
        @input=${(event: Event) => this.edit(field, fieldText(event))} />
    </div>`;
  }

  private number(field: string, label: string, value: number, min?: number) {
    return html`<div class="field">
      <label for=${field}>${label}</label>
      <input id=${field} class="data" type="number" required min=${min ?? ""} step=${field.endsWith("window_size") ? 1 : "any"}
        .value=${String(value)} @change=${(event: Event) => this.edit(field, Number(fieldText(event)))} />
    </div>`;
  }

  private choice<Name extends string>(
    field: string,
    label: string,
    names: readonly Name[],
    words: Record<Name, () => string>,
    chosen: string,
  ) {
    return html`<div class="field">
      <label for=${field}>${label}</label>
      <select id=${field} @change=${(event: Event) => this.edit(field, fieldText(event))}>
        ${names.map((name) => html`<option value=${name} ?selected=${name === chosen}>${words[name]()}</option>`)}
      </select>
    </div>`;
  }

  private toggle(state: RunState) {
    if (this.trigger?.type !== "RUN_STATE") return;
    const before = this.trigger.states;
    const states = before.includes(state) ? before.filter((one) => one !== state) : [...before, state];
    this.changed({ ...this.trigger, states });
  }

  private filter(event: Event) {
    if (this.trigger) this.changed({ ...this.trigger, filter: fieldText(event) });
  }

  private edit(field: string, value: string | number) {
    if (this.trigger === undefined || !("condition" in this.trigger)) return;
    const written = field === "agg_op" && value === "NONE" ? undefined : value;
    const condition = { ...this.trigger.condition, [field]: written };
    this.changed({ ...this.trigger, condition } as Trigger);
  }

  private changed(detail: Trigger) {
    this.dispatchEvent(new CustomEvent("hw-trigger", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-trigger-fields": TriggerFields;
  }
}
