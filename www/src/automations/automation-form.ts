import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  eventTypes,
  newTrigger,
  type Scope,
  type Trigger,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { announce } from "../app/announcement.ts";
import { href } from "../app/route.ts";
import { controls } from "../design/controls.ts";
import { fieldText } from "../design/field-text.ts";
import { focusDrawn } from "../design/focus.ts";
import { automations } from "../messages/automations.ts";
import { settings } from "../messages/settings.ts";
import { shared } from "../messages/shared.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import { firstProject, firstScope } from "./draft.ts";
import { parsePlace } from "./form-place.ts";
import { metricSentence } from "./metric-sentence.ts";
import type { ScopeFields } from "./scope-fields.ts";
import type { TriggerFields } from "./trigger-fields.ts";
import "../design/text-field.ts";
import "./scope-fields.ts";
import "./trigger-fields.ts";

/**
 * One automation: the event first, then what it needs, then webhook and payload, then its name. Emits `hw-made`
 * with its id once it is stored.
 */
@customElement("hw-automation-form")
export class AutomationForm extends LitElement {
  static override styles = [
    controls,
    css`
      .stack {
        max-inline-size: var(--hw-form);
      }

      fieldset.panel {
        display: grid;
        gap: var(--hw-3);
        padding: var(--hw-4);
      }

      fieldset.panel > legend {
        float: inline-start;
        inline-size: 100%;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--hw-3);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  /** The automation that is edited; without one, a new one is made. */
  @property({ attribute: false }) automation?: Automation | undefined;
  /** The trigger that a new automation begins with; else a version that is linked. */
  @property({ attribute: false }) suggestion: Trigger | undefined;
  /** The place that the address names, like `filter:4-19`: the cursor goes there. */
  @property() place: string | undefined;
  @state() private draft: Automation | undefined;
  @query("hw-scope-fields") private scopeFields?: ScopeFields;
  @query("hw-trigger-fields") private triggerFields?: TriggerFields;
  private readonly controller = new WorkspaceController(this);

  protected override willUpdate() {
    // What is being typed is never replaced by what another tab stored.
    if (this.draft === undefined || (this.automation && this.automation.id !== this.draft.id))
      this.draft = this.automation ?? this.fresh();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has("place")) void this.focusPlace();
  }

  override render() {
    const draft = this.draft;
    if (draft === undefined) return "";
    return html`<div class="stack">
      <a href=${href("automations")}>${automations.back()}</a>
      <div class="spread">
        <h1>${this.automation ? automations.editAutomation() : automations.create()}</h1>
        ${
          this.automation
            ? html`<wa-button appearance="outlined" href=${href("playground", draft.id)}>${automations.editPayload()}</wa-button>`
            : ""
        }
      </div>
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        ${this.event(draft)} ${this.action(draft)} ${this.name(draft)}
        <div class="row">
          <wa-button type="submit" variant="brand" appearance="accent">${this.automation ? shared.save() : automations.create()}</wa-button>
          <wa-button appearance="outlined" href=${href("automations")}>${shared.cancel()}</wa-button>
        </div>
      </form>
    </div>`;
  }

  private event(draft: Automation) {
    const types = eventTypes();
    const info = types.find((one) => one.eventType === draft.trigger.type);
    return html`<fieldset class="panel">
      <legend>${automations.event()}</legend>
      <div class="field">
        <wa-select id="event" label=${automations.event()} .value=${draft.trigger.type} @change=${this.chooseEvent}>
          ${types.map((one) => html`<wa-option value=${one.eventType}>${one.title}</wa-option>`)}
        </wa-select>
        ${info?.isRunEvent ? html`<p class="soft small">${automations.runsNeedProject()}</p>` : ""}
        ${info?.needsCollectionScope ? html`<p class="soft small">${automations.needsCollection()}</p>` : ""}
      </div>
      <hw-scope-fields .scope=${draft.scope} .event=${info}
        @hw-scope=${(event: CustomEvent<Scope>) => this.change({ scope: event.detail })}></hw-scope-fields>
      <hw-trigger-fields .trigger=${draft.trigger} .samples=${this.controller.workspace.samples}
        @hw-trigger=${(event: CustomEvent<Trigger>) => this.change({ trigger: event.detail })}></hw-trigger-fields>
    </fieldset>`;
  }

  private action(draft: Automation) {
    const { teams } = this.controller.workspace;
    const webhooks = teams.find((team) => team.name === draft.team)?.webhooks ?? [];
    return html`<fieldset class="panel">
      <legend>${automations.webhookGroup()}</legend>
      <div class="pair">
        <div class="field">
          <label for="team">${automations.team()}</label>
          <select id="team" required @change=${this.chooseTeam}>
            ${teams.map((team) => html`<option .selected=${team.name === draft.team}>${team.name}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="webhook">${automations.webhook()}</label>
          <select id="webhook" @change=${this.chooseWebhook}>
            <option value="" .selected=${draft.webhook === undefined}>${automations.noWebhook()}</option>
            ${webhooks.map(({ id, name }) => html`<option value=${id} .selected=${id === draft.webhook}>${name}</option>`)}
          </select>
        </div>
      </div>
      ${webhooks.length === 0 ? html`<p class="soft small">${automations.noWebhooksHere()}</p>` : ""}
      <wa-textarea rows="8" spellcheck="false" hint=${automations.payloadHelp()} .value=${draft.payload ?? ""} @input=${this.typePayload}>
        <span slot="label">${automations.payload()} <span class="soft">${shared.optional()}</span></span>
      </wa-textarea>
    </fieldset>`;
  }

  private name(draft: Automation) {
    return html`<fieldset class="panel">
      <legend>${shared.name()}</legend>
      <hw-text-field label=${shared.name()} required .value=${draft.name}
        @input=${(event: Event) => this.change({ name: fieldText(event) })}></hw-text-field>
      <hw-text-field .value=${draft.description ?? ""} @input=${(event: Event) => this.change({ description: fieldText(event) })}>
        <span slot="label">${automations.description()} <span class="soft">${shared.optional()}</span></span>
      </hw-text-field>
      <wa-switch id="enabled" .checked=${draft.enabled} @change=${() => this.change({ enabled: !draft.enabled })}>
        ${automations.enabled()}
      </wa-switch>
    </fieldset>`;
  }

  private fresh(): Automation {
    const { workspace } = this.controller;
    const trigger = this.suggestion ?? newTrigger("LINK_ARTIFACT", "");
    const isRunEvent = eventTypes().some((one) => one.eventType === trigger.type && one.isRunEvent);
    return {
      id: crypto.randomUUID(),
      name: this.suggestion && "condition" in this.suggestion ? metricSentence(this.suggestion) : "",
      enabled: true,
      scope: isRunEvent ? firstProject(workspace) : firstScope(workspace),
      team: workspace.teams[0]?.name ?? "",
      trigger,
    };
  }

  private chooseEvent(event: Event) {
    const type = eventTypes().find((one) => one.eventType === fieldText(event))?.eventType;
    if (type && this.draft) this.change({ trigger: newTrigger(type, this.draft.trigger.filter ?? "") });
  }

  private chooseTeam(event: Event) {
    if (this.draft === undefined) return;
    const { webhook: _, ...others } = this.draft;
    this.draft = { ...others, team: fieldText(event) };
  }

  private chooseWebhook(event: Event) {
    if (this.draft === undefined) return;
    const { webhook: _, ...others } = this.draft;
    const id = fieldText(event);
    this.draft = id === "" ? others : { ...others, webhook: id };
  }

  private typePayload(event: Event) {
    if (this.draft === undefined) return;
    const { payload: _, ...others } = this.draft;
    const text = fieldText(event);
    this.draft = text === "" ? others : { ...others, payload: text };
  }

  private change(change: Partial<Automation>) {
    if (this.draft) this.draft = { ...this.draft, ...change };
  }

  private async focusPlace() {
    const place = parsePlace(this.place);
    if (place === undefined) return;
    await this.scopeFields?.updateComplete;
    switch (place.field) {
      case "enabled":
      case "event":
        return focusDrawn(this.renderRoot.querySelector<HTMLElement>(`#${place.field}`));
      case "states":
      case "metric":
      case "threshold":
      case "filter":
        return this.triggerFields?.focusPlace(place);
      default:
        return this.scopeFields?.focusLevel(place.field);
    }
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    // Fields inside other elements are no part of the form's own validation.
    if (
      this.draft === undefined ||
      !this.scopeFields?.reportValidity() ||
      !this.triggerFields?.reportValidity()
    )
      return;
    if (!(await this.controller.apply({ type: "put_automation", automation: this.draft }))) return;
    announce(this, settings.saved(this.draft.name));
    this.dispatchEvent(new CustomEvent("hw-made", { detail: this.draft.id }));
    location.hash = href("automations");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-form": AutomationForm;
  }
}
