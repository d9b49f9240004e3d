import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  checkAutomationName,
  type Diagnostic,
  eventTypes,
  newTrigger,
  type Scope,
  type SecretVault,
  type Trigger,
  type Workspace,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../../design/confirm-dialog.ts";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import { applyFixTo, type FixEvent } from "../../design/finding.ts";
import { formActions } from "../../design/form-actions.ts";
import { FormValidity } from "../../design/form-validity.ts";
import "../../design/restored-draft.ts";
import type { TextField } from "../../design/text-field.ts";
import "../../design/text-field.ts";
import { automations } from "../../messages/automations.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle, sampleTitle } from "../../messages/vocabulary.ts";
import { takeCreatedWebhook } from "../../parts/created-webhook.ts";
import { parseFormTarget } from "../../parts/form-target.ts";
import { type KnownScopes, knownScopes } from "../../parts/known-values.ts";
import { type TemplatePreview, TemplatePreviewer } from "../../parts/template-preview.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import { FormCommand } from "../../workspace/form-command.ts";
import { FormDraft } from "../../workspace/form-draft.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import type { ActionFields } from "./action-fields.ts";
import "./action-fields.ts";
import {
  foreignFieldFindings,
  mustBeAccepted,
  payloadFindings,
  scopeFindings,
  triggerFindings,
} from "./automation-checks.ts";
import { automationDrafts, newAutomation } from "./automation-draft.ts";
import { formVerdict } from "./form-verdict.ts";
import { type PreviewedEvent, PreviewedSample } from "./previewed-sample.ts";
import type { ScopeFields } from "./scope-fields.ts";
import "./scope-fields.ts";
import { scopeForEvent } from "./scope-parts.ts";
import type { TriggerFields } from "./trigger-fields.ts";
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
      fieldset.panel {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--hw-3);
        padding: var(--hw-4);
      }

      fieldset.panel > legend {
        float: inline-start;
        inline-size: 100%;
      }

      .verdict {
        flex-wrap: nowrap;
        align-items: start;
        padding: var(--hw-2) var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow-wrap: anywhere;
      }

      .verdict.warning {
        background: var(--hw-warning-soft);
      }

      .warning wa-icon {
        color: var(--hw-warning);
      }

      .good wa-icon {
        color: var(--hw-good);
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
  /** The initial scope of a new automation; undefined for the default. */
  @property({ attribute: false }) wantedScope: Scope | undefined;
  /** The field that the address names, like `filter:4-19`: it gets the focus. */
  @property() target: string | undefined;
  @query("hw-scope-fields") private scopeFields?: ScopeFields;
  @query("hw-trigger-fields") private triggerFields?: TriggerFields;
  @query("hw-action-fields") private actionFields?: ActionFields;
  @query("h1") private heading?: HTMLElement;
  @query("#name") private nameField?: TextField;
  private readonly controller = new WorkspaceController(this);
  private readonly draft = new FormDraft(this, automationDrafts);
  private readonly refused = new FormCommand(this);
  private readonly validity = new FormValidity(this);
  private readonly sample = new PreviewedSample();
  private readonly previewer = new TemplatePreviewer();
  private known: { workspace: Workspace; scopes: KnownScopes } | undefined;
  /** The findings about the name that was checked last: of a large workspace, all names are compared. */
  private checkedName:
    | { workspace: Workspace; id: string; name: string; findings: readonly Diagnostic[] }
    | undefined;
  /** The problems that the user has to accept before the automation is saved. */
  @state() private toAccept: readonly Diagnostic[] = [];

  constructor() {
    super();
    new SecretValuesController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    this.draft.open(
      this.automation?.id ?? NEW,
      () => this.automation ?? newAutomation(this.controller.workspace, this.suggestion, this.wantedScope),
    );
    // A change in another tab never replaces what the user has edited.
    if (this.automation) this.draft.follow(this.automation);
    this.assignFirstTeam();
    this.takeCreatedWebhook();
    if ((changed.has("suggestion") || changed.has("wantedScope")) && this.draft.restored)
      this.takeSuggestion(this.suggestion, this.wantedScope);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has("target")) void this.focusTarget();
  }

  override render() {
    const draft = this.draft.value;
    if (draft === undefined) return "";
    const shown = this.sample.select(draft, this.controller.workspace);
    const preview = this.preview(draft, shown);
    return html`<div class="stack">
      ${this.isDeleted ? html`<p class="row"><wa-icon name="alert"></wa-icon>${automations.deletedDraft()}</p>` : ""}
      ${this.draft.restored ? html`<hw-restored-draft @hw-discard=${this.discard}></hw-restored-draft>` : ""}
      <a href=${href("automations")}>${automations.back()}</a>
      <div class="spread">
        <h1 tabindex="-1">${this.automation ? automations.editAutomation(this.automation.name) : automations.create()}</h1>
        ${this.automation ? this.otherViews(this.automation) : ""}
      </div>
      <form class="stack" novalidate autocomplete="off" @submit=${this.submit}>
        ${this.event(draft, this.verdict(draft, shown, preview))}
        <fieldset class="panel">
          <legend>${automations.webhookGroup()}</legend>
          <hw-action-fields .store=${this.store} .automation=${draft} .formId=${this.automation?.id ?? NEW} .shown=${shown} .preview=${preview}
            @hw-action=${(event: CustomEvent<Automation>) => this.edit(event.detail)}
            @hw-sample=${(event: CustomEvent<string>) => this.chooseSample(event.detail)}
            @hw-create-webhook=${() => this.draft.keep()}></hw-action-fields>
        </fieldset>
        ${this.name(draft)}
        ${formActions({
          action: this.automation ? shared.saveChanges() : automations.create(),
          cancelHref: href("automations"),
          onCancel: () => this.draft.dropDraft(),
          incomplete: this.validity.labels,
          refusals: this.refused.findings,
        })}
      </form>
      ${this.toAccept.length === 0 ? "" : this.acceptDialog(draft)}
    </div>`;
  }

  private otherViews({ id, trigger }: Automation) {
    return html`<div class="row">
      ${"condition" in trigger ? html`<wa-button appearance="outlined" href=${href("metrics", id)}>${automations.plotOnRun()}</wa-button>` : ""}
      <wa-button appearance="outlined" href=${href("playground", id)}>${automations.editPayload()}</wa-button>
    </div>`;
  }

  private acceptDialog(draft: Automation) {
    return html`<hw-confirm-dialog heading=${automations.hasProblems(this.toAccept.length)} text=${automations.hasProblemsText()}
      action=${this.automation ? automations.saveAnyway() : automations.createAnyway()}
      .affected=${this.toAccept.map((finding) => sentences(finding).message)}
      @hw-close=${() => {
        this.toAccept = [];
      }}
      @hw-confirm=${() => this.save(draft)}></hw-confirm-dialog>`;
  }

  private preview(draft: Automation, { event }: PreviewedEvent): TemplatePreview {
    const team = this.controller.workspace.teams.find(({ name }) => name === draft.team);
    return this.previewer.preview({
      automation: draft,
      webhook: team?.webhooks.find(({ id }) => id === draft.webhook),
      teamSecrets: team?.secrets ?? [],
      template: draft.payload ?? "",
      event,
      hasValue: (name) => this.vault?.has(draft.team, name) ?? false,
    });
  }

  /** Says in one line whether the previewed event fires the automation as it is edited. */
  private verdict(draft: Automation, shown: PreviewedEvent, { problems }: TemplatePreview) {
    const teams = this.controller.workspace.teams.filter(({ name }) => name === draft.team);
    const { icon, kind, text } = formVerdict(draft, shown, {
      hasWebhook: teams.some(({ webhooks }) => webhooks.some(({ id }) => id === draft.webhook)),
      errors: problems.filter(({ severity }) => severity === "error").length,
    });
    const previewed = shown.offered.find(({ id }) => id === shown.id);
    const sample = previewed ? sampleTitle(previewed.name) : automations.fittingExample();
    return html`<p class="row verdict ${kind}" role="status">
      <wa-icon name=${icon}></wa-icon><span>${text} <span class="soft">${automations.verdictSample(sample)}</span></span>
    </p>`;
  }

  private chooseSample(id: string) {
    this.sample.choose(id);
    this.requestUpdate();
  }

  private event(draft: Automation, verdict: TemplateResult) {
    const { type } = draft.trigger;
    const info = eventTypes().find((one) => one.eventType === type);
    // A type that can't be created is shown while the automation has it.
    const types = eventTypes().filter(({ offer, eventType }) => offer === "offered" || eventType === type);
    return html`<fieldset class="panel">
      <legend>${automations.triggerGroup()}</legend>
      <div class="field">
        <wa-select id="event" label=${automations.event()} .value=${draft.trigger.type} @change=${this.chooseEvent}>
          ${types.map((one) => html`<wa-option value=${one.eventType}>${eventTitle(one.eventType)}</wa-option>`)}
          ${info ? "" : html`<wa-option value=${type}>${type}</wa-option>`}
        </wa-select>
      </div>
      <hw-scope-fields .scope=${draft.scope} .event=${info} .known=${this.knownScopes()} .findings=${scopeFindings(draft)}
        @hw-scope=${(event: CustomEvent<Scope>) => this.change({ scope: event.detail })}></hw-scope-fields>
      <hw-trigger-fields .trigger=${draft.trigger} ?stored=${this.automation?.trigger.type === type} .samples=${this.controller.workspace.samples} .findings=${foreignFieldFindings(draft)}
        @hw-trigger=${(event: CustomEvent<Trigger>) => this.change({ trigger: event.detail })}></hw-trigger-fields>
      ${verdict}
    </fieldset>`;
  }

  private name(draft: Automation) {
    return html`<fieldset class="panel">
      <legend>${automations.nameGroup()}</legend>
      <hw-text-field id="name" label=${shared.name()} required missing=${shared.nameBlank()} .value=${draft.name}
        fixable .findings=${this.nameFindings(draft)} @hw-fix=${({ fix }: FixEvent) => this.change({ name: applyFixTo(draft.name, fix) })}
        @input=${(event: Event) => this.change({ name: fieldText(event) })}></hw-text-field>
      <hw-text-field .value=${draft.description ?? ""} @input=${(event: Event) => this.change({ description: fieldText(event) })}>
        <span slot="label">${automations.description()} <span class="soft">${shared.optional()}</span></span>
      </hw-text-field>
      <wa-switch id="enabled" .checked=${draft.enabled} @change=${() => this.change({ enabled: !draft.enabled })}>
        ${automations.enabled()}
      </wa-switch>
    </fieldset>`;
  }

  /** Returns the findings about a typed name. An empty one is only missing. */
  private nameFindings({ id, name }: Automation): readonly Diagnostic[] {
    if (name.trim() === "") return [];
    const { workspace } = this.controller;
    const known = this.checkedName;
    if (known?.workspace === workspace && known.id === id && known.name === name) return known.findings;
    const others = workspace.automations.flatMap((one) => (one.id === id ? [] : [one.name]));
    const findings = checkAutomationName(name, others);
    this.checkedName = { workspace, id, name, findings };
    return findings;
  }

  /** Assigns the first team to a draft that was started before there was a team. */
  private assignFirstTeam() {
    const [first] = this.controller.workspace.teams;
    if (this.draft.value?.team === "" && first) this.change({ team: first.name });
  }

  /** Selects the webhook that the user went away to create for this form. */
  private takeCreatedWebhook() {
    const created = takeCreatedWebhook(this.automation?.id ?? NEW);
    if (created) this.change({ team: created.team, webhook: created.webhook });
  }

  private chooseEvent(event: Event) {
    const type = eventTypes().find((one) => one.eventType === fieldText(event))?.eventType;
    const draft = this.draft.value;
    if (type === undefined || draft === undefined) return;
    this.change({
      trigger: newTrigger(type, draft.trigger.filter ?? ""),
      scope: scopeForEvent(draft.scope, type),
    });
  }

  private knownScopes(): KnownScopes {
    const { workspace } = this.controller;
    if (this.known?.workspace !== workspace) this.known = { workspace, scopes: knownScopes(workspace) };
    return this.known.scopes;
  }

  private change(change: Partial<Automation>) {
    if (this.draft.value) this.edit({ ...this.draft.value, ...change });
  }

  private edit(draft: Automation) {
    this.refused.clear();
    this.validity.clear();
    this.draft.change(draft);
  }

  /** Puts what the user asked for into a restored draft. */
  private takeSuggestion(trigger: Trigger | undefined, scope: Scope | undefined) {
    const draft = this.draft.value;
    if (draft === undefined || (trigger === undefined && scope === undefined)) return;
    const wanted = trigger ?? draft.trigger;
    this.draft.change({ ...draft, trigger: wanted, scope: scopeForEvent(scope ?? draft.scope, wanted.type) });
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
      case "webhook":
        return this.actionFields?.focusWebhook();
      default:
        return this.scopeFields?.focusLevel(target.field);
    }
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const draft = this.draft.value;
    const fields = [this.scopeFields, this.triggerFields, this.actionFields, this.nameField];
    if (draft === undefined || !this.validity.check(fields)) return;
    this.toAccept = [...triggerFindings(draft), ...payloadFindings(draft, this.controller.workspace)].filter(
      mustBeAccepted,
    );
    if (this.toAccept.length === 0) await this.save(draft);
  };

  private async save(draft: Automation) {
    const automation = { ...draft, name: draft.name.trim() };
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
    const link = { label: automations.editPayload(), href: href("playground", automation.id) };
    announce(this, settings.saved(automation.name), link);
    this.dispatchEvent(new CustomEvent("hw-created", { detail: automation.id }));
    // Saving may wait for another tab; meanwhile the user may have left.
    if (this.isConnected) location.hash = href("automations");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-form": AutomationForm;
  }
}
