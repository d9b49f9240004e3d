import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  eventTypes,
  newTrigger,
  type Scope,
  type SecretVault,
  type Trigger,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/restored-draft.ts";
import { automations } from "../../messages/automations.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { FormCommand } from "../../workspace/form-command.ts";
import { FormDraft } from "../../workspace/form-draft.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import type { ActionFields } from "./action-fields.ts";
import "./action-fields.ts";
import { parseFormTarget } from "../../parts/form-target.ts";
import { foreignFieldFindings, scopeFindings } from "./automation-checks.ts";
import { automationDrafts, defaultProject, newAutomation } from "./automation-draft.ts";
import type { ScopeFields } from "./scope-fields.ts";
import type { TriggerFields } from "./trigger-fields.ts";
import "../../design/diagnostics.ts";
import { blankNameError } from "../../design/text-field.ts";
import "./scope-fields.ts";
import "./trigger-fields.ts";

/**
 * The form of a new or existing automation: event, conditions, webhook and payload, name. Emits `hw-created` with its id
 * after it is saved.
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
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault | undefined;
  /** The automation to edit; undefined for a new one. */
  @property({ attribute: false }) automation?: Automation | undefined;
  /** Whether another tab deleted the automation. Its unsaved edits are still shown. */
  @property({ type: Boolean, attribute: false }) isDeleted = false;
  /** The initial trigger of a new automation; undefined for the default. */
  @property({ attribute: false }) suggestion: Trigger | undefined;
  /** The field that the address names, like `filter:4-19`: it gets the focus. */
  @property() target: string | undefined;
  @query("hw-scope-fields") private scopeFields?: ScopeFields;
  @query("hw-trigger-fields") private triggerFields?: TriggerFields;
  @query("hw-action-fields") private actionFields?: ActionFields;
  @query("h1") private heading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);
  private readonly draft = new FormDraft(this, automationDrafts);
  private readonly refused = new FormCommand(this);

  protected override willUpdate(changed: PropertyValues<this>) {
    // A change in another tab never replaces the user's draft.
    this.draft.open(
      this.automation?.id ?? NEW,
      () => this.automation ?? newAutomation(this.controller.workspace, this.suggestion),
    );
    this.assignFirstTeam();
    if (changed.has("suggestion") && this.suggestion && this.draft.restored)
      this.takeSuggestion(this.suggestion);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has("target")) void this.focusTarget();
  }

  override render() {
    const draft = this.draft.value;
    if (draft === undefined) return "";
    return html`<div class="stack">
      ${this.isDeleted ? html`<p class="row"><wa-icon name="alert"></wa-icon>${automations.deletedDraft()}</p>` : ""}
      ${this.draft.restored ? html`<hw-restored-draft @hw-discard=${this.discard}></hw-restored-draft>` : ""}
      <a href=${href("automations")}>${automations.back()}</a>
      <div class="spread">
        <h1 tabindex="-1">${this.automation ? automations.editAutomation(this.automation.name) : automations.create()}</h1>
        ${
          this.automation
            ? html`<wa-button appearance="outlined" href=${href("playground", draft.id)}>${automations.editPayload()}</wa-button>`
            : ""
        }
      </div>
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        ${this.event(draft)}
        <fieldset class="panel">
          <legend>${automations.webhookGroup()}</legend>
          <hw-action-fields .store=${this.store} .vault=${this.vault} .automation=${draft}
            @hw-action=${(event: CustomEvent<Automation>) => this.edit(event.detail)}></hw-action-fields>
        </fieldset>
        ${this.name(draft)}
        <div class="field">
          <hw-diagnostics role="alert" .findings=${this.refused.findings}></hw-diagnostics>
          <div class="row">
          <wa-button type="submit" variant="brand" appearance="accent">${this.automation ? shared.save() : automations.create()}</wa-button>
          <wa-button appearance="outlined" href=${href("automations")} @click=${() => this.draft.dropDraft()}>${shared.cancel()}</wa-button>
          </div>
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
          ${types.map((one) => html`<wa-option value=${one.eventType}>${eventTitle(one.eventType)}</wa-option>`)}
        </wa-select>
        ${info?.isRunEvent ? html`<p class="soft small">${automations.runsNeedProject()}</p>` : ""}
        ${info?.needsCollectionScope ? html`<p class="soft small">${automations.needsCollection()}</p>` : ""}
      </div>
      <hw-scope-fields .scope=${draft.scope} .event=${info} .findings=${scopeFindings(draft)}
        @hw-scope=${(event: CustomEvent<Scope>) => this.change({ scope: event.detail })}></hw-scope-fields>
      <hw-trigger-fields .trigger=${draft.trigger} .samples=${this.controller.workspace.samples} .findings=${foreignFieldFindings(draft)}
        @hw-trigger=${(event: CustomEvent<Trigger>) => this.change({ trigger: event.detail })}></hw-trigger-fields>
    </fieldset>`;
  }

  private name(draft: Automation) {
    return html`<fieldset class="panel">
      <legend>${shared.name()}</legend>
      <hw-text-field label=${shared.name()} required .value=${draft.name} .customError=${blankNameError(draft.name)}
        @input=${(event: Event) => this.change({ name: fieldText(event) })}></hw-text-field>
      <hw-text-field .value=${draft.description ?? ""} @input=${(event: Event) => this.change({ description: fieldText(event) })}>
        <span slot="label">${automations.description()} <span class="soft">${shared.optional()}</span></span>
      </hw-text-field>
      <wa-switch id="enabled" .checked=${draft.enabled} @change=${() => this.change({ enabled: !draft.enabled })}>
        ${automations.enabled()}
      </wa-switch>
    </fieldset>`;
  }

  /** Assigns the first team to a draft that was started before there was a team. */
  private assignFirstTeam() {
    const [first] = this.controller.workspace.teams;
    if (this.draft.value?.team === "" && first) this.change({ team: first.name });
  }

  private chooseEvent(event: Event) {
    const type = eventTypes().find((one) => one.eventType === fieldText(event))?.eventType;
    const draft = this.draft.value;
    if (type && draft) this.change({ trigger: newTrigger(type, draft.trigger.filter ?? "") });
  }

  private change(change: Partial<Automation>) {
    if (this.draft.value) this.edit({ ...this.draft.value, ...change });
  }

  private edit(draft: Automation) {
    this.refused.clear();
    this.draft.change(draft);
  }

  /** Puts the suggested trigger into a restored draft. */
  private takeSuggestion(trigger: Trigger) {
    const draft = this.draft.value;
    if (draft === undefined) return;
    const scope = draft.scope.type === "project" ? draft.scope : defaultProject(this.controller.workspace);
    this.draft.change({ ...draft, trigger, scope });
  }

  private async discard() {
    this.draft.discard();
    await this.updateComplete;
    this.heading?.focus();
  }

  private async focusTarget() {
    const target = parseFormTarget(this.target);
    if (target === undefined) return;
    await this.scopeFields?.updateComplete;
    switch (target.field) {
      case "enabled":
      case "event":
        return focusDrawn(this.renderRoot.querySelector<HTMLElement>(`#${target.field}`));
      case "states":
      case "metric":
      case "threshold":
      case "filter":
        return this.triggerFields?.focusTarget(target);
      default:
        return this.scopeFields?.focusLevel(target.field);
    }
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    // The form's own validation doesn't reach the fields inside other elements.
    const draft = this.draft.value;
    const automation = draft && { ...draft, name: draft.name.trim() };
    if (
      automation === undefined ||
      !this.scopeFields?.reportValidity() ||
      !this.triggerFields?.reportValidity() ||
      !this.actionFields?.reportValidity()
    )
      return;
    const base = this.automation && this.draft.base;
    if (
      !(await this.refused.apply(this.controller, {
        type: "put_automation",
        automation,
        ...(base && { base }),
      }))
    )
      return;
    this.draft.dropDraft();
    announce(this, settings.saved(automation.name));
    this.dispatchEvent(new CustomEvent("hw-created", { detail: automation.id }));
    location.hash = href("automations");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-form": AutomationForm;
  }
}
