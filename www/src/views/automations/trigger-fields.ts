import {
  type Diagnostic,
  eventTypes,
  type RunState,
  type SampleEvent,
  type Trigger,
} from "hookwright/payload";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import type { InvalidField } from "../../design/form-validity.ts";
import { triggers } from "../../messages/triggers.ts";
import type { FormTarget } from "../../parts/form-target.ts";
import "./filter-fields.ts";
import { type KnownValues, knownValues } from "../../parts/known-values.ts";
import type { FilterFields } from "./filter-fields.ts";
import "../../parts/metric-fields.ts";
import type { MetricFields } from "../../parts/metric-fields.ts";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import "./state-fields.ts";
import type { StateFields } from "./state-fields.ts";

/** The fields of a trigger besides its event type. Emits `hw-trigger` with the changed trigger. */
@customElement("hw-trigger-fields")
export class TriggerFields extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) trigger?: Trigger;
  /** Whether a trigger of this type was stored before: then its empty fields are problems at once. */
  @property({ type: Boolean }) stored = false;
  /** The workspace's sample events: they offer names, and filters are tried on them. */
  @property({ attribute: false }) samples: readonly SampleEvent[] = [];
  /** The problems of the filter with this event type. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  @query("hw-metric-fields") private metricFields?: MetricFields | null;
  @query("hw-state-fields") private stateFields?: StateFields | null;
  @query("hw-filter-fields") private filterFields?: FilterFields | null;

  /** The values in the sample events, which are read only if the samples or the event type changed. */
  #known: KnownValues | undefined;

  /** Shows the problems of all fields, and returns the fields with errors. */
  invalid(): InvalidField[] {
    return [this.metricFields, this.stateFields, this.filterFields].flatMap(
      (fields) => fields?.invalid() ?? [],
    );
  }

  /** Focuses the field that edits this part of the trigger. */
  async focusTarget(target: FormTarget) {
    await this.updateComplete;
    if (target.field === "states") this.stateFields?.focus();
    if (target.field === "metric") await this.metricFields?.focusField("name");
    if (target.field === "threshold") await this.metricFields?.focusField("threshold");
    if (target.field === "filter") await this.filterFields?.select(target.span);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { trigger } = this;
    if (!trigger) return;
    const isOtherType = changed.has("trigger") && changed.get("trigger")?.type !== trigger.type;
    if (isKept(trigger)) this.#known = undefined;
    else if (isOtherType || changed.has("samples") || !this.#known)
      this.#known = knownValues(this.samples, trigger.type);
  }

  override render() {
    const trigger = this.trigger;
    if (trigger === undefined) return "";
    if (isKept(trigger)) return html`<p class="soft small">${triggers.kept(trigger.type)}</p>`;
    const known = this.#known;
    return html`<div class="stack">
      ${
        trigger.type === "RUN_STATE"
          ? html`<hw-state-fields .states=${trigger.states}
            @hw-states=${(event: CustomEvent<RunState[]>) => this.#changed({ ...trigger, states: event.detail })}
          ></hw-state-fields>`
          : nothing
      }
      ${
        "condition" in trigger
          ? html`<hw-metric-fields .trigger=${trigger} ?stored=${this.stored} .known=${known?.metric ?? []}
            @hw-trigger=${(event: CustomEvent<MetricTrigger>) => this.#changed(event.detail)}
          ></hw-metric-fields>`
          : nothing
      }
      <hw-filter-fields .filter=${trigger.filter ?? ""} .eventType=${trigger.type} .known=${known} .findings=${this.findings}
        @hw-filter=${(event: CustomEvent<string>) => this.#changed({ ...trigger, filter: event.detail })}
      ></hw-filter-fields>
    </div>`;
  }

  #changed(detail: Trigger) {
    this.dispatchEvent(new CustomEvent("hw-trigger", { detail }));
  }
}

/** Whether a trigger's conditions are kept as they were written: those of an unknown kind, and of one without documentation. */
function isKept({ type }: Trigger): boolean {
  const info = eventTypes().find((one) => one.eventType === type);
  return info === undefined || info.offer === "schemaOnly";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-trigger-fields": TriggerFields;
  }
}
